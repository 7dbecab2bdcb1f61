"""Settings of the province: read through here so that every reader has the same default."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import sqlalchemy as sa

from api.core import clock
from models.db import db
from models.setting import Setting

CALENDAR_MONTH = 31
CUTOFF_WANTED = "cutoff_wanted"
_known: ContextVar[dict[str, Any] | None] = ContextVar("known_settings", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within the block all settings are as they are at its beginning, read in one query (there are a dozen).

    For work that asks for several, or often, and already holds the locks under which they count for it.
    """
    stored = db.session.execute(sa.select(Setting.key, Setting.value))
    token = _known.set({row.key: row.value for row in stored})
    try:
        yield
    finally:
        _known.reset(token)


def get(key: str, default: Any = None) -> Any:
    """The stored value (JSON) of ``key``."""
    known = _known.get()
    if known is not None:
        return known.get(key, default)
    row = db.session.get(Setting, key)
    return default if row is None else row.value


def put(key: str, value: Any) -> None:
    """Store the value of ``key``; the caller's transaction commits it."""
    db.session.merge(Setting(key=key, value=value))
    known = _known.get()
    if known is not None:
        known[key] = value


def cutoff_day() -> int:
    """Last day of the reporting month: 31 = calendar month, 14 = "15th to 14th"."""
    return int(get("cutoff_day", CALENDAR_MONTH))


def cutoff_wanted() -> int | None:
    """The last day of reporting months by which all visits are being counted again; None while nothing is."""
    value = get(CUTOFF_WANTED)
    return None if value is None else int(value)


def demo_day() -> dt.date | None:
    """Newest day of the loaded demo data, None where no demo is loaded."""
    value = get("demo_day")
    return None if value is None else dt.date.fromisoformat(value)


def reporting_month() -> dt.date:
    """The running reporting month (first calendar day of the month that names it)."""
    return clock.reporting_month(clock.today(), cutoff_day())
