"""``/public/figures``: tables for everybody, without log-in."""

import csv
import datetime as dt
import io
from typing import Any

import marshmallow as ma
import orjson
from flask import Response
from marshmallow.validate import OneOf

from api.core.access import public_reads
from api.core.http import Bp
from api.core.papers import CSV, TEXT
from api.core.schemas import Schema, Str, text_response
from api.reports.csvfile import safe
from api.reports.feed_routes import conditional
from api.reports.feed_schemas import Month
from api.reports.monthly import HIDDEN
from api.reports.public import SHAPES, publish
from api.reports.schemas import PeriodOut

bp = Bp("public", __name__, description="Figures for everybody; counts of 1 to 4 are hidden")
FOR_AN_HOUR = "public, max-age=3600"


class PublicQuery(Schema):
    """Which month that has ended, as JSON or CSV."""

    month = Month(required=True)
    format = Str(load_default="json", also=[OneOf(["json", "csv"])])


class PublicColumn(Schema):
    """A value of the dimension."""

    code = text_response()
    name = text_response()


class PublicRow(Schema):
    """A unit: a count for each column, null where it is hidden."""

    code = text_response()
    name = text_response()
    cells = ma.fields.List(ma.fields.Integer(allow_none=True))
    total = ma.fields.Integer(allow_none=True)


class PublicTable(Schema):
    """One measure by units of one level and one dimension, in one month, by the units of then."""

    shape = text_response()
    month = text_response()
    period = ma.fields.Nested(PeriodOut)
    measure = text_response()
    dimension = text_response()
    level = text_response()
    synthetic = ma.fields.Boolean()
    columns = ma.fields.List(ma.fields.Nested(PublicColumn))
    rows = ma.fields.List(ma.fields.Nested(PublicRow))


class ShapeOut(Schema):
    """A table that is published."""

    shape = text_response()
    level = text_response()
    dimension = text_response()
    measure = text_response()


class ShapeList(Schema):
    """All tables that are published."""

    items = ma.fields.List(ma.fields.Nested(ShapeOut))


@bp.get("/public/figures")
@public_reads
@bp.response(200, ShapeList)
def list_shapes() -> dict[str, Any]:
    """The tables that are published of every month that has ended."""
    told = ("level", "dimension", "measure")
    return {"items": [{"shape": name, **{key: getattr(s, key) for key in told}} for name, s in SHAPES.items()]}


@bp.get("/public/figures/<shape>")
@public_reads
@bp.arguments(PublicQuery, location="query")
@bp.response(200, PublicTable)
@bp.alt_response(200, schema=TEXT, content_type=CSV)
@bp.alt_response(304, description="Nothing has changed since the ETag of If-None-Match")
@bp.alt_response(404, description="No such table, or the month has not ended")
def get_figures(query: dict[str, Any], shape: str) -> Response:
    """One table. Null is a hidden number: 1 to 4, or one that would give such a number away."""
    told, tag = publish(shape, query["month"])
    file = query["format"]
    return conditional(_csv(told) if file == "csv" else _json(told), f"{tag}-{file}", FOR_AN_HOUR)


def _json(told: dict[str, Any]) -> Response:
    period: dict[str, dt.date] = told["period"]
    body = {**told, "period": {"from": period["start"], "to": period["end"]}}
    return Response(orjson.dumps(body), content_type="application/json")


def _csv(told: dict[str, Any]) -> Response:
    """For a Vietnamese Excel, as all our files; hidden numbers have a mark."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Mã", "Tên", *(safe(column["name"]) for column in told["columns"]), "Tổng"])
    for row in told["rows"]:
        numbers = [HIDDEN if number is None else number for number in (*row["cells"], row["total"])]
        writer.writerow([safe(row["code"]), safe(row["name"]), *numbers])
    return Response(("\ufeff" + file.getvalue()).encode(), content_type=CSV)
