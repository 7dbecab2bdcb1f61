"""What an imported list changes about the lists in force, team by team."""

import uuid
from typing import Any

from api.core.access import OFFICIALS, Actor
from api.core.problems import Problem
from api.rosters import imports, sentences, versions
from api.rosters.answers import apart_of
from api.rosters.diff import Diff, as_json, compare_all
from api.rosters.import_lists import groups_of, lines_of, teams_of
from api.rosters.import_state import judged, stored_of
from api.rosters.lines import Line
from models.team import Team

Lists = dict[uuid.UUID, list[Line]]


def compare(actor: Actor, import_id: uuid.UUID) -> list[dict[str, Any]]:
    """Differences of each team of the file, moves between teams among them.

    Rows with errors are left out until they are repaired; a hamlet that leads nowhere yet has a team of new people.
    Raises Problem ``not_found``, ``forbidden``, ``import_not_ready``.
    """
    found = imports.find_import(actor, import_id, *OFFICIALS)
    if found.status != "ready":
        raise Problem("import_not_ready")
    stored = stored_of(found.result)
    answer = judged(stored, found.unit_id)
    groups = list(groups_of(answer).values())
    teams = teams_of(places[0].hamlet_id for places in groups)
    # a team that does not exist yet has a key of its own for the time being
    keys = [_key(teams.get(places[0].hamlet_id) if places[0].hamlet_id else None) for places in groups]
    new = {key: lines_of(answer, places, stored.answers) for key, places in zip(keys, groups, strict=True)}
    old, titles = _in_force(found.unit_id)
    known = {team.id: team for team in teams.values()}
    names = {key: places[0].name for key, places in zip(keys, groups, strict=True)}
    diffs = compare_all(old, new, apart_of(stored.answers))
    return [_as_json(diffs[key], names[key], known.get(key), {**names, **titles}, titles) for key in keys]


def _key(team: Team | None) -> uuid.UUID:
    return team.id if team else uuid.uuid4()


def _in_force(commune_id: uuid.UUID) -> tuple[Lists, dict[uuid.UUID, str]]:
    """Approved lists of all the commune's teams, and the teams' titles."""
    teams = versions.teams_of(commune_id)
    return versions.approved_lists([team.id for team in teams]), {team.id: team.title for team in teams}


def _as_json(
    found: Diff, name: str, team: Team | None, names: dict[uuid.UUID, str], existing: dict[uuid.UUID, str]
) -> dict[str, Any]:
    told = as_json(found)
    moved = [
        {
            **move,
            "team_title": names.get(move["team_id"]),
            "team_id": move["team_id"] if move["team_id"] in existing else None,
        }
        for move in told["moved"]
    ]
    said = {lang: sentences.sentences(found, lang, names) for lang in ("vi", "en")}
    head = {"hamlet": name, "team_id": team.id if team else None, "team_title": team.title if team else None}
    return {**head, **told, "moved": moved, "counts": found.counts, "sentences": said}
