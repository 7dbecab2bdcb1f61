"""Counts of one month by unit and a second thing, as the tallies hold them."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from api.figures.period import Period
from api.figures.sums import Sums, within
from api.teams.logic import Scope
from api.units.lineage import UnitTree
from models.db import db
from models.tally import TallyDay, TallyMonth

Cell = tuple[uuid.UUID, str, Sums]


def month_cells(scope: Scope, month: dt.date, dimension: str) -> list[Cell]:
    """``(unit, value, sums)`` of a dimension that is counted by months."""
    t = TallyMonth
    query = _sums(t, t.value).where(t.month == month, t.dimension == dimension)
    return _cells(query.where(within(scope).where(t.team_id, t.unit_id)).group_by(t.unit_id, t.value))


def day_cells(scope: Scope, period: Period, by: InstrumentedAttribute[str]) -> list[Cell]:
    """``(unit, value, sums)`` of what is counted by days, over the period."""
    t = TallyDay
    query = _sums(t, by).where(t.day.between(period.start, period.end))
    return _cells(query.where(within(scope).where(t.team_id, t.unit_id)).group_by(t.unit_id, by))


def unit_of(units: UnitTree, unit_id: uuid.UUID, day: dt.date, level: str) -> uuid.UUID:
    """The unit of the level that it fell under on the day; itself where there is none."""
    return units.unit_at(unit_id, day, level) or unit_id


def _sums(table: type[TallyDay] | type[TallyMonth], by: InstrumentedAttribute[str]) -> sa.Select[*tuple[Any, ...]]:
    sums = (sa.func.sum(amount) for amount in (table.visits, table.people, table.items))
    return sa.select(table.unit_id, by, *sums)


def _cells(query: sa.Select[*tuple[Any, ...]]) -> list[Cell]:
    rows = db.session.execute(query)
    return [(row[0], row[1], Sums(int(row[2]), int(row[3]), int(row[4]))) for row in rows]
