"""``/teams`` and ``/members``: everybody signed in, each within the own scope."""

import uuid
from typing import Any

from api.core.access import actor, reads
from api.core.http import Bp
from api.teams import members, queries
from api.teams.schemas import MemberPage, MemberQuery, TeamPage, TeamQuery, TeamWithRoster

bp = Bp("teams", __name__, description="Teams, their rosters and their members")


@bp.get("/teams")
@reads()
@bp.arguments(TeamQuery, location="query")
@bp.response(200, TeamPage)
@bp.alt_response(403, description="The unit is not the caller's")
def list_teams(query: dict[str, Any]) -> dict[str, Any]:
    """Teams in the caller's scope."""
    return queries.list_teams(actor(), **query)


@bp.get("/teams/<uuid:team_id>")
@reads()
@bp.response(200, TeamWithRoster)
@bp.alt_response(404, description="No such team")
def get_team(team_id: uuid.UUID) -> dict[str, Any]:
    """A team with its roster in force."""
    return queries.get_team(actor(), team_id)


@bp.get("/members")
@reads()
@bp.arguments(MemberQuery, location="query")
@bp.response(200, MemberPage)
@bp.alt_response(403, description="The unit is not the caller's")
def list_members(query: dict[str, Any]) -> dict[str, Any]:
    """Members on rosters in force in the caller's scope."""
    return members.list_members(actor(), **query)
