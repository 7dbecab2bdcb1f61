"""What the figures must be, counted from the visits themselves: the plain way that no report takes."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from api.core import clock
from api.units.lineage import UnitTree
from models.assistance import AssistanceSession, SessionRevision
from models.db import db

LEVELS = ("province", "district", "commune", "hamlet")
MONTHLY = ("topic", "outcome", "age_band", "sex")
Measures = tuple[int | None, int | None, int | None]
Figures = dict[Any, Measures]


@dataclass(frozen=True)
class Fact:
    """One live visit."""

    team: uuid.UUID
    unit: uuid.UUID
    day: dt.date
    body: dict[str, Any]

    @property
    def people(self) -> int:
        return int(self.body["people"]["total"])

    @property
    def items(self) -> int:
        return sum(int(item["count"]) for item in self.body["items"])


@dataclass(frozen=True)
class Reading:
    """How figures are read: the units of one day or of each (None), months that end on the cut-off day."""

    units: UnitTree
    on: dt.date | None = None
    cutoff: int = 31

    def month(self, day: dt.date) -> dt.date:
        return clock.reporting_month(day, self.cutoff)

    def unit(self, fact: Fact, level: str, *, monthly: bool = False) -> str:
        """The row that a visit falls in; what is counted by months alone has the units of a month's last day."""
        if level == "team":
            return str(fact.team)
        end = clock.reporting_period(self.month(fact.day), self.cutoff)[1]
        found = self.units.unit_at(fact.unit, self.on or (end if monthly else fact.day), level)
        if found is None and level == "district":
            return str(uuid.UUID(int=0))
        return str(found or fact.unit)

    def values(self, fact: Fact, name: str) -> Iterator[tuple[str, Measures]]:
        """``(key, what the visit adds there)`` for each value of a grouping that the visit touches."""
        if name in (*LEVELS, "team"):
            yield self.unit(fact, name), (1, fact.people, fact.items)
        elif name in MONTHLY:
            yield from _parts(fact, name)
        else:
            yield self._key(fact, name), (1, fact.people, fact.items)

    def _key(self, fact: Fact, name: str) -> str:
        year, week, _ = fact.day.isocalendar()
        month = self.month(fact.day)
        keys: dict[str, str] = {
            "kind": fact.body["kind"],
            "place": fact.body["place"],
            "day": fact.day.isoformat(),
            "week": f"{year}-W{week:02d}",
            "month": f"{month:%Y-%m}",
            "quarter": f"{month.year}-Q{(month.month - 1) // 3 + 1}",
        }
        return keys[name]


def facts_of(teams: Iterable[uuid.UUID]) -> list[Fact]:
    """All live visits of some teams. To be called within a transaction."""
    s, r = AssistanceSession, SessionRevision
    query = sa.select(s.team_id, s.unit_id, s.business_day, r.body).join(r, r.op_id == s.revision)
    rows = db.session.execute(query.where(s.status == "live", s.team_id.in_(list(teams))).order_by(s.id))
    return [Fact(*row) for row in rows]


def grouped(facts: Iterable[Fact], reading: Reading, name: str) -> Figures:
    """Figures of one grouping by key."""
    return _added((key, amounts) for fact in facts for key, amounts in reading.values(fact, name))


def crossed(facts: Iterable[Fact], reading: Reading, level: str, name: str) -> Figures:
    """Figures of units or teams by another grouping: by ``(unit, key)``."""
    return _added(
        ((reading.unit(fact, level, monthly=name in MONTHLY), key), amounts)
        for fact in facts
        for key, amounts in reading.values(fact, name)
    )


def alone(facts: Iterable[Fact], reading: Reading, name: str) -> Figures:
    """Topics by age band or sex of visits to one person: by ``(topic, key)``; visits and people are the same."""
    return _added(
        ((topic, band), (1, 1, items))
        for fact in facts
        if fact.people == 1
        for topic, (_, _, items) in reading.values(fact, "topic")
        for band, _ in reading.values(fact, name)
    )


def _parts(fact: Fact, name: str) -> Iterator[tuple[str, Measures]]:
    counts: dict[str, int] = defaultdict(int)
    if name in ("topic", "outcome"):
        for item in fact.body["items"]:
            counts[item[name]] += item["count"]
        yield from ((key, (1 if name == "topic" else None, None, count)) for key, count in counts.items())
        return
    for group in fact.body["people"]["groups"]:
        counts[group[name]] += group["count"]
    counts["unknown"] += fact.people - sum(counts.values())
    yield from ((key, (1, count, None)) for key, count in counts.items() if count)


def _added(amounts: Iterable[tuple[Any, Measures]]) -> Figures:
    sums: dict[Any, Measures] = {}
    for key, added in amounts:
        before = sums.get(key, tuple(None if one is None else 0 for one in added))
        sums[key] = _plus(before, added)
    return sums


def _plus(one: tuple[int | None, ...], other: Measures) -> Measures:
    visits, people, items = (None if b is None else (a or 0) + b for a, b in zip(one, other, strict=True))
    return visits, people, items
