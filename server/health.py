"""Liveness and readiness; readiness is red with its reason when the database cannot be written."""

import shutil
from pathlib import Path

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
    warnings = ["disk_low"] if _disk_is_low(Path(current_app.config["DATA_DIR"])) else []
    return {"status": "ok", "warnings": warnings, "database": db.session.get_bind().dialect.name}


def _disk_is_low(place: Path) -> bool:
    """Whether less than a tenth is free; a node with its database elsewhere may have no data directory."""
    if not place.exists():
        return False
    usage = shutil.disk_usage(place)
    return usage.free < LOW_SPACE * usage.total


def init_app(app: Flask) -> None:
    """Register the two paths."""
    app.register_blueprint(bp)
