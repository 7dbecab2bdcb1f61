"""Tallies counted again from the visits themselves: they must equal what the pushes have kept."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa

from api.assistance.body import visit_of
from api.assistance.tallies import RULES, YEAR_KEY, DayKey, Deltas, MonthKey, TopicKey, WeekKey, hold_cutoff
from api.core import settings
from api.core.db import on_postgresql, take_long
from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from models.tally import AMOUNTS, TallyDay, TallyTopicDay, TallyWeek, TallyYear, month_amounts

BATCH = 2000
RULES_SETTING = "tally_rules"
LOCK = sa.text("LOCK TABLE tally_day, tally_year, tally_week, tally_topic_day IN SHARE ROW EXCLUSIVE MODE")
TABLES: tuple[Any, ...] = (TallyDay, TallyYear, TallyWeek, TallyTopicDay)


def recount(team_ids: Collection[uuid.UUID] | None = None) -> Deltas:
    """Sums over all live visits (of some teams), as the tally tables should hold them."""
    take_long()
    deltas = Deltas(settings.cutoff_day())
    last: uuid.UUID | None = None
    while rows := db.session.execute(_live_after(last, team_ids)).all():
        for row in rows:
            deltas.count(visit_of(row.body), row.unit_id, row.business_day, 1)
        last = rows[-1].id
    return deltas


def differences(team_ids: Collection[uuid.UUID] | None = None) -> list[str]:
    """One line per tally row (of some teams) that a recount does not confirm; empty when all is well."""
    counted = recount(team_ids)
    return [
        *_compare(counted.days, _stored(TallyDay, DayKey, team_ids)),
        *_compare(counted.months, stored_months(team_ids)),
        *_compare(counted.weeks, _stored(TallyWeek, WeekKey, team_ids)),
        *_compare(counted.topics, _stored(TallyTopicDay, TopicKey, team_ids)),
    ]


def rebuild(team_ids: Collection[uuid.UUID] | None = None) -> None:
    """Replace the tallies (of some teams) by a recount. Pushes wait meanwhile, or are waited for.

    SQLite has one writer anyway. PostgreSQL is told: what a push adds between counting and writing would be lost.
    """
    hold_cutoff()
    if on_postgresql():
        db.session.execute(LOCK)
    counted = recount() if team_ids is None else recount(team_ids)
    for table in TABLES:
        of_teams = sa.true() if team_ids is None else table.team_id.in_(team_ids)
        db.session.execute(sa.delete(table).where(of_teams))
    counted.write()
    if team_ids is None:
        settings.put(RULES_SETTING, RULES)


def _live_after(last: uuid.UUID | None, team_ids: Collection[uuid.UUID] | None) -> sa.Select[Any]:
    s, r = AssistanceSession, SessionRevision
    query = sa.select(s.id, s.unit_id, s.business_day, r.body).join(r, r.op_id == s.revision)
    query = query.where(s.status == "live", r.body.is_not(None))
    if last is not None:
        query = query.where(s.id > last)
    if team_ids is not None:
        query = query.where(s.team_id.in_(team_ids))
    return query.order_by(s.id).limit(BATCH)


def stored_months(team_ids: Collection[uuid.UUID] | None = None) -> dict[MonthKey, list[int]]:
    """The months of ``tally_year`` (of some teams) in which anything is counted."""
    months: dict[MonthKey, list[int]] = {}
    names = [name for number in range(1, 13) for name in month_amounts(number)]
    for row in _read(TallyYear, (*YEAR_KEY, *names), team_ids):
        dimension, year, unit_id, team_id, value, *amounts = row
        for number in range(12):
            found = amounts[3 * number : 3 * number + 3]
            if any(found):
                months[MonthKey(team_id, unit_id, dt.date(year, number + 1, 1), dimension, value)] = found
    return months


def _stored(table: Any, key: Any, team_ids: Collection[uuid.UUID] | None) -> dict[Any, list[int]]:
    width = len(key._fields)
    rows = _read(table, (*key._fields, *AMOUNTS), team_ids)
    return {key(*row[:width]): list(row[width:]) for row in rows if any(row[width:])}


def _read(table: Any, names: Iterable[str], team_ids: Collection[uuid.UUID] | None) -> Iterable[Any]:
    query = sa.select(*[getattr(table, name) for name in names])
    if team_ids is not None:
        query = query.where(table.team_id.in_(team_ids))
    return db.session.execute(query)


def _compare(counted: dict[Any, list[int]], stored: dict[Any, list[int]]) -> list[str]:
    zero = [0, 0, 0]
    keys = sorted(set(counted) | set(stored), key=str)
    return [
        f"{type(key).__name__}{_shown(key)}: stored {stored.get(key, zero)}, counted {counted.get(key, zero)}"
        for key in keys
        if any(a != b for a, b in zip(stored.get(key, zero), counted.get(key, zero), strict=True))
    ]


def _shown(key: Any) -> str:
    return str(tuple(str(part) if isinstance(part, uuid.UUID) else part for part in key))
