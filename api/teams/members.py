"""Members on rosters in force: searched without accents, in the order of Vietnamese given names."""

import re
import uuid
from typing import Any

import sqlalchemy as sa

from api.core import clock, paging
from api.core.access import Actor
from api.core.text import fold
from api.teams import rosters
from api.teams.scope import Scope, contacts_of, scope_of
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.db import db
from models.person import Person
from models.team import RosterEntry, RosterVersion, Team

MIN_DIGITS = 3


def list_members(
    actor: Actor, unit: uuid.UUID | None, team: uuid.UUID | None, q: str, after: str | None, limit: int
) -> dict[str, Any]:
    """A page of the members that the actor may read; phones only of those whose contacts the actor may see."""
    contacts, units = contacts_of(actor), tree()
    query = _members().where(scope_of(actor, unit).teams_where(), *_search(q, contacts))
    if team is not None:
        query = query.where(Team.id == team)
    if after is not None:
        key, entry_id = paging.decode_cursor(after, 2)
        query = query.where(paging.after([Person.sort_key, RosterEntry.id], [str(key), paging.uuid_of(entry_id)]))
    rows = db.session.execute(query.order_by(Person.sort_key, RosterEntry.id).limit(limit + 1)).all()
    accounts = rosters.accounts_of([row.person_id for row in rows])
    return paging.page(
        rows,
        limit,
        lambda row: (row.sort_key, str(row.id)),
        lambda row: _as_json(row, accounts.get(row.person_id), contacts, units),
    )


def _members() -> sa.Select[*tuple[Any, ...]]:
    return (
        rosters.entries()
        .add_columns(Team.id.label("team_id"), Team.title.label("team_title"), Team.unit_id)
        .join(RosterVersion, RosterVersion.id == RosterEntry.roster_id)
        .join(Team, Team.id == RosterVersion.team_id)
        .where(rosters.in_force(clock.today()))
    )


def _search(q: str, contacts: Scope) -> list[sa.ColumnElement[bool]]:
    """Name or number; a number only where it may be seen, else searching would tell it digit by digit."""
    wanted, digits = fold(q), re.sub(r"\D", "", q)
    if not wanted:
        return []
    hit: sa.ColumnElement[bool] = Person.name_folded.contains(wanted, autoescape=True)
    if len(digits) >= MIN_DIGITS:
        seen = contacts.where(Team.id, Team.unit_id)
        hit = sa.or_(hit, sa.and_(seen, _phone_is(digits)))
    return [hit]


def _phone_is(digits: str) -> sa.ColumnElement[bool]:
    """Phones are stored as +84…: the digits stand anywhere in one, or begin it with the 0 of its usual spelling."""
    inside = RosterEntry.phone.contains(digits)
    return sa.or_(inside, RosterEntry.phone.startswith(f"+84{digits[1:]}")) if digits[0] == "0" else inside


def _as_json(row: Any, account: Any | None, contacts: Scope, units: UnitTree) -> dict[str, Any]:
    return {
        **rosters.member_json(row, account, contacts=contacts.has(row.team_id, row.unit_id)),
        "team_id": row.team_id,
        "team_title": row.team_title,
        "hamlet_label": units.label(row.unit_id, clock.today()),
    }
