"""Accounts as officials see them."""

import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from api.accounts.scope import own_communes
from api.auth.grants import grant_views, not_ended
from api.core import clock
from api.core.access import Actor
from api.core.paging import after, decode_cursor, page, uuid_of
from api.core.problems import Problem
from api.core.text import fold
from api.units.logic import current_commune, tree
from models.account import Account, Grant
from models.db import db
from models.person import Person

AccountRow = sa.Row[Account, str, str]


def list_accounts(actor: Actor, query: dict[str, Any]) -> dict[str, Any]:
    """A page of accounts by Vietnamese given name: all (administrator), or those whose grants are all in own communes.

    ``query``: unit, q, status, after, limit. Raises Problem ``forbidden`` for a unit outside of the actor's.
    """
    found = _accounts().where(*_in_scope(actor, query["unit"]), *_matching(query["q"], query["status"]))
    if query["after"]:
        key, account_id = decode_cursor(query["after"], 2)
        found = found.where(after([Person.sort_key, Account.id], [str(key), uuid_of(account_id)]))
    rows = db.session.execute(found.order_by(Person.sort_key, Account.id).limit(query["limit"] + 1)).all()
    grants = grant_views([row[0].id for row in rows])
    return page(
        rows, query["limit"], lambda row: [row.sort_key, str(row[0].id)], lambda row: _view(row, grants[row[0].id])
    )


def get_account(account_id: uuid.UUID) -> dict[str, Any]:
    """One account with all its grants, ended ones too. Raises Problem ``not_found``."""
    row = db.session.execute(_accounts().where(Account.id == account_id)).one_or_none()
    if row is None:
        raise Problem("not_found")
    return _view(row, grant_views([account_id], ended=True)[account_id])


def get_grant(grant_id: uuid.UUID) -> dict[str, Any]:
    """One grant. Raises sqlalchemy.exc.NoResultFound for an unknown id."""
    account_id = db.session.scalars(sa.select(Grant.account_id).where(Grant.id == grant_id)).one()
    return next(view for view in grant_views([account_id], ended=True)[account_id] if view["id"] == grant_id)


def name_of(account_id: uuid.UUID) -> str | None:
    """Whose account it is; None for an unknown id."""
    return db.session.scalar(
        sa.select(Person.name).join(Account, Account.person_id == Person.id).where(Account.id == account_id)
    )


def _accounts() -> sa.Select[Account, str, str]:
    return sa.select(Account, Person.name, Person.sort_key).join(Person, Person.id == Account.person_id)


def _view(row: AccountRow, grants: list[dict[str, Any]]) -> dict[str, Any]:
    account, name, _ = row
    return {
        "id": account.id,
        "name": name,
        "phone": account.phone,
        "login_name": account.login_name,
        "status": account.status,
        "synthetic": account.synthetic,
        "grants": grants,
        "last_login_at": account.last_login_at,
    }


def _matching(q: str, status: str | None) -> list[sa.ColumnElement[bool]]:
    conditions = [] if status is None else [Account.status == status]
    folded, digits = fold(q), "".join(char for char in q if char.isdecimal())
    if len(digits) >= 3:
        conditions.append(Account.phone.contains(digits.lstrip("0") or "0", autoescape=True))
    elif folded:
        conditions.append(Person.name_folded.contains(folded, autoescape=True))
    return conditions


def _in_scope(actor: Actor, unit_id: uuid.UUID | None) -> list[sa.ColumnElement[bool]]:
    """Conditions on accounts; whoever holds no grant any more counts where the last ones were (scope.Standing)."""
    if actor.has_role("admin"):
        return [] if unit_id is None else [_any_grant(_units_within(unit_id))]
    own = own_communes(actor)
    if unit_id is not None and current_commune(unit_id) not in own:
        raise Problem("forbidden")
    units, today = tree(), clock.today()
    within = [unit for unit in _granted_units() if units.commune_at(unit, today) in own]
    asked = within if unit_id is None else _units_within(unit_id)
    return [_any_grant(asked), ~_any_grant(within, inside=False)]


def _any_grant(units: Collection[uuid.UUID], *, inside: bool = True) -> sa.ColumnElement[bool]:
    """Whether one of the account's grants that count is over one of the units (or over none of them)."""
    live = sa.exists().where(Grant.account_id == Account.id, not_ended(clock.now()))
    where = Grant.unit_id.in_(units) if inside else Grant.unit_id.not_in(units)
    counts = sa.or_(not_ended(clock.now()), ~live.correlate(Account))
    return sa.exists().where(Grant.account_id == Account.id, where, counts)


def _granted_units() -> list[uuid.UUID]:
    return list(db.session.scalars(sa.select(Grant.unit_id).distinct()))


def _units_within(unit_id: uuid.UUID) -> list[uuid.UUID]:
    """Units of grants that fall under ``unit_id`` today; empty for an unknown one."""
    units, today = tree(), clock.today()
    top = units.resolve(unit_id, today)
    level = units.level(top)
    if level is None:
        return []
    return [unit for unit in _granted_units() if units.unit_at(unit, today, level) == top]
