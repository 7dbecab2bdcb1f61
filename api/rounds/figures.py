"""A commune's figures of a round, by the functions of the other reports."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from api.core import clock, settings
from api.figures.facts import read, total
from api.figures.period import Period
from api.figures.slices import slices_of
from api.figures.sums import Sums
from api.reports import by_code
from api.reports.coverage import areas_of, team_states
from api.reports.rows import Question
from api.reports.summary import THEN, frame
from api.teams.logic import Scope, territories, territory
from api.units.logic import tree
from models.reporting import ReportingRound

Figures = dict[str, Any]
# Key in stored figures: the totals when the month was closed.
AT_CLOSE = "at_close"
NOTHING_LATER: Mapping[str, None] = {"added": None, "supplement": None}


def figures_of(found: ReportingRound, commune: uuid.UUID) -> Figures:
    """Totals, topics, outcomes and coverage of a commune as they stand now, in JSON values.

    ``topics`` and ``outcomes`` are None where the cut-off day was moved since the round was opened: its days are no
    whole reporting months any more.
    """
    question = Question(Scope(territory(tree(), [commune])), _period(found))
    head = frame(question, THEN)
    whole = question.period.months is not None
    return {
        "totals": head["totals"],
        "teams": len(question.teams),
        "not_reported_teams": head["not_reported_teams"],
        "topics": _rows(by_code.topic_rows(question), ("visits", "items")) if whole else None,
        "outcomes": _rows(by_code.outcome_rows(question), ("items",)) if whole else None,
        "coverage": _coverage(question.scope, min(found.end, clock.today())),
        "synthetic": head["synthetic"],
    }


def totals_of(found: ReportingRound, communes: Collection[uuid.UUID]) -> dict[uuid.UUID, Sums]:
    """What ``figures_of`` says in ``totals``, of several communes with one reading."""
    period, lands = _period(found), territories(tree(), communes)
    by_unit: dict[str, Sums] = defaultdict(Sums)
    everything = Scope(frozenset().union(*lands.values()))
    for part in slices_of(period) if lands else ():
        for unit_id, *amounts in read(everything, part, None, "unit_id"):
            by_unit[unit_id].add(*amounts)
    counted = {uuid.UUID(unit_id): sums for unit_id, sums in by_unit.items()}
    return {commune: total(counted[unit_id] for unit_id in land & counted.keys()) for commune, land in lands.items()}


def later(live: Sums, frozen: Figures, *, closed: bool) -> dict[str, dict[str, int] | None]:
    """What has come or gone since a report was handed in, negative where visits were voided.

    ``added`` is up to the closing of the month, ``supplement`` since then; None while it is open.
    """
    sent: dict[str, int] = frozen["totals"]
    now = live.as_json()
    if not closed:
        return {"added": _less(now, sent), "supplement": None}
    # rounds closed by earlier releases did not keep them
    at_close: dict[str, int] = frozen.get(AT_CLOSE, sent)
    return {"added": _less(at_close, sent), "supplement": _less(now, at_close)}


def _less(some: dict[str, int], others: dict[str, int]) -> dict[str, int]:
    return {name: value - others[name] for name, value in some.items()}


def _period(found: ReportingRound) -> Period:
    return Period(found.start, found.end, settings.cutoff_day())


def _rows(rows: list[dict[str, Any]], measures: tuple[str, ...]) -> list[dict[str, Any]]:
    """Rows in which anything was counted."""
    told = [{name: row[name] for name in ("key", "label", *measures)} for row in rows]
    return [row for row in told if any(row[name] for name in measures)]


def _coverage(scope: Scope, day: dt.date) -> dict[str, int]:
    teams = team_states(scope, day)
    areas = areas_of(tree(), scope, teams, day, "commune").values()
    states = [state for area in areas for state in area.hamlets.values()]
    standing = [team for team in teams if team.stands]
    counts = {state: states.count(state) for state in ("approved", "silent", "waiting", "without")}
    return {
        "hamlets": len(states),
        **counts,
        "teams": len(standing),
        "members": sum(team.members for team in standing),
    }
