"""Whose teams and units somebody may see: the one answer that teams, visits and reports share."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from api.core import clock
from api.core.access import OFFICIALS, PROVINCE, Actor
from api.core.problems import Problem
from api.units.lineage import UnitTree
from api.units.logic import check_known, tree
from api.units.offices import offices_of
from models.account import TEAM_ROLES
from models.db import db
from models.team import Team

Ids = frozenset[uuid.UUID]
NOBODY: Ids = frozenset()


@dataclass(frozen=True)
class Scope:
    """Communes and hamlets with all that happens there (``units`` None: everywhere), and single teams."""

    units: Ids | None
    teams: Ids = NOBODY

    def has(self, team_id: uuid.UUID, unit_id: uuid.UUID) -> bool:
        """Whether a team of a unit lies in the scope."""
        return self.units is None or unit_id in self.units or team_id in self.teams

    def where(
        self, team_id: InstrumentedAttribute[uuid.UUID], unit_id: InstrumentedAttribute[uuid.UUID]
    ) -> sa.ColumnElement[bool]:
        """The same as a condition on two columns."""
        if self.units is None:
            return sa.true()
        return sa.or_(unit_id.in_(self.units), team_id.in_(self.teams))

    def teams_where(self) -> sa.ColumnElement[bool]:
        """The scope as a condition on the table of teams."""
        return self.where(Team.id, Team.unit_id)


def scope_of(actor: Actor, unit_id: uuid.UUID | None = None) -> Scope:
    """What the actor may read, of ``unit_id`` alone where one is named.

    Province staff and administrators: their province, or any unit they name. Officials: their communes. Others: their
    teams. Raises Problem ``not_found`` for an unknown unit and ``forbidden`` for one that is not the actor's.
    """
    units = tree()
    if unit_id is None:
        return _widest(actor, units)
    check_known(unit_id)
    if actor.has_role(*PROVINCE):
        return Scope(territory(units, [unit_id]))
    own = territory(units, offices_of(actor, *OFFICIALS))
    if unit_id in own:
        return Scope(territory(units, [unit_id]) & own)
    teams = frozenset(team.id for team in _own_teams(actor) if team.unit_id == unit_id)
    if not teams:
        raise Problem("forbidden")
    return Scope(NOBODY, teams)


def contacts_of(actor: Actor) -> Scope:
    """Where the actor may see phone numbers: own teams, own communes, administrators everywhere."""
    if actor.has_role("admin"):
        return Scope(None)
    return Scope(territory(tree(), offices_of(actor, *OFFICIALS)), actor.teams_as(*TEAM_ROLES))


def teams_in_scope(actor: Actor, unit_id: uuid.UUID | None = None) -> Ids:
    """Ids of the teams that the actor may read. Raises as ``scope_of``."""
    scope = scope_of(actor, unit_id)
    return frozenset(db.session.scalars(sa.select(Team.id).where(scope.teams_where())))


def team_commune(team_id: uuid.UUID, day: dt.date) -> uuid.UUID | None:
    """The commune that a team belonged to on a day. Raises Problem ``not_found`` for an unknown team."""
    unit_id = db.session.scalar(sa.select(Team.unit_id).where(Team.id == team_id))
    if unit_id is None:
        raise Problem("not_found")
    return tree().commune_at(unit_id, day)


def check_team(actor: Actor, team_id: uuid.UUID) -> Team:
    """The team. Raises Problem ``not_found``, or ``forbidden`` where the actor may not read it."""
    team = db.session.get(Team, team_id)
    if team is None:
        raise Problem("not_found")
    if not actor.has_role(*PROVINCE) and not _widest(actor, tree()).has(team.id, team.unit_id):
        raise Problem("forbidden")
    return team


def territory(units: UnitTree, tops: Iterable[uuid.UUID]) -> Ids:
    """Communes and hamlets of all times that lie in one of the units, as the units are today or last were."""
    return frozenset().union(*territories(units, tops).values())


def territories(units: UnitTree, tops: Iterable[uuid.UUID]) -> dict[uuid.UUID, Ids]:
    """``territory`` of each unit; all of one level that exist today are found on one walk over the units."""
    today = clock.today()
    days = {top: (units.level(top) or "", _day_of(units, top, today)) for top in tops}
    found: dict[uuid.UUID, set[uuid.UUID]] = {top: set() for top in days}
    small = [unit for unit in units.units if units.level(unit) in ("commune", "hamlet")]
    for level, day in set(days.values()):
        for unit in small:
            top = units.unit_at(unit, day, level)
            if top is not None and days.get(top) == (level, day):
                found[top].add(unit)
    return {top: frozenset(land) for top, land in found.items()}


def _widest(actor: Actor, units: UnitTree) -> Scope:
    if actor.has_role(*PROVINCE):
        return Scope(territory(units, actor.units_as(*PROVINCE)))
    return Scope(territory(units, offices_of(actor, *OFFICIALS)), actor.teams_as(*TEAM_ROLES))


def _day_of(units: UnitTree, unit_id: uuid.UUID, today: dt.date) -> dt.date:
    """Today, or the unit's last day if it has gone."""
    last = units.versions(unit_id)[-1:]
    ended = last[0].valid_to if last else None
    return today if ended is None or today < ended else ended - dt.timedelta(days=1)


def _own_teams(actor: Actor) -> list[Any]:
    ids = actor.teams_as(*TEAM_ROLES)
    return list(db.session.execute(sa.select(Team.id, Team.unit_id).where(Team.id.in_(ids)))) if ids else []
