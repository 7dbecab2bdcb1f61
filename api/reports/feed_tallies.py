"""Rows of the feed that are counted from visits: reporting months, each by the units of its last day."""

import datetime as dt
import decimal
import uuid
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from api.catalogue.logic import known
from api.core import clock
from api.figures.period import Period
from api.figures.sums import Sums, teams_during, within
from api.indicators.checks import percent_of
from api.reports import feed_dictionary as names
from api.reports.cells import unit_of
from api.reports.feed_months import Counted, count_months
from api.teams.logic import Scope
from api.units.lineage import UnitTree

Row = dict[str, Any]
Reporting = dict[uuid.UUID, list[bool]]


def tally_rows(units: UnitTree, scope: Scope, months: Mapping[dt.date, Period], level: str) -> Iterator[Row]:
    """All indicators of reporting months, the earliest first, for every unit of the level with a team or a visit."""
    reach, today = within(scope), clock.today()
    # The tallies of topics know no days.
    days = {month: min(period.end, today) for month, period in months.items()}
    place_of = cache(lambda unit_id, month: unit_of(units, unit_id, days[month], level))
    topics = [entry.code for entry in known().entries("topic")]
    teams = _teams_of(reach, list(months.values()))
    # A year at a time: three years of a province need not be held at once.
    for _, of_year in groupby(months, key=lambda month: month.year):
        for month, counted in count_months(reach, list(of_year), place_of).items():
            period, there, reporting = months[month], False, Reporting()
            for team in teams:
                if team.founded_on <= period.end and (team.closed_on is None or team.closed_on > period.start):
                    there |= team.synthetic
                    reporting.setdefault(place_of(team.unit_id, month), []).append(team.id in counted.active)
            about = {
                "period": f"{month:%Y-%m}",
                "period_start": period.start,
                "period_end": period.end,
                "source": names.OWN,
                "synthetic": there,
            }
            found = counted.sums.keys() | reporting.keys()
            heads = {unit_id: {**unit_head(units, unit_id, days[month]), **about} for unit_id in found}
            yield from _of_month(heads, counted, reporting, topics)


def row(head: Row, code: str, value: Any, numerator: Any = None, denominator: Any = None) -> Row:
    """One observation; numbers as JSON writes them."""
    told = {"value": value, "numerator": numerator, "denominator": denominator}
    return {"code": code, **head, **{name: _number(number) for name, number in told.items()}}


def unit_head(units: UnitTree, unit_id: uuid.UUID, day: dt.date) -> Row:
    """Code, name and level of a unit as they were on the day."""
    version = units.version_at(unit_id, day)
    told = (version.code, version.name, version.level) if version else ("", "", "")
    return dict(zip(("unit_code", "unit_name", "unit_level"), told, strict=True))


def _teams_of(reach: Scope, periods: Sequence[Period]) -> list[Any]:
    """Teams that existed in any of the periods."""
    if not periods:
        return []
    return teams_during(reach, Period(periods[0].start, periods[-1].end, periods[0].cutoff_day))


def _of_month(heads: dict[uuid.UUID, Row], counted: Counted, reporting: Reporting, topics: list[str]) -> Iterator[Row]:
    for unit_id, head in sorted(heads.items(), key=lambda found: str(found[1]["unit_code"])):
        yield from _counted(head, counted.sums[unit_id], counted.items[unit_id], topics)
        of = reporting.get(unit_id, [])
        share = percent_of(decimal.Decimal(sum(of)), decimal.Decimal(len(of)))
        yield row(head, names.REPORTING, share, sum(of), len(of))


def _counted(head: Row, whole: Sums, items: dict[str, int], topics: list[str]) -> Iterator[Row]:
    for code, measure in names.ACTIVITY.items():
        yield row(head, code, getattr(whole, measure))
    for topic in [*topics, *sorted(items.keys() - set(topics))]:
        yield row(head, names.ITEMS_OF + topic, items.get(topic, 0))


def _number(value: decimal.Decimal | int | None) -> int | float | None:
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
