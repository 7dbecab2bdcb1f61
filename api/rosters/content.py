"""The content of a roster version: its lines, and the hash that a decision names."""

import hashlib
import secrets
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

import orjson
import sqlalchemy as sa

from api.core.text import name_key
from api.rosters import people
from api.rosters.lines import RANK, Line
from models.db import db
from models.person import Person
from models.team import RosterEntry, RosterVersion, Team

__all__ = ["Line", "content_hash", "load", "load_many", "write_entries"]

NO_SALT = b""


def load(roster_id: uuid.UUID) -> list[Line]:
    """The lines of a version: leader, deputies, members, each in Vietnamese order. Empty for an unknown id."""
    return load_many([roster_id])[roster_id]


def load_many(roster_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[Line]]:
    """``roster_id → lines`` of several versions, one query."""
    found: dict[uuid.UUID, list[Line]] = {roster_id: [] for roster_id in roster_ids}
    for row in db.session.execute(_entries().where(RosterEntry.roster_id.in_(roster_ids))):
        found[row.roster_id].append(_line(row))
    for lines in found.values():
        lines.sort(key=lambda line: (RANK[line.role], name_key(line.full_name), str(line.person_id)))
    return found


def write_entries(roster_id: uuid.UUID, lines: Sequence[Line]) -> str:
    """Make ``lines`` the content of a version and return its new content hash, which the version keeps.

    Lines without a person get the one they mean, else a new one. A line that stays as it was keeps its salt. Persons
    made up for earlier lines of this draft go with them. Raises ValueError if two lines name one person.
    """
    roster = db.session.get_one(RosterVersion, roster_id)
    team = db.session.get_one(Team, roster.team_id)
    settled = _settle(team, lines)
    before = {row.person_id: row for row in db.session.execute(_entries().where(RosterEntry.roster_id == roster_id))}
    same = {line.person_id for line in settled if line.person_id in before and _line(before[line.person_id]) == line}
    kept = {person_id for person_id in same if before[person_id].digest is not None}
    db.session.execute(
        sa.delete(RosterEntry).where(RosterEntry.roster_id == roster_id, RosterEntry.person_id.not_in(kept))
    )
    fresh = [_entry(roster_id, line) for line in settled if line.person_id not in kept]
    db.session.add_all(fresh)
    db.session.flush()
    people.forget_unused(before.keys() - {line.person_id for line in settled})
    digests = [before[person_id].digest for person_id in kept] + [entry.digest for entry in fresh]
    roster.content_hash = _hash(team, digests)
    db.session.flush()
    return roster.content_hash


def content_hash(roster_id: uuid.UUID) -> str:
    """The content hash as kept; computed from the lines for a version of before rosters were governed."""
    roster = db.session.get_one(RosterVersion, roster_id)
    rows = db.session.execute(_entries().where(RosterEntry.roster_id == roster_id)).all()
    if rows and any(row.digest is None for row in rows):
        return _hash(db.session.get_one(Team, roster.team_id), [_digest(NO_SALT, _line(row)) for row in rows])
    return roster.content_hash


def _settle(team: Team, lines: Sequence[Line]) -> list[Line]:
    """The lines, each with a person of its own; whoever is named counts before whoever is guessed."""
    known = people.known_for(team.unit_id, lines)
    taken = {line.person_id for line in lines if line.person_id is not None}
    if len(taken) < sum(line.person_id is not None for line in lines):
        raise ValueError("two lines name one person")
    settled = []
    for line in lines:
        person_id = line.person_id
        if person_id is None:
            person_id = people.match_person(team.unit_id, line, known)
            if person_id is None or person_id in taken:
                person_id = people.make_person(line, synthetic=team.synthetic)
        taken.add(person_id)
        settled.append(replace(line, person_id=person_id))
    return settled


def _entries() -> sa.Select[*tuple[Any, ...]]:
    entry = RosterEntry
    governed = entry.name.is_not(None)
    return sa.select(
        *(entry.roster_id, entry.person_id, entry.role, entry.organization, entry.position, entry.phone, entry.digest),
        sa.func.coalesce(entry.name, Person.name).label("full_name"),
        sa.case((governed, entry.birth_year), else_=Person.birth_year).label("birth_year"),
        sa.case((governed, entry.gender), else_=Person.gender).label("gender"),
    ).join(Person, Person.id == entry.person_id)


def _line(row: Any) -> Line:
    return Line(
        person_id=row.person_id,
        full_name=row.full_name,
        birth_year=row.birth_year,
        gender=row.gender,
        organization=row.organization,
        position=row.position,
        phone=row.phone,
        role=row.role,
    )


def _entry(roster_id: uuid.UUID, line: Line) -> RosterEntry:
    salt = secrets.token_bytes(16)
    told = line.as_json()
    name = told.pop("full_name")
    return RosterEntry(roster_id=roster_id, **told, name=name, salt=salt, digest=_digest(salt, line))


def _digest(salt: bytes, line: Line) -> bytes:
    return hashlib.sha256(salt + line.canonical()).digest()


def _hash(team: Team, digests: Iterable[bytes]) -> str:
    told = [str(team.id), team.title, sorted(digest.hex() for digest in digests)]
    return hashlib.sha256(orjson.dumps(told)).hexdigest()
