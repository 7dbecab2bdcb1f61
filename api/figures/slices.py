"""A period cut so that it is read as cheaply as can be: whole reporting months from their tallies, the rest by days."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from api.figures.period import DAY, Period
from api.units.lineage import UnitTree
from models.admin_unit import LEVELS


@dataclass(frozen=True)
class Slice:
    """Days from ``start`` to ``end`` with the units of ``on``; ``months`` if they are whole reporting months."""

    start: dt.date
    end: dt.date
    on: dt.date
    months: tuple[dt.date, ...] = ()


def slices_of(period: Period) -> list[Slice]:
    """The period for figures that do not ask for units."""
    return list(_joined((part for month in period.touched for part in _parts(period, month, [])), _same))


def unit_slices(period: Period, units: UnitTree, units_on: dt.date | None) -> list[Slice]:
    """The period with the units of ``units_on``, or of each day (None): cut wherever a unit changed."""
    if units_on is not None:
        return [replace(part, on=units_on) for part in slices_of(period)]
    turns = units.turns_within(period.start, period.end)[1:]
    return list(_joined((part for month in period.touched for part in _parts(period, month, turns)), units.turn))


def month_slices(period: Period, units: UnitTree, units_on: dt.date | None) -> list[Slice]:
    """Whole months for what is counted by months alone; without ``units_on`` a month has the units of its last day.

    Raises Problem ``whole_months_only``.
    """
    whole = [Slice(*period.bounds(month), period.bounds(month)[1], (month,)) for month in period.whole_months()]
    if units_on is not None:
        return list(_joined((replace(month, on=units_on) for month in whole), _same))
    return list(_joined(whole, units.turn))


def cuts_a_month(period: Period, units: UnitTree) -> bool:
    """Whether within a month of the period something came to lie in another unit."""
    small = [unit for unit in units.units if units.level(unit) in ("commune", "hamlet")]
    for month in period.touched:
        first, last = period.bounds(month)
        if units.turn(first) == units.turn(last):
            continue
        if any(_path(units, unit, first) != _path(units, unit, last) for unit in small):
            return True
    return False


def _path(units: UnitTree, unit: uuid.UUID, day: dt.date) -> list[uuid.UUID | None]:
    return [units.unit_at(unit, day, level) for level in LEVELS]


def _same(_: dt.date) -> int:
    return 0


def _parts(period: Period, month: dt.date, turns: list[dt.date]) -> Iterator[Slice]:
    """The days of a month that lie in the period, cut at the turns."""
    first, last = period.bounds(month)
    start, end = max(first, period.start), min(last, period.end)
    starts = [start, *(turn for turn in turns if start < turn <= end)]
    for begun, ended in zip(starts, [*(turn - DAY for turn in starts[1:]), end], strict=True):
        whole = (begun, ended) == (first, last)
        yield Slice(begun, ended, ended, (month,) if whole else ())


def _joined(parts: Iterable[Slice], turn: Callable[[dt.date], int]) -> Iterator[Slice]:
    """Neighbours that are read alike and have the same units become one."""
    held: Slice | None = None
    for part in parts:
        if held is not None and bool(held.months) == bool(part.months) and turn(held.on) == turn(part.on):
            held = Slice(held.start, part.end, part.on, held.months + part.months)
            continue
        if held is not None:
            yield held
        held = part
    if held is not None:
        yield held
