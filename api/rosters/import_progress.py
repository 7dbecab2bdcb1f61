"""How far an imported list has become drafts: which teams are in, and whether anything is left."""

import uuid
from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from api.core.problems import FieldError, Problem
from api.rosters import versions
from api.rosters.diff import compare
from api.rosters.import_lists import Groups, groups_of, lines_of, teams_of
from api.rosters.reading.judging import Judged, Place
from models.db import db
from models.team import RosterVersion, Team

# unit → the draft that was made of the list for its team
Drafts = Mapping[uuid.UUID, uuid.UUID]


def drafts_of(import_id: uuid.UUID) -> Drafts:
    """``unit → version`` made of the list, whatever became of it; one that was thrown away is none."""
    kept = sa.or_(RosterVersion.status != "superseded", RosterVersion.valid_from.is_not(None))
    query = sa.select(Team.unit_id, RosterVersion.id).join(Team, Team.id == RosterVersion.team_id)
    rows = db.session.execute(query.where(RosterVersion.import_id == import_id, kept).order_by(RosterVersion.version))
    return dict(rows.all())


def split(answer: Judged, drafts: Drafts) -> tuple[Groups, Groups]:
    """The teams of the list: those that are in, and those that are left."""
    groups = groups_of(answer)
    done = {key: places for key, places in groups.items() if places[0].hamlet_id in drafts}
    return done, {key: places for key, places in groups.items() if key not in done}


def names_of(groups: Groups) -> list[str]:
    """The hamlets' names of the file."""
    return [place.name for places in groups.values() for place in places]


def is_complete(answer: Judged, drafts: Drafts) -> bool:
    """Whether nothing of the list is left: no error, and no team that would change."""
    left = list(split(answer, drafts)[1].values())
    return not answer.errors and all(_stays(answer, places, team) for places, team in _with_teams(left))


def check_kept(before: Judged, after: Judged, drafts: Drafts) -> None:
    """Raise Problem ``validation_failed`` (``team_committed``) if a repair changes what a draft was made of.

    Nobody would see it: the draft is the list that counts by now.
    """
    gone = [
        FieldError(names[0], "team_committed", "A draft was made of this team's list: change it there")
        for unit_id, names in _names(before, drafts).items()
        if _lines(before, unit_id) != _lines(after, unit_id)
    ]
    if gone:
        raise Problem("validation_failed", errors=tuple(gone))


def _names(answer: Judged, drafts: Drafts) -> dict[uuid.UUID, list[str]]:
    return {unit_id: [p.name for p in answer.places.values() if p.hamlet_id == unit_id] or [""] for unit_id in drafts}


def _lines(answer: Judged, unit_id: uuid.UUID) -> list[bytes]:
    places = [place for place in answer.places.values() if place.hamlet_id == unit_id]
    return sorted(line.canonical() for line in lines_of(answer, places))


def _with_teams(groups: Iterable[list[Place]]) -> list[tuple[list[Place], Team | None]]:
    found = list(groups)
    teams = teams_of(places[0].hamlet_id for places in found)
    return [(places, teams.get(places[0].hamlet_id) if places[0].hamlet_id else None) for places in found]


def _stays(answer: Judged, places: list[Place], team: Team | None) -> bool:
    """Whether the list says of the team what is in force already."""
    if team is None:
        return False
    counts = compare(versions.approved_lists([team.id]).get(team.id, ()), lines_of(answer, places)).counts
    return not any(counts.values())
