"""Teams with an approved roster. To be called within a write."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from api.core.text import fold
from models.team import Decision, RosterEntry, RosterVersion
from models.team import Team as TeamRow
from tests.factories import unique
from tests.factories.accounts import Account, Wanted, make_accounts
from tests.factories.rows import write
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
    (team_id,), wanted = write_teams([unit], members, title)
    leader, *others = make_accounts(wanted)
    return with_roster(team_id, unit, commune or unit, leader, tuple(others), title)


def write_teams(
    units: Sequence[Unit], members: int = 3, title: str | None = None
) -> tuple[list[uuid.UUID], list[Wanted]]:
    """Teams without people: their ids, and a leader and ``members`` others of each, to be made."""
    titles = [title or _title(unit) for unit in units]
    rows = [
        {"unit_id": unit.id, "title": shown, "title_folded": fold(shown), "founded_on": FOUNDED, "synthetic": True}
        for unit, shown in zip(units, titles, strict=True)
    ]
    ids, roles = write(TeamRow, rows), ("leader", *["member"] * members)
    return ids, [Wanted(role, unit, team_id) for unit, team_id in zip(units, ids, strict=True) for role in roles]


def with_roster(
    team_id: uuid.UUID,
    unit: Unit,
    commune: Unit,
    leader: Account,
    members: tuple[Account, ...],
    title: str | None = None,
) -> Team:
    """The team of people that were made, under an approved roster."""
    return Team(
        team_id, title or _title(unit), unit, approve_roster(team_id, commune, leader, members), leader, members
    )


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
    signed = {"signer": "Nguyễn Văn Ký", "position": "Chủ tịch", "authority": "UBND"}
    numbered = {"number": unique.number() % 10**9, "year": on.year, "symbol": "QĐ-UBND"}
    states = {"kind": "establish", "status": "approved", "synthetic": True}
    dated = {"decided_on": on, "effective_on": on}
    (decision_id,) = write(Decision, [{"unit_id": commune.id, **states, **numbered, **dated, **signed}])
    approved = {"status": "approved", "decision_id": decision_id, "content_hash": "0" * 64, "valid_from": on}
    (roster_id,) = write(RosterVersion, [{"team_id": team_id, "version": version, **approved}])
    people = [("leader", leader), *(("member", member) for member in members)]
    write(
        RosterEntry,
        [
            {"roster_id": roster_id, "person_id": person.person_id, "role": role, "phone": person.phone}
            for role, person in people
        ],
    )
    return roster_id


def _title(unit: Unit) -> str:
    return f"Tổ công nghệ số cộng đồng {unit.name}"
