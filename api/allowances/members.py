"""Who was on a team's roster in force, and when."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import chain

import sqlalchemy as sa

from models.db import db
from models.person import Person
from models.team import RosterEntry, RosterVersion

IN_FORCE = ("approved", "superseded")
RANK = ("leader", "deputy", "member")
DAY = dt.timedelta(days=1)


@dataclass
class Member:
    """A person of a team with the spans (first and last day, cut to the days asked for) on its rosters in force."""

    team_id: uuid.UUID
    person_id: uuid.UUID
    name: str
    sort_key: str
    role: str = "member"
    spans: list[tuple[dt.date, dt.date]] = field(default_factory=list)

    def is_on(self, day: dt.date) -> bool:
        """Whether the person was on the roster in force on a day."""
        return any(first <= day <= last for first, last in self.spans)


Teams = dict[uuid.UUID, list[Member]]


def members_between(team_ids: Collection[uuid.UUID], start: dt.date, end: dt.date) -> Teams:
    """Members of teams on any of some days: leader, deputies, members, each in Vietnamese order of names.

    The role is the one on the last of the days.
    """
    return _grouped(_rows(RosterVersion.team_id.in_(team_ids), start, end), start, end)


def first_teams(members: Teams, start: dt.date, end: dt.date) -> dict[uuid.UUID, uuid.UUID]:
    """The team in which each of these people was first on one of the days: a month's sum is paid once to a person."""
    people = {member.person_id for team in members.values() for member in team}
    # only teams that are not among these are asked about: for a whole province none is left
    elsewhere = sa.and_(RosterVersion.team_id.not_in(members), RosterEntry.person_id.in_(people))
    others = _grouped(_rows(elsewhere, start, end), start, end)
    found: dict[uuid.UUID, tuple[dt.date, uuid.UUID]] = {}
    for member in chain(*members.values(), *others.values()):
        mine = (min(first for first, _ in member.spans), member.team_id)
        found[member.person_id] = min(mine, found.get(member.person_id, mine))
    return {person: team for person, (_, team) in found.items()}


def _rows(which: sa.ColumnElement[bool], start: dt.date, end: dt.date) -> list[sa.Row[tuple[object, ...]]]:
    version, entry = RosterVersion, RosterEntry
    query = (
        sa.select(
            *(version.team_id, version.valid_from, version.valid_to, entry.person_id, entry.role),
            *(Person.name, Person.sort_key),
        )
        .join(entry, entry.roster_id == version.id)
        .join(Person, Person.id == entry.person_id)
        .where(
            which,
            version.status.in_(IN_FORCE),
            version.valid_from <= end,
            sa.or_(
                version.valid_to.is_(None), sa.and_(version.valid_to > start, version.valid_to > version.valid_from)
            ),
        )
        .order_by(version.valid_from, version.version)
    )
    return list(db.session.execute(query))


def _grouped(rows: list[sa.Row[tuple[object, ...]]], start: dt.date, end: dt.date) -> Teams:
    found: dict[tuple[uuid.UUID, uuid.UUID], Member] = {}
    for row in rows:
        key = (row.team_id, row.person_id)
        member = found.setdefault(key, Member(row.team_id, row.person_id, row.name, row.sort_key))
        member.role = row.role
        last = end if row.valid_to is None else min(end, row.valid_to - DAY)
        member.spans.append((max(start, row.valid_from), last))
    teams: dict[uuid.UUID, list[Member]] = defaultdict(list)
    for member in found.values():
        teams[member.team_id].append(member)
    for members in teams.values():
        members.sort(key=lambda member: (RANK.index(member.role), member.sort_key, str(member.person_id)))
    return teams
