"""An imported list sorted by teams: which places are one team, its lines, and the team that there is already."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from api.rosters.answers import Kept, mark, same_of
from api.rosters.lines import Line
from api.rosters.reading.judging import Judged, Place
from api.rosters.reading.model import Member
from models.db import db
from models.team import Team

Groups = dict[str, list[Place]]


def groups_of(answer: Judged) -> Groups:
    """Places by team: two spellings of one hamlet are one."""
    groups: Groups = defaultdict(list)
    for place in answer.places.values():
        groups[place.team].append(place)
    return dict(groups)


def lines_of(answer: Judged, places: Iterable[Place], answers: Kept = None) -> list[Line]:
    """The lines of rows without a fault; those that were said to mean somebody (``answers``) name the person."""
    names, same = {place.name for place in places}, same_of(answers)
    lines = [_line(member) for member in answer.members if member.hamlet in names]
    return [replace(line, person_id=same.get(mark(line))) for line in lines] if same else lines


def teams_of(unit_ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, Team]:
    """The open team of each unit, the oldest if there are several."""
    wanted = {unit_id for unit_id in unit_ids if unit_id is not None}
    query = sa.select(Team).where(Team.unit_id.in_(wanted), Team.closed_on.is_(None)).order_by(Team.id.desc())
    return {team.unit_id: team for team in db.session.scalars(query)}


def _line(member: Member) -> Line:
    return Line(
        person_id=None,
        full_name=member.full_name,
        birth_year=member.birth_year,
        gender=member.gender,
        organization=member.organization,
        phone=member.phone,
        role=member.role,
    )
