"""Giving and ending roles. Grants are dated and add up; none is ever deleted, and none ends in the past."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.accounts.scope import check_may_give, check_may_manage, check_other_admin
from api.accounts.sync import emit_grants
from api.auth.grants import not_ended
from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.units.logic import current_commune, tree
from models.account import TEAM_ROLES, Account, Grant
from models.db import db
from models.team import Team

LEVELS = {
    "commune_officer": "commune",
    "commune_approver": "commune",
    "province_staff": "province",
    "admin": "province",
}


@dataclass(frozen=True)
class Wish:
    """A role wanted over a unit; members and leaders hold theirs in a team. No ``valid_from`` = from now on."""

    role: str
    unit_id: uuid.UUID
    team_id: uuid.UUID | None = None
    valid_from: dt.datetime | None = None
    valid_to: dt.datetime | None = None


def give_grant(actor: Actor | None, account_id: uuid.UUID, wish: Wish) -> uuid.UUID:
    """Give an account one more role; returns the grant's id. No actor = the command line.

    Raises Problem ``forbidden``, ``not_found``, ``validation_failed``, ``grant_exists``.
    """
    check_may_manage(actor, account_id)
    return add_grant(actor, account_id, check_wish(actor, wish))


def end_grant(actor: Actor | None, grant_id: uuid.UUID, valid_to: dt.datetime | None) -> None:
    """Let a grant end at ``valid_to`` (at once if that is past); None: it has no end any more.

    Raises Problem ``not_found``, ``forbidden``, ``grant_ended``, ``last_admin``.
    """
    grant = db.session.get(Grant, grant_id, with_for_update=True)
    if grant is None:
        raise Problem("not_found")
    check_may_manage(actor, grant.account_id)
    if grant.valid_to is not None and grant.valid_to <= clock.now():
        raise Problem("grant_ended")
    if grant.role == "admin" and valid_to is not None:
        check_other_admin(grant.account_id)
    set_ends(actor, [(grant, valid_to)])


def add_grant(actor: Actor | None, account_id: uuid.UUID, wish: Wish) -> uuid.UUID:
    """Write a checked wish. Raises Problem ``grant_exists`` if the account holds the role there already."""
    _lock(account_id)
    _check_not_held(account_id, wish)
    (grant_id,) = begin_grants(actor, [(account_id, wish)])
    return grant_id


def begin_grants(actor: Actor | None, wishes: Sequence[tuple[uuid.UUID, Wish]]) -> list[uuid.UUID]:
    """Write wishes of locked accounts that are known not to hold the roles there; told to their phones and audited."""
    grants = [
        Grant(id=uuid7(), account_id=account_id, **{**wish.__dict__, "valid_from": wish.valid_from or clock.now()})
        for account_id, wish in wishes
    ]
    db.session.add_all(grants)
    _note(actor, "grant.create", grants, ("role", "unit_id", "team_id", "valid_from", "valid_to"))
    return [grant.id for grant in grants]


def set_ends(actor: Actor | None, ends: Sequence[tuple[Grant, dt.datetime | None]]) -> None:
    """Let locked grants that have not ended end, never in the past; told to the phones of their accounts and audited.

    None: it has no end any more.
    """
    for grant, valid_to in ends:
        grant.valid_to = valid_to and max(valid_to, clock.now(), grant.valid_from)
    _note(actor, "grant.end", [grant for grant, _ in ends], ("valid_to",))


def check_wish(actor: Actor | None, wish: Wish) -> Wish:
    """The wish with the unit its role is held over, if the actor may give it.

    Raises Problem ``forbidden`` or ``validation_failed``.
    """
    checked = replace(wish, unit_id=_team_unit(wish) if wish.role in TEAM_ROLES else _office_unit(wish))
    if checked.valid_to and checked.valid_to <= max(checked.valid_from or clock.now(), clock.now()):
        raise invalid("to", "period", "The end must lie after the beginning, and in the future")
    check_may_give(actor, checked.role, checked.unit_id)
    return checked


def _team_unit(wish: Wish) -> uuid.UUID:
    """The team's own unit, whether that or its commune was named."""
    if wish.team_id is None:
        raise invalid("team_id", "required", "Members and leaders belong to a team")
    team = db.session.get(Team, wish.team_id)
    if team is None or (team.closed_on is not None and team.closed_on <= clock.today()):
        raise invalid("team_id", "unknown", "There is no such team")
    if wish.unit_id not in (team.unit_id, current_commune(team.unit_id)):
        raise invalid("unit_id", "unit", "The team does not work there")
    return team.unit_id


def _office_unit(wish: Wish) -> uuid.UUID:
    if wish.team_id is not None:
        raise invalid("team_id", "role", "Only members and leaders belong to a team")
    held = any(version.holds_on(clock.today()) for version in tree().versions(wish.unit_id))
    if not held or tree().level(wish.unit_id) != LEVELS[wish.role]:
        raise invalid("unit_id", "level", f"The role is held over a {LEVELS[wish.role]} of today")
    return wish.unit_id


def _lock(account_id: uuid.UUID) -> None:
    """Two grants of one account come one after the other; foreign keys to the account need not wait."""
    account = sa.select(Account.id).where(Account.id == account_id)
    db.session.execute(account.with_for_update(key_share=True))


def _check_not_held(account_id: uuid.UUID, wish: Wish) -> None:
    same = sa.select(Grant.id).where(
        Grant.account_id == account_id,
        Grant.role == wish.role,
        Grant.unit_id == wish.unit_id,
        Grant.team_id.is_(None) if wish.team_id is None else Grant.team_id == wish.team_id,
        not_ended(wish.valid_from or clock.now()),
        sa.true() if wish.valid_to is None else Grant.valid_from < wish.valid_to,
    )
    if db.session.scalars(same.limit(1)).first() is not None:
        raise Problem("grant_exists")


def _note(actor: Actor | None, action: str, grants: Sequence[Grant], fields: tuple[str, ...]) -> None:
    db.session.flush()
    for grant in grants:
        audit.record(actor, action, "grant", grant.id, commune_id=current_commune(grant.unit_id), fields=fields)
    emit_grants(*sorted({grant.account_id for grant in grants}))
