"""Counts of visits: what one visit adds, kept as sums of differences in the transaction of the visit (S6, S22)."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from api.assistance.body import Visit
from api.core import clock
from api.core.upsert import add_to
from models.tally import TallyDay, TallyMonth

AMOUNTS = ("visits", "people", "items")


class DayKey(NamedTuple):
    """Key of ``tally_day``."""

    team_id: uuid.UUID
    unit_id: uuid.UUID
    day: dt.date
    kind: str
    place: str


class MonthKey(NamedTuple):
    """Key of ``tally_month``."""

    team_id: uuid.UUID
    unit_id: uuid.UUID
    month: dt.date
    dimension: str
    value: str


class Deltas:
    """Differences of one request, summed, to be written once and in key order."""

    def __init__(self, cutoff_day: int) -> None:
        self.cutoff_day = cutoff_day
        self.days: dict[DayKey, list[int]] = defaultdict(lambda: [0, 0, 0])
        self.months: dict[MonthKey, list[int]] = defaultdict(lambda: [0, 0, 0])

    def count(self, visit: Visit, unit_id: uuid.UUID, day: dt.date, sign: int) -> None:
        """Add (``sign`` 1) or take away (-1) a visit that took place in ``unit_id`` on ``day``."""
        body = visit.json
        amounts = self.days[DayKey(visit.team_id, unit_id, day, body["kind"], body["place"])]
        amounts[0] += sign
        amounts[1] += sign * visit.people_total
        amounts[2] += sign * sum(item["count"] for item in body["items"])
        month = clock.reporting_month(day, self.cutoff_day)
        for dimension, value, people, items in marginals(body):
            sums = self.months[MonthKey(visit.team_id, unit_id, month, dimension, value)]
            sums[0] += sign
            sums[1] += sign * people
            sums[2] += sign * items

    def write(self) -> None:
        """Add the sums to the tally tables."""
        for table, key, rows in self.by_table():
            add_to(table, key, AMOUNTS, rows)

    def by_table(self) -> list[tuple[type[TallyDay | TallyMonth], tuple[str, ...], list[dict[str, Any]]]]:
        """``(table, names of its key, rows that change)``, in the order in which they are locked."""
        return [
            (TallyDay, DayKey._fields, _rows(self.days)),
            (TallyMonth, MonthKey._fields, _rows(self.months)),
        ]


def _rows(sums: Mapping[Any, list[int]]) -> list[dict[str, Any]]:
    """What changed, in the order in which rows are locked."""
    ordered = sorted((row for row in sums.items() if any(row[1])), key=_order)
    return [{**key._asdict(), **dict(zip(AMOUNTS, amounts, strict=True))} for key, amounts in ordered]


def _order(row: tuple[DayKey | MonthKey, list[int]]) -> tuple[Any, ...]:
    """The order in which rows are locked: that of the key, bytes being quicker to compare than UUIDs."""
    key = row[0]
    return (key.team_id.bytes, key.unit_id.bytes, *key[2:])


def marginals(body: dict[str, Any]) -> list[tuple[str, str, int, int]]:
    """What a visit adds to the month: ``(dimension, value, people, items)``, one per value it touches.

    People are given to a topic or outcome only by a visit of one person: with more it is not known who had what done.
    """
    total = body["people"]["total"]
    alone = 1 if total == 1 else 0
    topics: dict[str, int] = defaultdict(int)
    outcomes: dict[str, int] = defaultdict(int)
    for item in body["items"]:
        topics[item["topic"]] += item["count"]
        outcomes[f"{item['topic']}|{item['outcome']}|{item['detail'] or ''}"] += item["count"]
    rows = [("topic", value, alone, count) for value, count in topics.items()]
    rows += [("outcome", value, alone, count) for value, count in outcomes.items()]
    for dimension in ("age_band", "sex"):
        rows += [(dimension, value, count, 0) for value, count in _groups(body, dimension).items()]
    return rows


def _groups(body: dict[str, Any], name: str) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for group in body["people"]["groups"]:
        counts[group[name]] += group["count"]
    rest = body["people"]["total"] - sum(counts.values())
    if rest:
        counts["unknown"] += rest
    return dict(counts)
