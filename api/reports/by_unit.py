"""Figures by province, district, commune, hamlet or team. A visit falls in exactly one unit, by any day's units."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from api.core import clock
from api.figures.facts import Made
from api.figures.sums import Sums
from api.reports.rows import Question, Row, row
from api.teams.logic import place_of
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.db import db
from models.team import Team

# Districts ended on 2025-07-01: what came later, or is read by later units, lies in none.
NO_DISTRICT = uuid.UUID(int=0)
NO_DISTRICT_LABEL = "Không có cấp huyện"


class UnitTable:
    """Sums by unit of one level; remembers on which day a unit was met, for its name of that day."""

    def __init__(self, units: UnitTree, level: str) -> None:
        self.units, self.level = units, level
        self.sums: dict[uuid.UUID, Sums] = defaultdict(Sums)
        self.met: dict[uuid.UUID, dt.date] = {}

    def key(self, unit_id: uuid.UUID, day: dt.date) -> uuid.UUID:
        """The unit that a hamlet or commune fell under on a day; that it was met then is noted."""
        key = self.units.unit_at(unit_id, day, self.level)
        if key is None:
            # A commune-level team has no hamlet and stands for itself there.
            key = NO_DISTRICT if self.level == "district" else unit_id
        self.met[key] = day
        return key

    def row_key(self, stored: str, day: dt.date) -> str:
        """The key of the row that a unit, as a database wrote its id, belongs to."""
        return str(self.key(self.units.id_of(stored), day))

    def at(self, unit_id: uuid.UUID, day: dt.date) -> Sums:
        """The sums of that unit."""
        return self.sums[self.key(unit_id, day)]

    def rows(self) -> list[Row]:
        """Rows in Vietnamese order; hamlets are told with their commune where there are several communes."""
        communes = {key: self.units.commune_at(key, day) for key, day in self.met.items()}
        several = self.level == "hamlet" and len(set(communes.values())) > 1
        told = []
        for key, day in self.met.items():
            version = self.units.version_at(key, day)
            label = NO_DISTRICT_LABEL if key == NO_DISTRICT else self.units.label(key, day)
            code = version.code if version else ""
            commune = communes[key]
            if several and commune is not None:
                label = f"{label}, {self.units.label(commune, day)}"
            shown = row(str(key), label, code, **self.sums[key].as_json())
            told.append((key == NO_DISTRICT, version.sort_key if version else "", code, str(key), shown))
        return [entry[-1] for entry in sorted(told, key=lambda entry: entry[:-1])]


def unit_rows(question: Question, level: str) -> list[Row]:
    """Figures by unit of ``level``, units without a visit among them if they have a team."""
    table = UnitTable(tree(), level)
    based = {team.unit_id for team in question.teams}
    for on, rows in question.homes:
        sums = _count(table, on, rows)
        for unit_id in based - set(map(table.units.id_of, sums)):
            table.at(unit_id, on)
    return table.rows()


def _count(table: UnitTable, on: dt.date, rows: Sequence[tuple[Any, ...]]) -> Collection[str]:
    """Add what was counted; the units, as they are stored."""
    sums: Made[Sums] = Made(lambda stored: table.at(table.units.id_of(stored), on))
    for unit_id, _, visits, people, items in rows:
        sums[unit_id].add(visits, people, items)
    return sums


def team_rows(question: Question) -> list[Row]:
    """Figures by team, in the order of their hamlets' codes."""
    units, today, sums = tree(), clock.today(), question.team_sums
    known = {team.id: team for team in question.teams}
    told = []
    for team in [*known.values(), *_teams(sums.keys() - known.keys())]:
        place = place_of(units, team.unit_id, question.units_on or today)
        shown = row(str(team.id), team.title, place["hamlet_code"], **sums.get(team.id, Sums()).as_json())
        told.append(((place["hamlet_code"] or "", team.title, str(team.id)), shown))
    return [shown for _, shown in sorted(told, key=lambda entry: entry[0])]


def _teams(team_ids: Collection[uuid.UUID]) -> list[sa.Row[uuid.UUID, uuid.UUID, str]]:
    """Teams of elsewhere that made a visit in the scope."""
    if not team_ids:
        return []
    return list(db.session.execute(sa.select(Team.id, Team.unit_id, Team.title).where(Team.id.in_(team_ids))))
