"""Counts of one month by unit and a second thing, as the tallies hold them."""

import datetime as dt
import uuid

from sqlalchemy.orm import InstrumentedAttribute

from api.figures.months import read_months
from api.figures.period import Period
from api.figures.sums import Sums, day_sums
from api.teams.logic import Scope
from api.units.lineage import UnitTree
from models.tally import TallyDay

Cell = tuple[uuid.UUID, str, Sums]


def month_cells(scope: Scope, month: dt.date, dimension: str) -> list[Cell]:
    """``(unit, value, sums)`` of a dimension that is counted by months; a unit and value may come several times."""
    rows = read_months(scope, (month,), dimension, "unit_id")
    return [(uuid.UUID(unit_id), value, Sums(*amounts)) for unit_id, value, *amounts in rows]


def day_cells(scope: Scope, period: Period, by: InstrumentedAttribute[str]) -> list[Cell]:
    """``(unit, value, sums)`` of what is counted by days, over the period."""
    found = day_sums(scope, period.start, period.end, TallyDay.unit_id, by)
    return [(unit_id, value, sums) for (unit_id, value), sums in found]


def unit_of(units: UnitTree, unit_id: uuid.UUID, day: dt.date, level: str) -> uuid.UUID:
    """The unit of the level that it fell under on the day; itself where there is none."""
    return units.unit_at(unit_id, day, level) or unit_id
