"""The feed for operations centres: indicators by unit and period, one observation a row, with codes that never change.

Counts of visits come from the tallies, by reporting month; observations that were entered come with their day.
"""

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from api.auth.tokens import Reader
from api.core import clock, settings
from api.core.access import Actor
from api.core.db import one_moment
from api.core.problems import Problem, invalid
from api.figures.period import Period
from api.reports.feed_dictionary import FIELDS
from api.reports.feed_observations import observations
from api.reports.feed_tallies import tally_rows
from api.reports.summary import report_scope
from api.teams.logic import Scope, territory
from api.units.home import home_province
from api.units.logic import tree

MOST_MONTHS, USUAL_MONTHS = 36, 3
Row = dict[str, Any]
Unit = uuid.UUID


@dataclass(frozen=True)
class Question:
    """Whose figures, of which months, by units of which level."""

    scope: Scope
    top: Unit | None
    months: list[dt.date]
    level: str
    cutoff_day: int

    def period(self, month: dt.date) -> Period:
        """The days of a month."""
        start, end = clock.reporting_period(month, self.cutoff_day)
        return Period(start, end, self.cutoff_day)


def read_feed(
    reader: Reader | None, actor: Actor | None, start: dt.date | None, end: dt.date | None, level: str
) -> tuple[list[Row], str]:
    """All rows, and a tag that changes when one of them does; ``as_of`` is left out of it.

    Raises Problem ``validation_failed`` for months in the wrong order or more than three years of them, ``forbidden``
    where a commune's token asks for provinces: the part that it may read is none of them.
    """
    one_moment()
    question = _question(reader, actor, start, end, level)
    rows = list(_rows(question))
    tag = hashlib.sha256(orjson.dumps(rows, default=str)).hexdigest()[:32]
    as_of = {"as_of": clock.now()}
    return [{field.name: (row | as_of)[field.name] for field in FIELDS} for row in rows], tag


def _question(
    reader: Reader | None, actor: Actor | None, start: dt.date | None, end: dt.date | None, level: str
) -> Question:
    last = end or settings.reporting_month()
    first = start or _back(last, USUAL_MONTHS - 1)
    months = _months(first, last)
    if not 1 <= len(months) <= MOST_MONTHS:
        raise invalid("from", "months", f"Not between 1 and {MOST_MONTHS} months")
    if reader is not None:
        if level == "province" and tree().level(reader.unit_id) != level:
            raise Problem("forbidden")
        scope = Scope(territory(tree(), [reader.unit_id]))
        return Question(scope, reader.unit_id, months, level, settings.cutoff_day())
    assert actor is not None, "the route lets in nobody else"
    home = home_province()
    top = next(iter(sorted(actor.units_as("province_staff", "admin"))), home.unit_id if home else None)
    return Question(report_scope(actor, None), top, months, level, settings.cutoff_day())


def _rows(question: Question) -> Iterator[Row]:
    units = tree()
    periods = {month: question.period(month) for month in question.months}
    # Of a month to come nothing is known: null is not 0.
    begun = {month: period for month, period in periods.items() if period.start <= clock.today()}
    yield from tally_rows(units, question.scope, begun, question.level)
    if question.months and question.top is not None:
        days = question.period(question.months[0]).start, question.period(question.months[-1]).end
        yield from observations(units, question.top, question.level, *days)


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if not 1 <= count <= MOST_MONTHS:
        return []
    return [_back(last, count - 1 - n) for n in range(count)]


def _back(month: dt.date, count: int) -> dt.date:
    months = month.year * 12 + month.month - 1 - count
    return dt.date(months // 12, months % 12 + 1, 1)
