"""Which version of a team's roster is which: the open one, the approved one, what a team would have afterwards."""

import uuid
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from api.core import clock
from api.core.problems import Problem
from api.rosters import content
from api.rosters.lines import Line
from api.teams.logic import territory
from api.units.logic import tree
from models.db import db
from models.team import RosterVersion, Team

OPEN = ("draft", "returned", "submitted")
# Locks are FOR NO KEY UPDATE (``key_share``): visits that name a team need not wait for a decision about it.


def locked(roster_id: uuid.UUID) -> RosterVersion:
    """The version, held until the transaction ends: of two who change it, one waits. Raises Problem ``not_found``."""
    query = sa.select(RosterVersion).where(RosterVersion.id == roster_id).with_for_update(key_share=True)
    found = db.session.scalar(query.execution_options(populate_existing=True))
    if found is None:
        raise Problem("not_found")
    return found


def locked_team(team_id: uuid.UUID) -> Team:
    """The team, held until the transaction ends. Raises Problem ``not_found``."""
    team = db.session.scalar(sa.select(Team).where(Team.id == team_id).with_for_update(key_share=True))
    if team is None:
        raise Problem("not_found")
    return team


def lock_teams(commune_id: uuid.UUID) -> None:
    """Hold all teams of a commune, in one order for all: two decisions about them come one after the other."""
    mine = Team.unit_id.in_(territory(tree(), [commune_id]))
    db.session.execute(sa.select(Team.id).where(mine).order_by(Team.id).with_for_update(key_share=True)).all()


def get(roster_id: uuid.UUID) -> RosterVersion:
    """The version. Raises Problem ``not_found``."""
    found = db.session.get(RosterVersion, roster_id)
    if found is None:
        raise Problem("not_found")
    return found


def open_of(team_id: uuid.UUID) -> RosterVersion | None:
    """The team's version that is not decided about yet; there is at most one."""
    return db.session.scalar(
        sa.select(RosterVersion).where(RosterVersion.team_id == team_id, RosterVersion.status.in_(OPEN))
    )


def approved_of(team_id: uuid.UUID) -> RosterVersion | None:
    """The team's newest approved version, in force or about to be."""
    query = sa.select(RosterVersion).where(RosterVersion.team_id == team_id, RosterVersion.status == "approved")
    return db.session.scalars(query.order_by(RosterVersion.version.desc()).limit(1)).first()


def approved_by_team(team_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, RosterVersion]:
    """``approved_of`` several teams; teams without one are missing."""
    query = sa.select(RosterVersion).where(RosterVersion.team_id.in_(team_ids), RosterVersion.status == "approved")
    return {roster.team_id: roster for roster in db.session.scalars(query.order_by(RosterVersion.version))}


def next_number(team_id: uuid.UUID) -> int:
    """The number of the team's next version."""
    newest = sa.select(sa.func.max(RosterVersion.version)).where(RosterVersion.team_id == team_id)
    return (db.session.scalar(newest) or 0) + 1


def commune_of(team: Team) -> uuid.UUID:
    """The commune that decides about the team today. Raises Problem ``not_found`` where there is none any more."""
    commune_id = tree().commune_at(team.unit_id, clock.today())
    if commune_id is None:
        raise Problem("not_found")
    return commune_id


def teams_of(commune_id: uuid.UUID) -> Sequence[Team]:
    """Teams of a commune and its hamlets that are not closed."""
    mine = Team.unit_id.in_(territory(tree(), [commune_id]))
    return db.session.scalars(sa.select(Team).where(mine, Team.closed_on.is_(None)).order_by(Team.id)).all()


def approved_lists(team_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[Line]]:
    """``team_id → lines`` of the newest approved versions; teams without one are missing."""
    return _lists(team_ids, RosterVersion.status == "approved")


def proposed_lists(
    team_ids: Collection[uuid.UUID], decision_id: uuid.UUID | None = None
) -> dict[uuid.UUID, list[Line]]:
    """``team_id → lines`` as they would be: the open version, else the approved one.

    With a decision: what it approves, not what is merely drafted beside it.
    """
    proposed: sa.ColumnElement[bool] = RosterVersion.status.in_(OPEN)
    if decision_id is not None:
        proposed = sa.and_(RosterVersion.status == "submitted", RosterVersion.decision_id == decision_id)
    return _lists(team_ids, sa.or_(RosterVersion.status == "approved", proposed))


def _lists(team_ids: Collection[uuid.UUID], wanted: sa.ColumnElement[bool]) -> dict[uuid.UUID, list[Line]]:
    query = sa.select(RosterVersion.team_id, RosterVersion.id).where(RosterVersion.team_id.in_(team_ids), wanted)
    newest: dict[uuid.UUID, Any] = dict(db.session.execute(query.order_by(RosterVersion.version)).all())
    lists = content.load_many(list(newest.values()))
    return {team_id: lists[roster_id] for team_id, roster_id in newest.items()}
