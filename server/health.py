"""Liveness and readiness; readiness is red with its reason when the database cannot be written."""

import shutil

from flask import Blueprint, Flask, current_app
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from api.core import clock
from api.core.access import public_reads
from api.core.db import short_write
from models.db import db
from models.setting import Setting

LOW_SPACE = 0.10
bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public_reads
def healthz() -> ResponseReturnValue:
    """The process answers."""
    return {"status": "ok"}


@bp.get("/readyz")
@public_reads
def readyz() -> ResponseReturnValue:
    """The database can be written; 503 with the reason when it cannot. Warns below 10 % of free disk."""
    try:
        with short_write():
            db.session.merge(Setting(key="readiness", value=clock.now().isoformat()))
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        return {"status": "red", "reason": reason}, 503, {"Retry-After": "30"}
    usage = shutil.disk_usage(current_app.config["DATA_DIR"])
    warnings = ["disk_low"] if usage.free < LOW_SPACE * usage.total else []
    return {"status": "ok", "warnings": warnings, "database": db.session.get_bind().dialect.name}


def init_app(app: Flask) -> None:
    """Register the two paths."""
    app.register_blueprint(bp)
