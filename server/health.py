"""Liveness and readiness; readiness is red with its reason when the database cannot be written."""

import datetime as dt
import logging
import shutil
from pathlib import Path

from flask import Blueprint, Flask, current_app
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from api.core import clock
from api.core.access import public_reads
from api.core.db import short_write
from models.db import db
from models.setting import Setting

log = logging.getLogger(__name__)
LOW_SPACE = 0.10
# A probe that found all well is believed for so long: anybody may ask, and each probe is a write.
BELIEVED = dt.timedelta(seconds=10)
LAST = "readiness_seen_at"
# One word per trouble, from what SQLite and PostgreSQL say; anybody may read it, so it tells nothing of the place.
REASONS = (
    ("disk_full", ("is full", "no space left", "disk i/o", "no such savepoint")),
    ("read_only", ("readonly", "read-only", "read only")),
    ("busy", ("locked", "lock timeout", "statement timeout")),
)
bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public_reads
def healthz() -> ResponseReturnValue:
    """The process answers."""
    return {"status": "ok"}


@bp.get("/readyz")
@public_reads
def readyz() -> ResponseReturnValue:
    """The database can be written; 503 with one word why it cannot. Warns below 10 % of free disk."""
    reason = None if _was_well() else _probe()
    if reason is not None:
        return {"status": "red", "reason": reason}, 503, {"Retry-After": "30"}
    warnings = ["disk_low"] if _disk_is_low(Path(current_app.config["DATA_DIR"])) else []
    return {"status": "ok", "warnings": warnings, "database": db.engine.dialect.name}


def _was_well() -> bool:
    """Whether this process wrote a moment ago; trouble is never remembered, so its end is seen at once."""
    seen: dt.datetime | None = current_app.extensions.get(LAST)
    return seen is not None and dt.timedelta() <= clock.now() - seen < BELIEVED


def _probe() -> str | None:
    """Write something; the reason as one word if that fails."""
    try:
        with short_write():
            db.session.merge(Setting(key="readiness", value=clock.now().isoformat()))
    except SQLAlchemyError as error:
        log.error("not ready: %s", str(getattr(error, "orig", error)).splitlines()[0])
        return _word(error)
    current_app.extensions[LAST] = clock.now()
    return None


def _word(error: SQLAlchemyError) -> str:
    if isinstance(error, PoolTimeout):
        return "busy"
    said = str(getattr(error, "orig", error)).lower()
    return next((word for word, signs in REASONS if any(sign in said for sign in signs)), "unreachable")


def _disk_is_low(place: Path) -> bool:
    """Whether less than a tenth is free; a node with its database elsewhere may have no data directory."""
    if not place.exists():
        return False
    usage = shutil.disk_usage(place)
    return usage.free < LOW_SPACE * usage.total


def init_app(app: Flask) -> None:
    """Register the two paths."""
    app.register_blueprint(bp)
