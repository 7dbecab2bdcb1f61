"""The long table: hamlet × topic × month, read month by month so that memory stays flat whatever the period."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from api.catalogue.logic import known
from api.core import clock
from api.core.access import Actor
from api.figures.sums import Sums
from api.reports.monthly import Report, frame_of
from api.reports.rows import Question
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.db import db
from models.tally import TallyMonth

TITLE = "Số liệu theo khu phố, ấp × nội dung × tháng"
LongRow = tuple[str, str, str, str, str, str, str, int, int]


@dataclass(frozen=True)
class Place:
    """Commune and hamlet of a row, and where it stands."""

    rank: tuple[str, ...]
    commune_code: str
    commune_name: str
    hamlet_code: str
    hamlet_name: str


def build(actor: Actor, params: dict[str, Any], home: uuid.UUID) -> tuple[Report, Iterator[LongRow]]:
    """What stands around the long table, and its rows, to be taken within the running read. Raises as ``monthly``."""
    question, report = frame_of(actor, params, home)
    return report, long_rows(question)


def long_rows(question: Question) -> Iterator[LongRow]:
    """Rows in the order of months, communes, hamlets and topics; what was not counted has no row."""
    names = {entry.code: entry.name for entry in known().entries("topic")}
    order = {code: place for place, code in enumerate(names)}
    units = tree()
    for month in question.period.whole_months():
        # A month has the units of its last day: the tallies of topics know no days.
        day = question.units_on or min(question.period.bounds(month)[1], clock.today())
        sums = _sums(question, month, units, day)
        for place, topic in sorted(sums, key=lambda key: (key[0].rank, order.get(key[1], len(order)), key[1])):
            counted = sums[place, topic]
            where = (place.commune_code, place.commune_name, place.hamlet_code, place.hamlet_name)
            yield (f"{month:%Y-%m}", *where, topic, names.get(topic, topic), counted.visits, counted.items)


def _sums(question: Question, month: dt.date, units: UnitTree, day: dt.date) -> dict[tuple[Place, str], Sums]:
    t = TallyMonth
    rows = db.session.execute(
        sa.select(t.unit_id, t.value, sa.func.sum(t.visits), sa.func.sum(t.items))
        .where(t.month == month, t.dimension == "topic", question.scope.where(t.team_id, t.unit_id))
        .group_by(t.unit_id, t.value)
    )
    sums: dict[tuple[Place, str], Sums] = defaultdict(Sums)
    places: dict[uuid.UUID, Place] = {}
    for unit_id, topic, visits, items in rows:
        if visits or items:
            place = places.get(unit_id) or places.setdefault(unit_id, _place(units, unit_id, day))
            sums[place, topic].add(int(visits), 0, int(items))
    return sums


def _place(units: UnitTree, unit_id: uuid.UUID, day: dt.date) -> Place:
    commune_id, hamlet_id = units.commune_at(unit_id, day), units.unit_at(unit_id, day, "hamlet")
    commune = units.version_at(commune_id, day) if commune_id else None
    hamlet = units.version_at(hamlet_id, day) if hamlet_id else None
    told = (
        commune.code if commune else "",
        commune.name if commune else "",
        hamlet.code if hamlet else "",
        units.label(hamlet.unit_id, day) if hamlet else "",
    )
    return Place((commune.sort_key if commune else "", hamlet.sort_key if hamlet else "", *told), *told)
