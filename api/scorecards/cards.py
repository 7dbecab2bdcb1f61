"""Scorecards of teams and communes from the tallies, in the order of names. No person, no ranking."""

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.core.problems import invalid
from api.core.text import natural_key
from api.figures.period import Period, choose_period
from api.figures.sums import Sums, day_sums, teams_during, within
from api.scorecards.goals import goals_in
from api.scorecards.reports import reports_in
from api.teams.logic import Scope, last_visits, scope_of
from api.units.logic import tree
from models.db import db
from models.tally import TallyDay, TallyTopicDay

LONGEST = dt.timedelta(days=370)
SILENT_DAYS = 7


@dataclass
class Seen:
    """What a team, or a commune, did in the period."""

    sums: Sums = field(default_factory=Sums)
    days: set[dt.date] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)

    def merge(self, other: "Seen") -> None:
        """Add another's; a day or topic that both had counts once."""
        self.sums.merge(other.sums)
        self.days |= other.days
        self.topics |= other.topics

    def as_json(self) -> dict[str, int]:
        """The figures."""
        return {
            "visits": self.sums.visits,
            "people": self.sums.people,
            "days_active": len(self.days),
            "topics": len(self.topics),
        }


def scorecards(actor: Actor, unit: uuid.UUID | None, start: dt.date | None, end: dt.date | None) -> dict[str, Any]:
    """The cards of the actor's teams and communes, or of those of a unit.

    Raises Problem ``not_found``, ``forbidden``, or ``validation_failed`` for more than a year.
    """
    one_moment()
    scope, period, units = scope_of(actor, unit), choose_period(start, end), tree()
    if period.end - period.start > LONGEST:
        raise invalid("to", "period", "The period is longer than a year")
    teams = teams_during(scope, period)
    on = min(period.end, clock.today())
    commune_of = {team.id: units.commune_at(team.unit_id, on) for team in teams}
    seen = _seen(scope, period)
    silent = {team_id: (on - last).days for team_id, last in last_visits([team.id for team in teams], on).items()}
    goals = goals_in(scope, period, commune_of)
    labels = {key: units.label(key, on) for key in set(commune_of.values()) if key is not None}
    told = [
        {
            "team_id": team.id,
            "title": team.title,
            "unit_name": units.label(team.unit_id, on),
            "commune_name": labels.get(commune_of[team.id] or team.unit_id, ""),
            "silent_days": silent.get(team.id),
            "goals": goals.of(team.id),
            **seen[team.id].as_json(),
        }
        for team in teams
    ]
    told.sort(key=lambda one: (natural_key(one["commune_name"]), natural_key(one["title"]), str(one["team_id"])))
    inside: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for team in teams:
        commune = commune_of[team.id]
        if commune is not None:
            inside[commune].append(team.id)
    reports = reports_in(inside, period)
    communes = [
        {
            "unit_id": key,
            "name": labels[key],
            "teams": len(ids),
            "silent_teams": sum(silent.get(team_id, SILENT_DAYS) >= SILENT_DAYS for team_id in ids),
            "goals": goals.of(key),
            "reports": reports[key],
            **_together([seen[team_id] for team_id in ids]).as_json(),
        }
        for key, ids in inside.items()
    ]
    return {
        "as_of": clock.now(),
        "start": period.start,
        "end": period.end,
        "synthetic": any(team.synthetic for team in teams),
        "communes": sorted(communes, key=lambda one: (natural_key(one["name"]), str(one["unit_id"]))),
        "teams": told,
    }


def _together(parts: list[Seen]) -> Seen:
    whole = Seen()
    for part in parts:
        whole.merge(part)
    return whole


def _seen(scope: Scope, period: Period) -> dict[uuid.UUID, Seen]:
    found: dict[uuid.UUID, Seen] = defaultdict(Seen)
    for (team_id,), sums in day_sums(scope, period.start, period.end, TallyDay.team_id):
        found[team_id].sums.merge(sums)
    for table, column, name in ((TallyDay, TallyDay.day, "days"), (TallyTopicDay, TallyTopicDay.topic, "topics")):
        t: Any = table
        rows = db.session.execute(
            sa.select(t.team_id, column)
            .where(t.day.between(period.start, period.end), within(scope).where(t.team_id, t.unit_id))
            .group_by(t.team_id, column)
            .having(sa.func.sum(t.visits) > 0)
        )
        for team_id, value in rows:
            getattr(found[team_id], name).add(value)
    return found
