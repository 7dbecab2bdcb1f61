"""Reading the tallies along an axis and by unit or team: from months where they are whole, else from days."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import sqlalchemy as sa

from api.core import clock
from api.figures.period import Period
from api.figures.slices import Slice, slices_of
from api.figures.sums import MEASURES, Sums, within
from api.teams.logic import Scope
from models.db import Base, db
from models.tally import TallyDay, TallyMonth

By = Literal["unit_id", "team_id"]
# A dimension of which each visit has exactly one value, and which has few: its sums are those of everything.
WHOLE = "kind"


def _as_it_is(stored: Any, _: int) -> str:
    return str(stored)


def _day(stored: dt.date, _: int) -> str:
    return stored.isoformat()


def _week(stored: dt.date | str, _: int) -> str:
    return week_key(dt.date.fromisoformat(str(stored)))


def _month(stored: dt.date, cutoff_day: int) -> str:
    return f"{clock.reporting_month(stored, cutoff_day):%Y-%m}"


def _quarter(stored: dt.date, cutoff_day: int) -> str:
    return quarter_key(clock.reporting_month(stored, cutoff_day))


def week_key(day: dt.date) -> str:
    """``2026-W47``: the ISO week of a day, Monday first."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def quarter_key(month: dt.date) -> str:
    """``2026-Q4``: the quarter of a reporting month."""
    return f"{month:%Y}-Q{(month.month + 2) // 3}"


@dataclass(frozen=True)
class Axis:
    """What figures are told apart by: a column of a dimension's months, and the same of days where they have it.

    ``key`` makes a row's key of what is stored and the cut-off day; days and months give the same keys.
    """

    dimension: str
    month_column: str = "value"
    day_column: str | None = None
    key: Callable[[Any, int], str] = _as_it_is


AXES = {
    "kind": Axis("kind", day_column="kind"),
    "place": Axis("place", day_column="place"),
    "week": Axis("week", day_column="day", key=_week),
    "month": Axis(WHOLE, "month", "day", _month),
    "quarter": Axis(WHOLE, "month", "day", _quarter),
    "topic": Axis("topic"),
    "outcome": Axis("result"),
    "age_band": Axis("age_band"),
    "sex": Axis("sex"),
}


def along(scope: Scope, period: Period, axis: Axis) -> dict[str, Sums]:
    """Sums of the period by key; keys of which nothing is left after voiding are not among them."""
    sums: dict[str, Sums] = defaultdict(Sums)
    key_of = keys_of(axis, period.cutoff_day)
    for part in slices_of(period):
        for stored, *amounts in read(scope, part, axis):
            sums[key_of(stored)].add(*amounts)
    return {key: counted for key, counted in sums.items() if counted != Sums()}


def by_team(scope: Scope, period: Period) -> dict[uuid.UUID, Sums]:
    """Sums of the period by team."""
    sums: dict[str, Sums] = defaultdict(Sums)
    for part in slices_of(period):
        for team_id, *amounts in read(scope, part, None, "team_id"):
            sums[team_id].add(*amounts)
    return {uuid.UUID(team_id): counted for team_id, counted in sums.items()}


def total(counted: Iterable[Sums]) -> Sums:
    """All of them together."""
    whole = Sums()
    for one in counted:
        whole.merge(one)
    return whole


def keys_of(axis: Axis, cutoff_day: int) -> Callable[[Any], str]:
    """What makes keys of the values that ``read`` gives, each made once."""
    return cache(lambda stored: axis.key(stored, cutoff_day))


def read(
    scope: Scope, part: Slice, axis: Axis | None, *by: By, measures: Collection[str] = MEASURES
) -> Sequence[tuple[Any, ...]]:
    """``(id of the unit or team as text…, value of the axis, visits, people, items)`` of a slice.

    To be told apart by something: without ``by`` all units are one, without ``axis`` all values. Days must have the
    axis. A measure not among ``measures`` is None. Values are as they are stored: of 30,000 rows every step tells.
    """
    table = _columns(TallyMonth if part.months else TallyDay)
    name = (axis.month_column if part.months else axis.day_column) if axis else None
    grouped: list[sa.ColumnElement[Any]] = [table[one] for one in by]
    grouped += [table[name]] if name else []
    shown = [*(sa.cast(table[one], sa.String) for one in by), *grouped[len(by) :]]
    query = sa.select(*shown, *(sa.func.sum(table[one]) if one in measures else sa.null() for one in MEASURES))
    if part.months:
        query = query.where(table["dimension"] == (axis.dimension if axis else WHOLE), table["month"].in_(part.months))
    else:
        query = query.where(table["day"].between(part.start, part.end))
    query = query.where(within(scope).where(table["team_id"], table["unit_id"])).group_by(*grouped)
    return db.session.execute(query).all()


def _columns(model: type[Base]) -> Any:
    """The columns of the table itself: thousands of sums need no ORM between."""
    return model.metadata.tables[model.__tablename__].c
