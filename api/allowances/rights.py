"""Who may see and confirm a team's work days."""

import uuid

from api.core.access import OFFICIALS, PROVINCE, Actor
from api.core.problems import Problem
from api.teams.logic import check_team
from models.db import db
from models.team import Team


def may_confirm(actor: Actor, team_id: uuid.UUID) -> bool:
    """Whether the actor leads the team; deputies have a leader's rights."""
    return team_id in actor.teams_as("leader")


def find_team(actor: Actor, team_id: uuid.UUID) -> Team:
    """The team, for its leader and officials above it. Raises Problem ``not_found`` or ``forbidden``."""
    team = check_team(actor, team_id)
    if not may_confirm(actor, team_id) and not actor.has_role(*OFFICIALS, *PROVINCE):
        raise Problem("forbidden")
    return team


def find_led(actor: Actor, team_id: uuid.UUID) -> Team:
    """The team, locked, for its leader alone. Raises Problem ``not_found`` or ``forbidden``."""
    team = db.session.get(Team, team_id, with_for_update=True)
    if team is None:
        raise Problem("not_found")
    if not may_confirm(actor, team_id):
        raise Problem("forbidden")
    return team
