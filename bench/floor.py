"""The floor: a plain Flask that parses the batch and does one bulk upsert, on the same database and fsync settings.

It knows no one, checks nothing, answers no verdict and keeps no feed: no server that stores the batch can cost less.
"""

import os

import orjson
import sqlalchemy as sa
from flask import Flask, Response, request
from sqlalchemy.dialects import postgresql, sqlite

from models import sqlite as tuning
from models.sqlite import transaction_mode

TABLE = sa.Table(
    "bench_floor",
    sa.MetaData(),
    sa.Column("op_id", sa.String(36), primary_key=True),
    sa.Column("record_id", sa.String(36)),
    sa.Column("body", sa.JSON),
)


def create_floor() -> Flask:
    """The application on DATABASE_URL."""
    app = Flask("floor", static_folder=None)
    engine = sa.create_engine(os.environ["DATABASE_URL"])
    tuning.prepare(engine)
    insert = (postgresql if engine.dialect.name == "postgresql" else sqlite).insert(TABLE)
    upsert = insert.on_conflict_do_update(index_elements=["op_id"], set_={"body": insert.excluded.body})

    @app.get("/healthz")
    def healthz() -> str:
        return "ok"

    @app.post("/api/v1/sync/push")
    def store() -> Response:
        ops = orjson.loads(request.get_data())["ops"]
        rows = [{"op_id": op["op_id"], "record_id": op["record_id"], "body": op["body"]} for op in ops]
        transaction_mode.set("write")
        with engine.begin() as connection:
            connection.execute(upsert, rows)
        return Response(orjson.dumps({"results": [op["op_id"] for op in ops]}), content_type="application/json")

    return app
