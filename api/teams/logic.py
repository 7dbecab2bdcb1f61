"""What other features ask of teams."""

from api.teams.queries import describe, last_visits, place_of
from api.teams.rosters import count_entries, entries_of, in_force, rosters_of, versions_of
from api.teams.scope import (
    Ids,
    Scope,
    check_team,
    contacts_of,
    scope_of,
    team_commune,
    teams_in_scope,
    territories,
    territory,
)

__all__ = [
    "Ids",
    "Scope",
    "check_team",
    "contacts_of",
    "count_entries",
    "describe",
    "entries_of",
    "in_force",
    "last_visits",
    "place_of",
    "rosters_of",
    "scope_of",
    "team_commune",
    "teams_in_scope",
    "territories",
    "territory",
    "versions_of",
]
