"""Counts of one month by unit and a second thing, as the tallies hold them."""

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from api.figures.period import Period
from api.figures.sums import Sums, summed
from api.teams.logic import Scope
from api.units.lineage import UnitTree
from models.tally import TallyDay, TallyMonth

Cell = tuple[uuid.UUID, str, Sums]


def month_cells(scope: Scope, month: dt.date, dimension: str) -> list[Cell]:
    """``(unit, value, sums)`` of a dimension that is counted by months."""
    when = sa.and_(TallyMonth.month == month, TallyMonth.dimension == dimension)
    found = summed(TallyMonth, scope, when, TallyMonth.unit_id, TallyMonth.value)
    return [(unit_id, value, sums) for (unit_id, value), sums in found]


def day_cells(scope: Scope, period: Period, by: InstrumentedAttribute[str]) -> list[Cell]:
    """``(unit, value, sums)`` of what is counted by days, over the period."""
    found = summed(TallyDay, scope, TallyDay.day.between(period.start, period.end), TallyDay.unit_id, by)
    return [(unit_id, value, sums) for (unit_id, value), sums in found]


def unit_of(units: UnitTree, unit_id: uuid.UUID, day: dt.date, level: str) -> uuid.UUID:
    """The unit of the level that it fell under on the day; itself where there is none."""
    return units.unit_at(unit_id, day, level) or unit_id
