"""The long table: hamlet × topic × month, read month by month so that memory stays flat whatever the period."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from api.catalogue.logic import known
from api.core import clock
from api.core.access import Actor
from api.figures.sums import Sums
from api.reports.cells import month_cells, unit_of
from api.reports.monthly import Report, frame_of
from api.reports.rows import Question
from api.units.lineage import UnitTree
from api.units.logic import tree

TITLE = "Số liệu theo khu phố, ấp × nội dung × tháng"
LongRow = tuple[str, str, str, str, str, str, str, int, int]
Place = tuple[tuple[str, ...], str, str, str, str]


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
        places = [(_place(units, unit_id, day), topics) for unit_id, topics in sums.items()]
        for place, topics in sorted(places, key=lambda found: found[0]):
            for topic in sorted(topics, key=lambda code: (order.get(code, len(order)), code)):
                counted = topics[topic]
                yield (f"{month:%Y-%m}", *place[1:], topic, names.get(topic, topic), counted.visits, counted.items)


def _sums(question: Question, month: dt.date, units: UnitTree, day: dt.date) -> dict[uuid.UUID, dict[str, Sums]]:
    """By the hamlet of the day, or the commune where there is none, and by topic."""
    at: dict[uuid.UUID, uuid.UUID] = {}
    sums: dict[uuid.UUID, dict[str, Sums]] = defaultdict(dict)
    for unit_id, topic, counted in month_cells(question.scope, month, "topic"):
        if counted.visits or counted.items:
            here = at.get(unit_id) or at.setdefault(unit_id, unit_of(units, unit_id, day, "hamlet"))
            sums[here].setdefault(topic, Sums()).add(counted.visits, 0, counted.items)
    return sums


def _place(units: UnitTree, unit_id: uuid.UUID, day: dt.date) -> Place:
    """Where a row stands, then codes and names of commune and hamlet."""
    commune_id, hamlet_id = units.commune_at(unit_id, day), units.unit_at(unit_id, day, "hamlet")
    commune = units.version_at(commune_id, day) if commune_id else None
    hamlet = units.version_at(hamlet_id, day) if hamlet_id else None
    told = (
        commune.code if commune else "",
        commune.name if commune else "",
        hamlet.code if hamlet else "",
        units.label(hamlet.unit_id, day) if hamlet else "",
    )
    return ((commune.sort_key if commune else "", hamlet.sort_key if hamlet else "", *told), *told)
