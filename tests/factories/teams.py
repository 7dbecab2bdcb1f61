"""Teams with an approved roster. To be called within a write."""

import datetime as dt
import uuid
from dataclasses import dataclass

from api.core.text import fold
from models.db import db
from models.team import Decision, RosterEntry, RosterVersion
from models.team import Team as TeamRow
from tests.factories import unique
from tests.factories.accounts import Account, Wanted, make_accounts
from tests.factories.units import Unit

FOUNDED = dt.date(2024, 1, 15)


@dataclass(frozen=True)
class Team:
    """A team, its leader and its other members (all with accounts)."""

    id: uuid.UUID
    title: str
    unit: Unit
    roster_id: uuid.UUID
    leader: Account
    members: tuple[Account, ...]

    @property
    def member(self) -> Account:
        """One of the members."""
        return self.members[0]


def make_team(unit: Unit, *, commune: Unit | None = None, members: int = 3, title: str | None = None) -> Team:
    """A team of a hamlet (``commune`` decides about it) or of a commune, with a leader and ``members`` others."""
    shown = title or f"Tổ công nghệ số cộng đồng {unit.name}"
    row = TeamRow(unit_id=unit.id, title=shown, title_folded=fold(shown), founded_on=FOUNDED, synthetic=True)
    db.session.add(row)
    db.session.flush()
    roles = ("leader", *["member"] * members)
    leader, *others = make_accounts([Wanted(role, unit, row.id) for role in roles])
    roster_id = approve_roster(row.id, commune or unit, leader, tuple(others))
    return Team(row.id, shown, unit, roster_id, leader, tuple(others))


def approve_roster(
    team_id: uuid.UUID,
    commune: Unit,
    leader: Account,
    members: tuple[Account, ...],
    *,
    version: int = 1,
    on: dt.date = FOUNDED,
) -> uuid.UUID:
    """A roster version in force from ``on`` by a decision of the commune; returns its id."""
    decision = Decision(
        unit_id=commune.id,
        kind="establish",
        number=unique.number() % 10**9,
        year=on.year,
        symbol="QĐ-UBND",
        decided_on=on,
        effective_on=on,
        signer="Nguyễn Văn Ký",
        position="Chủ tịch",
        authority="UBND",
        status="approved",
        synthetic=True,
    )
    db.session.add(decision)
    db.session.flush()
    roster = RosterVersion(
        team_id=team_id,
        version=version,
        status="approved",
        decision_id=decision.id,
        content_hash="0" * 64,
        valid_from=on,
    )
    db.session.add(roster)
    db.session.flush()
    roles = [("leader", leader), *(("member", member) for member in members)]
    db.session.add_all(
        RosterEntry(roster_id=roster.id, person_id=person.person_id, role=role, phone=person.phone)
        for role, person in roles
    )
    db.session.flush()
    return roster.id
