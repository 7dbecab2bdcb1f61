"""Reading the tallies along an axis and by unit or team: from months where they are whole, else from days."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from api.core import clock
from api.figures.months import By, columns_of, read_each_month, read_months, read_plain
from api.figures.period import Period
from api.figures.slices import Slice, slices_of
from api.figures.sums import Sums
from api.teams.logic import Scope
from models.tally import AMOUNTS, TallyDay, TallyWeek

# A dimension of which each visit has exactly one value, and which has few: its sums are those of everything.
WHOLE = "kind"
T = TypeVar("T")


def _as_it_is(stored: str, _: int) -> str:
    return stored


def _week(stored: str, _: int) -> str:
    return week_key(dt.date.fromisoformat(stored))


def _month(stored: str, cutoff_day: int) -> str:
    return f"{clock.reporting_month(dt.date.fromisoformat(stored), cutoff_day):%Y-%m}"


def _quarter(stored: str, cutoff_day: int) -> str:
    return quarter_key(clock.reporting_month(dt.date.fromisoformat(stored), cutoff_day))


def week_key(day: dt.date) -> str:
    """``2026-W47``: the ISO week of a day, Monday first."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def quarter_key(month: dt.date) -> str:
    """``2026-Q4``: the quarter of a reporting month."""
    return f"{month:%Y}-Q{(month.month + 2) // 3}"


@dataclass(frozen=True)
class Axis:
    """What figures are told apart by: values of a dimension, weeks or months; ``day_column`` where days have it too.

    ``key`` makes a row's key of what is stored and the cut-off day; days and months give the same keys.
    """

    dimension: str
    day_column: str | None = None
    key: Callable[[str, int], str] = _as_it_is
    by_weeks: bool = False
    by_months: bool = False


AXES = {
    "kind": Axis("kind", "kind"),
    "place": Axis("place", "place"),
    "week": Axis(WHOLE, "day", _week, by_weeks=True),
    "month": Axis(WHOLE, "day", _month, by_months=True),
    "quarter": Axis(WHOLE, "day", _quarter, by_months=True),
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
            sums[key_of[stored]].add(*amounts)
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


class Made(dict[str, T]):
    """Something of each stored value, made when it is first asked for. Quicker than ``cache``, which is a call."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, stored: str) -> T:
        """Make it, and remember it."""
        made = self[stored] = self._make(stored)
        return made


def keys_of(axis: Axis, cutoff_day: int) -> Made[str]:
    """The keys of the values that ``read`` gives."""
    return Made(lambda stored: axis.key(stored, cutoff_day))


def read(
    scope: Scope, part: Slice, axis: Axis | None, *by: By, measures: Collection[str] = AMOUNTS
) -> Sequence[tuple[Any, ...]]:
    """``(id of the unit or team as text…, value of the axis, visits, people, items)`` of a slice.

    What is alike may come several times. Without ``by`` all units are one, without ``axis`` all values. Days must have
    the axis. A measure not among ``measures`` is None. Values are as they are stored: of 30,000 rows every step tells.
    """
    if not part.months:
        days = columns_of(TallyDay)["day"].between(part.start, part.end)
        return read_plain(TallyDay, scope, days, axis.day_column if axis else None, by, measures, grouped=True)
    if axis is None:
        return [(*row[:-4], *row[-3:]) for row in read_months(scope, part.months, WHOLE, *by, measures=measures)]
    if axis.by_weeks:
        return read_plain(TallyWeek, scope, columns_of(TallyWeek)["month"].in_(part.months), "week", by, measures)
    reading = read_each_month if axis.by_months else read_months
    return reading(scope, part.months, axis.dimension, *by, measures=measures)
