"""Tallies counted again from the visits themselves: they must equal what the pushes have kept."""

import uuid
from typing import Any

import sqlalchemy as sa

from api.assistance.body import visit_of
from api.assistance.tallies import DayKey, Deltas, MonthKey
from api.core import settings
from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from models.tally import TallyDay, TallyMonth

BATCH = 2000


def recount() -> Deltas:
    """Sums over all live visits, as the tally tables should hold them."""
    deltas = Deltas(settings.cutoff_day())
    s, r = AssistanceSession, SessionRevision
    query = (
        sa.select(s.unit_id, s.business_day, r.body)
        .join(r, r.op_id == s.revision)
        .where(s.status == "live", r.body.is_not(None))
    )
    for row in db.session.execute(query.execution_options(yield_per=BATCH)):
        deltas.count(visit_of(row.body), row.unit_id, row.business_day, 1)
    return deltas


def differences() -> list[str]:
    """One line per tally row that a recount does not confirm; empty when all is well."""
    counted = recount()
    lines = _compare(counted.days, _stored(TallyDay, DayKey, ("visits", "people")))
    return lines + _compare(counted.months, _stored(TallyMonth, MonthKey, ("visits", "people", "items")))


def rebuild() -> None:
    """Replace all tallies by a recount, as after a change of the cut-off day."""
    counted = recount()
    for table in (TallyDay, TallyMonth):
        db.session.execute(sa.delete(table))
    counted.write()


def _stored(table: Any, key: Any, amounts: tuple[str, ...]) -> dict[Any, list[int]]:
    names = (*key._fields, *amounts)
    rows = db.session.execute(sa.select(*[getattr(table, name) for name in names]))
    width = len(key._fields)
    return {key(*row[:width]): list(row[width:]) for row in rows if any(row[width:])}


def _compare(counted: dict[Any, list[int]], stored: dict[Any, list[int]]) -> list[str]:
    zero = [0, 0, 0]
    keys = sorted(set(counted) | set(stored), key=str)
    return [
        f"{type(key).__name__}{_shown(key)}: stored {stored.get(key, zero)}, counted {counted.get(key, zero)}"
        for key in keys
        if any(a != b for a, b in zip(stored.get(key, zero), counted.get(key, zero), strict=False))
    ]


def _shown(key: Any) -> str:
    return str(tuple(str(part) if isinstance(part, uuid.UUID) else part for part in key))
