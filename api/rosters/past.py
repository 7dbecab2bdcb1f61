"""The rosters a team has had: all versions, or the one of a day."""

import datetime as dt
import uuid
from typing import Any

from api.core.access import PROVINCE, Actor
from api.rosters import history, steps
from api.rosters.queries import WAS_IN_FORCE
from api.teams.logic import check_team, versions_of


def team_history(actor: Actor, team_id: uuid.UUID, on: dt.date | None) -> list[dict[str, Any]]:
    """Versions of a team's roster, newest first, with who did what when; ``on``: the one in force on that day.

    Members see those that are or were in force. Raises Problem ``not_found`` or ``forbidden``.
    """
    team = check_team(actor, team_id)
    found = versions_of(team_id)
    if on is not None:
        found = [version for version in found if _in_force(version, on)]
    elif not actor.has_role(*PROVINCE) and not steps.hats_of(actor, team):
        found = [version for version in found if _was_in_force(version)]
    events = history.all_events([version["id"] for version in found])
    return [{**version, "status": _status(version), "events": events[version["id"]]} for version in found]


def _was_in_force(version: dict[str, Any]) -> bool:
    return version["status"] in WAS_IN_FORCE and version["valid_from"] is not None


def _in_force(version: dict[str, Any], day: dt.date) -> bool:
    begun = _was_in_force(version) and version["valid_from"] <= day
    return begun and (version["valid_to"] is None or version["valid_to"] > day)


def _status(version: dict[str, Any]) -> str:
    """As ``sync.shown_status`` tells it."""
    thrown_away = version["status"] == "superseded" and version["valid_from"] is None
    return "discarded" if thrown_away else str(version["status"])
