"""Who is meant by a line of a list: a person that is known already, or somebody new."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

import sqlalchemy as sa

from api.core import clock
from api.core.text import fold, name_key, nfc
from api.rosters.lines import Line
from api.teams.logic import in_force, territory
from api.units.logic import tree
from models.account import Account
from models.db import db
from models.person import Person
from models.team import RosterEntry, RosterVersion, Team

Ids = set[uuid.UUID]


@dataclass
class Known:
    """Persons who may be meant: by number and folded name, and by folded name and year of birth in the commune.

    ``told``: what lists of the commune say of each person, as ``(folded name, year of birth, phone)``.
    """

    by_phone: dict[tuple[str, str], Ids] = field(default_factory=lambda: defaultdict(set))
    by_birth: dict[tuple[str, int], Ids] = field(default_factory=lambda: defaultdict(set))
    told: dict[uuid.UUID, set[tuple[str, int | None, str | None]]] = field(default_factory=lambda: defaultdict(set))

    def add(self, person_id: uuid.UUID | None, name: str, year: int | None, phone: str | None) -> None:
        """Note what a list of the commune says."""
        if person_id is None:
            return
        self.told[person_id].add((name, year, phone))
        if year:
            self.by_birth[(name, year)].add(person_id)
        if phone:
            self.by_phone[(phone, name)].add(person_id)

    def match(self, line: Line) -> uuid.UUID | None:
        """The one person whom the line means; None if nobody or several fit."""
        name = fold(line.full_name)
        hits = self.by_phone.get((line.phone, name), set()) if line.phone else set()
        born = self.by_birth.get((name, line.birth_year), set()) if line.birth_year else set()
        for found in (hits, hits & born, set() if hits else born):
            if len(found) == 1:
                return next(iter(found))
        return None

    def fits(self, line: Line) -> bool:
        """Whether name, year or number of the line are those of the person whom it names."""
        told = self.told.get(line.person_id, set()) if line.person_id else set()
        mine = (fold(line.full_name), line.birth_year, line.phone)
        return any(
            here is not None and here == there for other in told for here, there in zip(mine, other, strict=True)
        )


def known_for(unit_id: uuid.UUID, lines: Iterable[Line]) -> Known:
    """Whoever may be meant by ``lines`` of lists of the commune that ``unit_id`` lies in; three queries."""
    known = Known()
    for row in _of_commune(unit_id):
        known.add(*row)
    for person_id, name, phone in _of_phones({line.phone for line in lines if line.phone}):
        known.by_phone[(phone, name)].add(person_id)
    return known


def match_person(unit_id: uuid.UUID, line: Line, known: Known | None = None) -> uuid.UUID | None:
    """The person meant by a line of a list of ``unit_id``'s commune; None: somebody new, or several fit.

    Same number (of an account, or on a roster in force anywhere) and same folded name; else same folded name and year
    of birth within the commune. ``known``: from ``known_for``, for many lines at once.
    """
    return (known or known_for(unit_id, [line])).match(line)


def make_person(line: Line, *, synthetic: bool = False) -> uuid.UUID:
    """A new person as the line describes; returns the id."""
    name = nfc(line.full_name)
    person = Person(
        name=name,
        name_folded=fold(name),
        sort_key=name_key(name),
        birth_year=line.birth_year,
        gender=line.gender,
        synthetic=synthetic,
    )
    db.session.add(person)
    db.session.flush()
    return person.id


def forget_unused(person_ids: Collection[uuid.UUID]) -> None:
    """Remove those persons whom no list and no account names any more: a draft had made them up."""
    if not person_ids:
        return
    session = db.session
    used = set(session.scalars(sa.select(RosterEntry.person_id).where(RosterEntry.person_id.in_(person_ids))))
    used |= set(session.scalars(sa.select(Account.person_id).where(Account.person_id.in_(person_ids))))
    gone = set(person_ids) - used
    if gone:
        session.execute(sa.delete(Person).where(Person.id.in_(gone)))


def _of_commune(unit_id: uuid.UUID) -> list[tuple[uuid.UUID, str, int | None, str | None]]:
    """``(person, folded name, year, phone)``: on any list of the commune's teams, phones of lists in force."""
    units, today = tree(), clock.today()
    commune_id = units.commune_at(unit_id, today) or unit_id
    held = sa.case((in_force(today), RosterEntry.phone), else_=None)
    rows = db.session.execute(
        sa.select(RosterEntry.person_id, Person.name_folded, Person.birth_year, held)
        .join(Person, Person.id == RosterEntry.person_id)
        .join(RosterVersion, RosterVersion.id == RosterEntry.roster_id)
        .join(Team, Team.id == RosterVersion.team_id)
        .where(Team.unit_id.in_(territory(units, [commune_id])))
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def _of_phones(phones: set[str]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """``(person, folded name, phone)``: accounts in use and lists in force with one of the numbers."""
    if not phones:
        return
    accounts = (
        sa.select(Account.person_id, Person.name_folded, Account.phone)
        .join(Person, Person.id == Account.person_id)
        .where(Account.phone.in_(phones), Account.status != "disabled")
    )
    entries = (
        sa.select(RosterEntry.person_id, Person.name_folded, RosterEntry.phone)
        .join(Person, Person.id == RosterEntry.person_id)
        .join(RosterVersion, RosterVersion.id == RosterEntry.roster_id)
        .where(RosterEntry.phone.in_(phones), in_force(clock.today()))
    )
    for person_id, name, phone in db.session.execute(accounts):
        yield person_id, name, phone
    for person_id, name, number in db.session.execute(entries):
        yield person_id, name, str(number)
