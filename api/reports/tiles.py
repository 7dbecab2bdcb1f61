"""The coverage tile grid: a cell for each commune, a sign for each hamlet, a step of colour for the share."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.figures.daily import amounts
from api.figures.period import Period, choose_period
from api.reports.coverage import Area, areas_of, silence_known, team_states
from api.reports.summary import report_scope
from api.teams.logic import Scope
from api.units.lineage import UnitTree
from api.units.logic import tree
from api.units.tiles import cells_of

STEPS = 5
COVERED = ("approved", "silent")


@dataclass(frozen=True)
class Work:
    """What was done in the chosen days: hamlets that were ``reached`` as asked, and those ``heard`` of at all."""

    reached: frozenset[uuid.UUID]
    heard: frozenset[uuid.UUID]


def tile_grid(
    actor: Actor,
    unit: uuid.UUID | None,
    on: dt.date | None,
    start: dt.date | None,
    end: dt.date | None,
    topics: str | None,
) -> dict[str, Any]:
    """Cells of the communes of a day. The share is of hamlets with a team whose roster is approved.

    With days or topics it is of hamlets in which visits were made in those days (about one of the topics). Null, not
    0, where nothing can be said: a commune without known hamlets, or with days and no visit at all. Raises Problem
    ``not_found``, ``forbidden`` or ``validation_failed``.
    """
    one_moment()
    scope, day, units = report_scope(actor, unit), on or clock.today(), tree()
    codes = topics.split(",") if topics else []
    period = choose_period(start, end) if start or end or codes else None
    work = _work(scope, units, day, period, codes) if period else None
    known = silence_known(scope, day)
    teams = team_states(scope, day, silence=known)
    areas = areas_of(units, scope, teams, day, "commune")
    ordered = [version.unit_id for version in units.existing("commune", day) if version.unit_id in areas]
    cells = cells_of(ordered, day)
    return {
        "on": day,
        "as_of": clock.now(),
        "period": {"start": period.start, "end": period.end} if period else None,
        "topics": codes,
        "silence_known": known,
        "columns": max((column for column, _ in cells.values()), default=-1) + 1,
        "rows": max((row for _, row in cells.values()), default=-1) + 1,
        "cells": [
            {"column": cells[key][0], "row": cells[key][1], **_cell(units, key, areas[key], day, work)}
            for key in ordered
        ],
    }


def step_of(part: int, whole: int | None) -> int | None:
    """The step of colour from 0 (under a fifth) to 4 (four fifths and more); None for no data."""
    return None if not whole else min(STEPS - 1, part * STEPS // whole)


def _cell(units: UnitTree, key: uuid.UUID, area: Area, day: dt.date, work: Work | None) -> dict[str, Any]:
    version = units.version_at(key, day)
    hamlets = list(area.hamlets)
    states = list(area.hamlets.values())
    counted = sum(state in COVERED for state in states)
    known = len(hamlets)
    if work is not None:
        counted = sum(hamlet in work.reached for hamlet in hamlets)
        if not any(hamlet in work.heard for hamlet in hamlets):
            known = 0
    return {
        "unit_id": key,
        "code": version.code if version else "",
        "name": version.name if version else "",
        "total": len(hamlets),
        "counted": counted if known else None,
        "share": counted / known if known else None,
        "step": step_of(counted, known),
        "hamlets": [
            {"label": units.label(hamlet, day), "state": state, "reached": hamlet in work.reached if work else None}
            for hamlet, state in zip(hamlets, states, strict=True)
        ],
    }


def _work(scope: Scope, units: UnitTree, day: dt.date, period: Period, topics: list[str]) -> Work:
    """A hamlet is told under what it is on the grid's day, whatever it was when the visit was made."""

    def hamlets(counted: list[tuple[Any, ...]]) -> frozenset[uuid.UUID]:
        return frozenset(units.resolve(unit, day) for unit, amount in counted if amount)

    days = (period.start, period.end)
    heard = hamlets(amounts(scope, *days, "unit_id", measure="visits"))
    if not topics:
        return Work(heard, heard)
    return Work(hamlets(amounts(scope, *days, "unit_id", measure="items", topics=topics)), heard)
