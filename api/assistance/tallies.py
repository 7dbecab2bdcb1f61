"""Counts of visits: what one visit adds, kept as sums of differences in the transaction of the visit (S6, S22)."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

import sqlalchemy as sa

from api.assistance.body import Visit
from api.core import clock, settings
from api.core.db import on_postgresql
from api.core.upsert import add_to
from models.db import db
from models.tally import AMOUNTS, TallyDay, TallyTopicDay, TallyWeek, TallyYear, month_amounts

AnyTally = TallyDay | TallyYear | TallyWeek | TallyTopicDay
YEAR_KEY = ("dimension", "year", "unit_id", "team_id", "value")
# Counted by other rules than before, what is stored must be counted again: raise it with the rules.
RULES = 2


# Who counts holds this lock until the commit, so that the cut-off day does not change between counting and writing.
_CUTOFF_LOCK = 7420114


class DayKey(NamedTuple):
    """Key of ``tally_day``."""

    team_id: uuid.UUID
    unit_id: uuid.UUID
    day: dt.date
    kind: str
    place: str


class MonthKey(NamedTuple):
    """A month of a row of ``tally_year``; ``month`` is its first day."""

    team_id: uuid.UUID
    unit_id: uuid.UUID
    month: dt.date
    dimension: str
    value: str


def hold_cutoff(*, change: bool = False) -> None:
    """Keep the cut-off day as it is until the end of the transaction, or wait until nobody relies on it any more.

    SQLite's one writer needs no lock.
    """
    if on_postgresql():
        lock = sa.func.pg_advisory_xact_lock if change else sa.func.pg_advisory_xact_lock_shared
        db.session.execute(sa.select(lock(_CUTOFF_LOCK)))


@contextmanager
def counting() -> Iterator["Deltas"]:
    """Differences by the cut-off day of now, which stays until the commit; the caller writes them.

    To be entered before the transaction has read a setting; within the block all are as they are now.
    """
    hold_cutoff()
    with settings.asked_once():
        yield Deltas(settings.cutoff_day())


class WeekKey(NamedTuple):
    """Key of ``tally_week``."""

    team_id: uuid.UUID
    unit_id: uuid.UUID
    month: dt.date
    week: dt.date


class TopicKey(NamedTuple):
    """Key of ``tally_topic_day``."""

    team_id: uuid.UUID
    unit_id: uuid.UUID
    day: dt.date
    topic: str


class Deltas:
    """Differences of one request, summed, to be written once and in key order."""

    def __init__(self, cutoff_day: int) -> None:
        self.cutoff_day = cutoff_day
        self.days: dict[DayKey, list[int]] = defaultdict(lambda: [0, 0, 0])
        self.months: dict[MonthKey, list[int]] = defaultdict(lambda: [0, 0, 0])
        self.weeks: dict[WeekKey, list[int]] = defaultdict(lambda: [0, 0, 0])
        self.topics: dict[TopicKey, list[int]] = defaultdict(lambda: [0, 0, 0])

    def count(self, visit: Visit, unit_id: uuid.UUID, day: dt.date, sign: int) -> None:
        """Add (``sign`` 1) or take away (-1) a visit that took place in ``unit_id`` on ``day``."""
        body = visit.json
        whole = (visit.people_total, sum(item["count"] for item in body["items"]))
        _add(self.days[DayKey(visit.team_id, unit_id, day, body["kind"], body["place"])], sign, *whole)
        month = clock.reporting_month(day, self.cutoff_day)
        _add(self.weeks[WeekKey(visit.team_id, unit_id, month, monday(day))], sign, *whole)
        wholes = (("kind", body["kind"]), ("place", body["place"]))
        for dimension, value, people, items in [*((*of, *whole) for of in wholes), *marginals(body)]:
            sums = self.months[MonthKey(visit.team_id, unit_id, month, dimension, value)]
            _add(sums, sign, people, items)
            if dimension == "topic":
                _add(self.topics[TopicKey(visit.team_id, unit_id, day, value)], sign, people, items)

    def write(self) -> None:
        """Add the sums to the tally tables."""
        for table, key, amounts, rows in self.by_table():
            add_to(table, key, amounts, rows)

    def by_table(self) -> list[tuple[type[AnyTally], tuple[str, ...], tuple[str, ...], list[dict[str, Any]]]]:
        """``(table, names of its key, amounts that change, rows)``, in the order in which they are locked."""
        return [
            (TallyDay, DayKey._fields, AMOUNTS, _rows(self.days)),
            (TallyYear, YEAR_KEY, *_years(self.months)),
            (TallyWeek, WeekKey._fields, AMOUNTS, _rows(self.weeks)),
            (TallyTopicDay, TopicKey._fields, AMOUNTS, _rows(self.topics)),
        ]


def monday(day: dt.date) -> dt.date:
    """The first day of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def _add(sums: list[int], sign: int, people: int, items: int) -> None:
    sums[0] += sign
    sums[1] += sign * people
    sums[2] += sign * items


def _rows(sums: Mapping[Any, list[int]]) -> list[dict[str, Any]]:
    """What changed, in the order in which rows are locked."""
    return [{**key._asdict(), **dict(zip(AMOUNTS, amounts, strict=True))} for key, amounts in _changed(sums)]


def _years(sums: Mapping[MonthKey, list[int]]) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Columns and rows of ``tally_year``. All months in one row each: two statements might lock rows crosswise."""
    changed = _changed(sums)
    names = tuple(name for month in sorted({key.month.month for key, _ in changed}) for name in month_amounts(month))
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for key, amounts in changed:
        place = (key.dimension, key.month.year, key.unit_id, key.team_id, key.value)
        row = rows.get(place)
        if row is None:
            row = rows[place] = dict(zip(YEAR_KEY, place, strict=True)) | dict.fromkeys(names, 0)
        row.update(zip(month_amounts(key.month.month), amounts, strict=True))
    return names, list(rows.values())


def _changed(sums: Mapping[Any, list[int]]) -> list[tuple[Any, list[int]]]:
    return sorted((row for row in sums.items() if any(row[1])), key=_order)


def _order(row: tuple[DayKey | MonthKey | WeekKey | TopicKey, list[int]]) -> tuple[Any, ...]:
    """The order in which rows are locked: that of the key, bytes being quicker to compare than UUIDs."""
    key = row[0]
    return (key.team_id.bytes, key.unit_id.bytes, *key[2:])


def marginals(body: dict[str, Any]) -> list[tuple[str, str, int, int]]:
    """What a visit adds to the month: ``(dimension, value, people, items)``, one per value it touches.

    People are given to a topic or outcome only by a visit of one person: with more it is not known who had what done.
    """
    alone = 1 if body["people"]["total"] == 1 else 0
    topics: dict[str, int] = defaultdict(int)
    outcomes: dict[str, int] = defaultdict(int)
    results: dict[str, int] = defaultdict(int)
    for item in body["items"]:
        topics[item["topic"]] += item["count"]
        outcomes[f"{item['topic']}|{item['outcome']}|{item['detail'] or ''}"] += item["count"]
        results[item["outcome"]] += item["count"]
    rows = [("topic", value, alone, count) for value, count in topics.items()]
    rows += [("outcome", value, alone, count) for value, count in outcomes.items()]
    rows += [("result", value, alone, count) for value, count in results.items()]
    # without a topic: all that was done, so that such visits are counted once too
    crossed = [*topics.items(), ("", sum(topics.values()))] if alone else []
    for dimension, crossing in (("age_band", "topic_age"), ("sex", "topic_sex")):
        groups = _groups(body, dimension)
        rows += [(dimension, value, count, 0) for value, count in groups.items()]
        rows += [(crossing, f"{topic}|{value}", alone, count) for topic, count in crossed for value in groups]
    return rows


def _groups(body: dict[str, Any], name: str) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for group in body["people"]["groups"]:
        counts[group[name]] += group["count"]
    rest = body["people"]["total"] - sum(counts.values())
    if rest:
        counts["unknown"] += rest
    return dict(counts)
