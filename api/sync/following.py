"""After a change of units: feeds of communes that ended say so, and what was theirs goes to their successors (S25)."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from api.accounts.sync import emit_grants
from api.auth.grants import not_ended
from api.core import clock, feed
from api.core.db import atomic
from api.core.feed import members_scope
from api.sync.scopes import OF_A_COMMUNE, successors
from api.teams.rosters import rosters_of
from api.teams.sync import emit_roster
from api.units import logic as units
from api.units.successors import last_day
from models.account import Grant
from models.db import db
from models.sync import FeedHead, Quarantine
from models.team import Team


def run(_payload: dict[str, Any]) -> None:
    """Job: a change that was imported ahead of its day is followed on that day."""
    with atomic("write"):
        follow_units()


def follow_units() -> int:
    """End the feeds of communes that are no more; returns how many. To be called with every change of units.

    Whoever works there is told (a new version of the grants, the team with its new commune), and what was set aside
    goes to the commune that looks after its team now. Done once per commune: its head keeps that it was.
    """
    gone = _gone()
    for commune_id, inside in sorted(gone.items()):
        _tell_people(inside)
        _hand_over(commune_id)
    feed.end(
        {
            scope_of(commune_id): successors(scope_of(commune_id), None)
            for commune_id in gone
            for scope_of in OF_A_COMMUNE.values()
        }
    )
    return len(gone)


def _gone() -> dict[uuid.UUID, set[uuid.UUID]]:
    """Communes that ended and whose feeds did not, with the units that lay in them and where somebody works."""
    tree, today = units.tree(), clock.today()
    eves = {unit: last_day(tree, unit, today) for unit in tree.units if tree.level(unit) == "commune"}
    places = set(db.session.scalars(sa.select(Grant.unit_id).distinct())) if any(eves.values()) else set()
    inside: dict[uuid.UUID, set[uuid.UUID]] = {}
    for eve in {day for day in eves.values() if day is not None}:
        for place in places:
            commune = tree.commune_at(place, eve)
            if commune is not None and eves.get(commune) == eve:
                inside.setdefault(commune, set()).add(place)
    done = set(_ended_already(inside))
    return {commune: found for commune, found in inside.items() if members_scope(commune) not in done}


def _ended_already(communes: Iterable[uuid.UUID]) -> Iterable[str]:
    scopes = [members_scope(commune) for commune in communes]
    heads = db.session.execute(sa.select(FeedHead.scope, FeedHead.successors).where(FeedHead.scope.in_(scopes)))
    return [head.scope for head in heads if head.successors]


def _tell_people(places: set[uuid.UUID]) -> None:
    held = sa.select(Grant.account_id).where(Grant.unit_id.in_(places), not_ended(clock.now()))
    for account_id in sorted(set(db.session.scalars(held))):
        emit_grants(account_id)
    teams = list(db.session.scalars(sa.select(Team.id).where(Team.unit_id.in_(places)).order_by(Team.id)))
    for team_id, roster in sorted(rosters_of(teams, clock.today()).items()):
        emit_roster(team_id, roster.id)


def _hand_over(commune_id: uuid.UUID) -> None:
    """Give what was set aside to the commune where its team works now, without a team to the one by default."""
    q, today = Quarantine, clock.today()
    teams = sa.select(Team.id, Team.unit_id).join(q, q.team_id == Team.id).where(q.unit_id == commune_id).distinct()
    for team in db.session.execute(teams).all():
        theirs = sa.update(q).where(q.unit_id == commune_id, q.team_id == team.id)
        db.session.execute(theirs.values(unit_id=_commune(team.unit_id, today)))
    db.session.execute(sa.update(q).where(q.unit_id == commune_id).values(unit_id=_commune(commune_id, today)))


def _commune(unit_id: uuid.UUID, day: dt.date) -> uuid.UUID | None:
    return units.tree().commune_at(unit_id, day)
