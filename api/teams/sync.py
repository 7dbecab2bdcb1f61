"""What a phone gets of its team: the roster in force as the body of kind ``roster`` in the feed ``t/<team>``."""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.core import feed
from api.teams import rosters
from api.teams.queries import place_of
from api.units.logic import tree
from models.db import db
from models.team import Team

KIND = "roster"
SHOWN = ("id", "title", "hamlet_id", "hamlet_label", "commune_id", "commune_name")


def roster_bodies(team_ids: Collection[uuid.UUID], day: dt.date) -> dict[uuid.UUID, dict[str, Any]]:
    """``team_id → body`` of the rosters in force on ``day``; teams without one are missing."""
    in_force = rosters.rosters_of(team_ids, day)
    entries = rosters.entries_of([roster.id for roster in in_force.values()])
    accounts = rosters.accounts_of([entry.person_id for people in entries.values() for entry in people])
    teams = _teams_json(list(in_force), day)
    return {
        team_id: {
            "team": teams[team_id],
            "roster_id": str(roster.id),
            "version": roster.version,
            "approved_on": roster.decided_on.isoformat() if roster.decided_on else None,
            "decision_number": rosters.decision_number(roster),
            "members": [_member(entry, accounts.get(entry.person_id)) for entry in entries[roster.id]],
        }
        for team_id, roster in in_force.items()
    }


def emit_roster(team_id: uuid.UUID, roster_id: uuid.UUID) -> None:
    """Tell the team's phones of a roster when the running write commits; the version is its revision."""
    feed.emit(feed.NewEntry(feed.team_scope(team_id), KIND, uuid7(), team_id, roster_id))


def _teams_json(team_ids: Collection[uuid.UUID], day: dt.date) -> dict[uuid.UUID, dict[str, Any]]:
    units = tree()
    rows = db.session.execute(sa.select(Team.id, Team.title, Team.unit_id).where(Team.id.in_(team_ids)))
    told = {row.id: {"id": row.id, "title": row.title, **place_of(units, row.unit_id, day)} for row in rows}
    return {team_id: {name: _plain(team[name]) for name in SHOWN} for team_id, team in told.items()}


def _member(entry: Any, account: Any | None) -> dict[str, Any]:
    return {
        "person_id": str(entry.person_id),
        "name": entry.name,
        "role": entry.role,
        "organization": entry.organization,
        "position": entry.position,
        "phone": entry.phone,
        "account_id": str(account.id) if account else None,
    }


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, uuid.UUID) else value
