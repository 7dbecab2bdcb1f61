"""The summary: one grouping of the figures of a period or two crossed, with totals that count everything once."""

import datetime as dt
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.core.problems import Problem
from api.figures.facts import total
from api.figures.period import choose_period
from api.reports import by_code, by_time, by_unit
from api.reports.crossing import OVERLAPPING, UNITS, check_cross, cross_people, cross_units
from api.reports.rows import Question, Row
from api.reports.small_cells import hide_small
from api.teams.logic import Scope, scope_of

GROUPINGS: dict[str, Callable[[Question], list[Row]]] = {
    **{level: partial(by_unit.unit_rows, level=level) for level in UNITS if level != "team"},
    "team": by_unit.team_rows,
    "topic": by_code.topic_rows,
    "outcome": by_code.outcome_rows,
    "place": by_code.place_rows,
    "kind": by_code.kind_rows,
    **{dimension: partial(by_code.people_rows, dimension=dimension) for dimension in ("age_band", "sex")},
    "day": by_time.day_rows,
    "week": by_time.week_rows,
    "month": by_time.month_rows,
    "quarter": by_time.quarter_rows,
}
THEN, NOW = "then", "now"


def summarise(
    actor: Actor,
    unit: uuid.UUID | None,
    start: dt.date | None,
    end: dt.date | None,
    group_by: str,
    cross: str | None,
    units_as_of: str,
) -> dict[str, Any]:
    """The figures of a period in one grouping or two. ``units_as_of`` is ``then``, ``now`` or a day.

    Raises Problem ``not_found``, ``forbidden``, ``validation_failed``, ``whole_months_only`` or ``cannot_cross``.
    """
    one_moment()
    question = ask(actor, unit, start, end, units_as_of)
    if cross is not None:
        check_cross(group_by, cross)
    told = _grouped(question, group_by) if cross is None else _crossed(question, group_by, cross)
    return hide_small(question, group_by, cross, {**frame(question, units_as_of), **told})


def _grouped(question: Question, group_by: str) -> dict[str, Any]:
    notes = ["visits_overlap"] if group_by in OVERLAPPING else []
    return {"group_by": group_by, "notes": notes, "rows": GROUPINGS[group_by](question)}


def _crossed(question: Question, group_by: str, cross: str) -> dict[str, Any]:
    crossed = cross_units if group_by in UNITS else cross_people
    crossing = crossed(question, group_by, cross, GROUPINGS[group_by], GROUPINGS[cross])
    return {"group_by": group_by, "cross": cross, **vars(crossing)}


def ask(actor: Actor, unit: uuid.UUID | None, start: dt.date | None, end: dt.date | None, units_as_of: str) -> Question:
    """The checked question. Raises as ``summarise``."""
    return Question(report_scope(actor, unit), choose_period(start, end), _units_on(units_as_of))


def frame(question: Question, units_as_of: str) -> dict[str, Any]:
    """What stands around the rows of every report of the period."""
    period = question.period
    teams, sums = question.teams, question.team_sums
    return {
        "period": {"start": period.start, "end": period.end},
        "units_as_of": units_as_of,
        "as_of": clock.now(),
        "not_reported_teams": sum(team.id not in sums or not sums[team.id].visits for team in teams),
        "synthetic": any(team.synthetic for team in teams),
        "totals": total(sums.values()).as_json(),
    }


def report_scope(actor: Actor, unit: uuid.UUID | None) -> Scope:
    """The actor's scope. Raises Problem ``forbidden`` for somebody who has none, else as ``scope_of``."""
    scope = scope_of(actor, unit)
    if not scope.teams and scope.units is not None and not scope.units:
        raise Problem("forbidden")
    return scope


def _units_on(units_as_of: str) -> dt.date | None:
    if units_as_of == THEN:
        return None
    return clock.today() if units_as_of == NOW else dt.date.fromisoformat(units_as_of)
