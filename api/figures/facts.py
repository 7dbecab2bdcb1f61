"""Reading the tallies along an axis and by unit or team: from months where they are whole, else from days."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from api.core import clock
from api.figures.period import Period
from api.figures.slices import Slice, slices_of
from api.figures.sums import Sums, within
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
    for part in slices_of(period):
        for _, key, counted in read(scope, part, period.cutoff_day, axis):
            sums[key].merge(counted)
    return {key: counted for key, counted in sums.items() if counted != Sums()}


def by_team(scope: Scope, period: Period) -> dict[uuid.UUID, Sums]:
    """Sums of the period by team."""
    sums: dict[uuid.UUID, Sums] = defaultdict(Sums)
    for part in slices_of(period):
        for team_id, _, counted in read(scope, part, period.cutoff_day, None, "team_id"):
            sums[team_id].merge(counted)
    return sums


def total(counted: Iterable[Sums]) -> Sums:
    """All of them together."""
    whole = Sums()
    for one in counted:
        whole.merge(one)
    return whole


def read(
    scope: Scope, part: Slice, cutoff_day: int, axis: Axis | None, by: By | None = None
) -> Iterator[tuple[Any, str, Sums]]:
    """``(unit or team, key of the axis, sums)`` of a slice; the same key may come several times.

    Without ``by`` all units are one, without ``axis`` all keys. Days must have the axis.
    """
    table = _columns(TallyMonth if part.months else TallyDay)
    name = (axis.month_column if part.months else axis.day_column) if axis else None
    # As the driver gives it: making an id of every row takes longer than adding up.
    grouped: list[sa.ColumnElement[Any]] = [sa.type_coerce(table[by], sa.String)] if by else []
    grouped += [table[name]] if name else []
    query = sa.select(*(sa.func.sum(table[amount]) for amount in ("visits", "people", "items")), *grouped)
    if part.months:
        query = query.where(table["dimension"] == (axis.dimension if axis else WHOLE), table["month"].in_(part.months))
    else:
        query = query.where(table["day"].between(part.start, part.end))
    query = query.where(within(scope).where(table["team_id"], table["unit_id"])).group_by(*grouped)
    ids: dict[Any, uuid.UUID] = {}
    keys: dict[Any, str] = {}
    for visits, people, items, *found in db.session.execute(query):
        if visits is not None:
            place = (ids.get(found[0]) or ids.setdefault(found[0], uuid.UUID(str(found[0])))) if by else None
            key = (keys.get(found[-1]) or keys.setdefault(found[-1], axis.key(found[-1], cutoff_day))) if axis else ""
            yield place, key, Sums(int(visits), int(people), int(items))


def _columns(model: type[Base]) -> Any:
    """The columns of the table itself: thousands of sums need no ORM between."""
    return model.metadata.tables[model.__tablename__].c
