"""Figures by province, commune, hamlet or team. A visit falls in exactly one unit, whatever day's units are asked."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict
from itertools import groupby

import sqlalchemy as sa

from api.core import clock
from api.reports.rows import Question, Row, row
from api.figures.sums import Sums, day_sums, teams_during
from api.teams.logic import place_of
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.db import db
from models.tally import TallyDay
from models.team import Team


class UnitTable:
    """Sums by unit of one level; remembers on which day a unit was met, for its name of that day."""

    def __init__(self, units: UnitTree, level: str) -> None:
        self.units, self.level = units, level
        self.sums: dict[uuid.UUID, Sums] = defaultdict(Sums)
        self.met: dict[uuid.UUID, dt.date] = {}

    def at(self, unit_id: uuid.UUID, day: dt.date) -> Sums:
        """The sums of the unit that a hamlet or commune fell under on a day."""
        # A commune-level team has no hamlet and stands for itself there.
        key = self.units.unit_at(unit_id, day, self.level) or unit_id
        self.met[key] = day
        return self.sums[key]

    def rows(self) -> list[Row]:
        """Rows in Vietnamese order; hamlets are told with their commune where there are several communes."""
        communes = {key: self.units.commune_at(key, day) for key, day in self.met.items()}
        several = self.level == "hamlet" and len(set(communes.values())) > 1
        told = []
        for key, day in self.met.items():
            version = self.units.version_at(key, day)
            label, code = self.units.label(key, day), version.code if version else ""
            commune = communes[key]
            if several and commune is not None:
                label = f"{label}, {self.units.label(commune, day)}"
            shown = row(str(key), label, code, **asdict(self.sums[key]))
            told.append((version.sort_key if version else "", code, shown))
        return [entry[2] for entry in sorted(told, key=lambda entry: entry[:2])]


def unit_rows(question: Question, level: str) -> list[Row]:
    """Figures by unit of ``level``, units without a visit among them if they have a team."""
    units, period, scope = tree(), question.period, question.scope
    table = UnitTable(units, level)
    homes = {team.unit_id for team in teams_during(scope, period)}
    for start, end, day in _spans(units, question):
        for unit_id in homes:
            table.at(unit_id, day)
        for unit_id, sums in day_sums(scope, start, end, TallyDay.unit_id):
            table.at(unit_id, day).add(**asdict(sums))
    return table.rows()


def team_rows(question: Question) -> list[Row]:
    """Figures by team, in the order of their hamlets' codes."""
    period, scope, units, today = question.period, question.scope, tree(), clock.today()
    sums: dict[uuid.UUID, Sums] = dict(day_sums(scope, period.start, period.end, TallyDay.team_id))
    known = {team.id: team for team in teams_during(scope, period)}
    told = []
    for team in [*known.values(), *_teams(sums.keys() - known.keys())]:
        place = place_of(units, team.unit_id, question.units_on or today)
        shown = row(str(team.id), team.title, place["hamlet_code"], **asdict(sums.get(team.id, Sums())))
        told.append(((place["hamlet_code"] or "", team.title, str(team.id)), shown))
    return [shown for _, shown in sorted(told, key=lambda entry: entry[0])]


def _spans(units: UnitTree, question: Question) -> list[tuple[dt.date, dt.date, dt.date]]:
    """``(start, end, day whose units count)``: the period cut where a unit changed, so that no day is asked alone."""
    period = question.period
    if question.units_on is not None:
        return [(period.start, period.end, question.units_on)]
    spans = [list(days) for _, days in groupby(period.days(), key=units.turn)]
    return [(days[0], days[-1], days[-1]) for days in spans]


def _teams(team_ids: Collection[uuid.UUID]) -> list[sa.Row[uuid.UUID, uuid.UUID, str]]:
    """Teams of elsewhere that made a visit in the scope."""
    if not team_ids:
        return []
    return list(db.session.execute(sa.select(Team.id, Team.unit_id, Team.title).where(Team.id.in_(team_ids))))
