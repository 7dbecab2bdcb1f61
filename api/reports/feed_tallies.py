"""Rows of the feed that are counted from visits: one month, by the units of its last day."""

import datetime as dt
import decimal
import uuid
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from api.catalogue.logic import known
from api.core import clock
from api.figures.facts import WHOLE, by_team
from api.figures.period import Period
from api.figures.sums import Sums, teams_during
from api.indicators.checks import percent_of
from api.reports import feed_dictionary as names
from api.reports.cells import month_cells, unit_of
from api.teams.logic import Scope
from api.units.lineage import UnitTree

Row = dict[str, Any]
Counted = dict[uuid.UUID, Sums]
Topics = dict[uuid.UUID, dict[str, int]]


def month_rows(units: UnitTree, scope: Scope, period: Period, month: dt.date, level: str) -> Iterator[Row]:
    """All indicators of a month for every unit of the level that has a team or a visit."""
    # The tallies of topics know no days.
    day = min(period.end, clock.today())
    sums, items = _sums(units, scope, month, day, level), _items(units, scope, month, day, level)
    teams, counted = teams_during(scope, period), by_team(scope, period)
    there: dict[uuid.UUID, list[bool]] = defaultdict(list)
    for team in teams:
        there[unit_of(units, team.unit_id, day, level)].append(team.id in counted and counted[team.id].visits > 0)
    about = {
        "period": f"{month:%Y-%m}",
        "period_start": period.start,
        "period_end": period.end,
        "source": names.OWN,
        "synthetic": any(team.synthetic for team in teams),
    }
    heads = {unit_id: {**unit_head(units, unit_id, day), **about} for unit_id in sums.keys() | there.keys()}
    for unit_id, head in sorted(heads.items(), key=lambda found: str(found[1]["unit_code"])):
        yield from _counted(head, sums[unit_id], items[unit_id])
        done, of = sum(there[unit_id]), len(there[unit_id])
        share = percent_of(decimal.Decimal(done), decimal.Decimal(of))
        yield row(head, names.REPORTING, share, done, of)


def row(head: Row, code: str, value: Any, numerator: Any = None, denominator: Any = None) -> Row:
    """One observation; numbers as JSON writes them."""
    told = {"value": value, "numerator": numerator, "denominator": denominator}
    return {"code": code, **head, **{name: _number(number) for name, number in told.items()}}


def unit_head(units: UnitTree, unit_id: uuid.UUID, day: dt.date) -> Row:
    """Code, name and level of a unit as they were on the day."""
    version = units.version_at(unit_id, day)
    told = (version.code, version.name, version.level) if version else ("", "", "")
    return dict(zip(("unit_code", "unit_name", "unit_level"), told, strict=True))


def _counted(head: Row, whole: Sums, items: dict[str, int]) -> Iterator[Row]:
    for code, measure in names.ACTIVITY.items():
        yield row(head, code, getattr(whole, measure))
    topics = [entry.code for entry in known().entries("topic")]
    for topic in [*topics, *sorted(items.keys() - set(topics))]:
        yield row(head, names.ITEMS_OF + topic, items.get(topic, 0))


def _sums(units: UnitTree, scope: Scope, month: dt.date, day: dt.date, level: str) -> Counted:
    found: Counted = defaultdict(Sums)
    for unit_id, _, sums in month_cells(scope, month, WHOLE):
        found[unit_of(units, unit_id, day, level)].merge(sums)
    return found


def _items(units: UnitTree, scope: Scope, month: dt.date, day: dt.date, level: str) -> Topics:
    found: Topics = defaultdict(lambda: defaultdict(int))
    for unit_id, topic, sums in month_cells(scope, month, "topic"):
        found[unit_of(units, unit_id, day, level)][topic] += sums.items
    return found


def _number(value: decimal.Decimal | int | None) -> int | float | None:
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
