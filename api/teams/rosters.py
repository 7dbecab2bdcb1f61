"""Rosters as of a day: which version was in force, who was on it, who decided it. Every question is one query."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from models.account import Account
from models.db import db
from models.person import Person
from models.team import Decision, RosterEntry, RosterVersion, decision_label

Ids = Collection[uuid.UUID]


def in_force(day: dt.date) -> sa.ColumnElement[bool]:
    """Condition on RosterVersion: approved, and neither not yet nor no longer in force on ``day``."""
    return sa.and_(
        RosterVersion.status.in_(("approved", "superseded")),
        RosterVersion.valid_from <= day,
        sa.or_(RosterVersion.valid_to.is_(None), RosterVersion.valid_to > day),
    )


def rosters_of(team_ids: Ids, day: dt.date) -> dict[uuid.UUID, Any]:
    """``team_id → (id, team_id, version, status, approved_on, decision_number, valid_from, valid_to)`` in force."""
    rows = db.session.execute(_versions().where(RosterVersion.team_id.in_(team_ids), in_force(day)))
    return {row.team_id: row for row in rows}


def versions_of(team_id: uuid.UUID) -> list[dict[str, Any]]:
    """All versions of a team's roster, newest first, each with its number of members."""
    rows = db.session.execute(
        _versions().where(RosterVersion.team_id == team_id).order_by(RosterVersion.version.desc())
    ).all()
    counts = count_entries([row.id for row in rows])
    return [{**version_json(row), "members": counts.get(row.id, 0)} for row in rows]


def version_json(row: Any) -> dict[str, Any]:
    """A row of the queries above as JSON."""
    return {
        "id": row.id,
        "version": row.version,
        "status": row.status,
        "approved_on": row.decided_on,
        "decision_number": decision_number(row),
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
    }


def decision_number(row: Any) -> str | None:
    """The number of the row's decision as printed, such as ``45/QĐ-UBND``."""
    return decision_label(row.number, row.symbol)


def count_entries(roster_ids: Ids) -> dict[uuid.UUID, int]:
    """How many people are on each roster."""
    rows = db.session.execute(
        sa.select(RosterEntry.roster_id, sa.func.count())
        .where(RosterEntry.roster_id.in_(roster_ids))
        .group_by(RosterEntry.roster_id)
    )
    return dict(rows.all())


def entries_of(roster_ids: Ids, *roles: str) -> dict[uuid.UUID, list[Any]]:
    """People of each roster with their accounts: leader, deputies, members, each in Vietnamese order."""
    rank = sa.case({"leader": 0, "deputy": 1}, value=RosterEntry.role, else_=2)
    query = entries().where(RosterEntry.roster_id.in_(roster_ids)).order_by(rank, Person.sort_key, RosterEntry.id)
    if roles:
        query = query.where(RosterEntry.role.in_(roles))
    found: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in db.session.execute(query):
        found[row.roster_id].append(row)
    return found


def entries() -> sa.Select[*tuple[Any, ...]]:
    """Roster entries joined with their persons; conditions and order are the caller's."""
    entry = RosterEntry
    return sa.select(
        *(entry.id, entry.roster_id, entry.person_id, entry.role, entry.organization, entry.position, entry.phone),
        *(Person.name, Person.sort_key, Person.birth_year, Person.gender),
    ).join(Person, Person.id == entry.person_id)


def accounts_of(person_ids: Ids) -> dict[uuid.UUID, Any]:
    """``person_id → (id, status)`` of the person's account; one in use comes before a disabled one."""
    if not person_ids:
        return {}
    rows = db.session.execute(
        sa.select(Account.person_id, Account.id, Account.status)
        .where(Account.person_id.in_(person_ids))
        .order_by(sa.case((Account.status == "disabled", 0), else_=1), Account.id)
    )
    return {row.person_id: row for row in rows}


def member_json(row: Any, account: Any | None, *, contacts: bool) -> dict[str, Any]:
    """A member as the API tells it; phone and account only where ``contacts`` may be seen."""
    return {
        "person_id": row.person_id,
        "name": row.name,
        "role": row.role,
        "organization": row.organization,
        "position": row.position,
        "birth_year": row.birth_year,
        "gender": row.gender,
        "phone": row.phone if contacts else None,
        "account_status": account.status if contacts and account else None,
    }


def _versions() -> sa.Select[*tuple[Any, ...]]:
    version = RosterVersion
    return sa.select(
        *(version.id, version.team_id, version.version, version.status, version.valid_from, version.valid_to),
        *(Decision.decided_on, Decision.number, Decision.symbol),
    ).outerjoin(Decision, Decision.id == version.decision_id)
