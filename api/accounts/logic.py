"""Creating, inviting, changing and disabling accounts."""

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from api.accounts import members
from api.accounts.grants import Wish, add_grant, check_wish, end_grant, give_grant
from api.accounts.scope import Standing, check_may_manage, check_other_admin
from api.auth.invitations import Invited, create_invitation, void_invitations
from api.auth.session import revoke_sessions
from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.core.text import fold, name_key, nfc
from api.units.logic import current_commune
from models.account import Account, Credential
from models.db import db
from models.person import Person
from models.team import RosterEntry, RosterVersion

__all__ = [
    "Change",
    "Wish",
    "change_account",
    "create_account",
    "end_grant",
    "give_grant",
    "invite_account",
]


@dataclass(frozen=True)
class Change:
    """What is to change about an account; None = leave as it is."""

    name: str | None = None
    phone: str | None = None
    status: str | None = None


def create_account(actor: Actor | None, name: str, phone: str, wish: Wish) -> tuple[uuid.UUID, Invited]:
    """A new account with its first role, and the invitation to set a PIN. No actor = the command line.

    Raises Problem ``phone_taken``, ``forbidden``, ``validation_failed``.
    """
    wish = check_wish(actor, wish)
    _check_phone_free(phone)
    shown = _checked_name(name)
    person = _on_roster(wish.team_id, shown, phone) or _new_person(shown)
    account = Account(person_id=person.id, phone=phone, status="invited")
    db.session.add(account)
    db.session.flush()
    commune = current_commune(wish.unit_id)
    audit.record(actor, "account.create", "account", account.id, commune_id=commune, fields=("name", "phone"))
    add_grant(actor, account.id, wish)
    return account.id, create_invitation(actor, account.id, commune_id=commune)


def invite_account(actor: Actor, account_id: uuid.UUID) -> Invited:
    """A new way to set a PIN, also a forgotten one; older invitations are void.

    Raises Problem ``forbidden``, ``not_found``, ``account_disabled``.
    """
    standing = check_may_manage(actor, account_id)
    return create_invitation(actor, account_id, commune_id=standing.commune)


def change_account(actor: Actor, account_id: uuid.UUID, change: Change) -> None:
    """Rename, give another number, disable or enable; account, person and history stay the same.

    Raises Problem ``forbidden``, ``not_found``, ``phone_taken``, ``not_activated``, ``last_admin``.
    """
    standing = check_may_manage(actor, account_id)
    account = db.session.get_one(Account, account_id, with_for_update=True)
    if change.name is not None:
        _rename(actor, account, standing, change.name)
    if change.phone is not None and change.phone != account.phone:
        _change_phone(actor, account, standing, change.phone)
    if change.status == "disabled" and account.status != "disabled":
        _disable(actor, account, standing)
    if change.status == "active" and account.status != "active":
        _enable(actor, account, standing)
    db.session.flush()


def _rename(actor: Actor, account: Account, standing: Standing, name: str) -> None:
    person, shown = db.session.get_one(Person, account.person_id), _checked_name(name)
    if shown == person.name:
        return
    person.name, person.name_folded, person.sort_key = shown, fold(shown), name_key(shown)
    _note(actor, "account.rename", account, standing, "name")


def _change_phone(actor: Actor, account: Account, standing: Standing, phone: str) -> None:
    if not members.change_phone(actor, account, phone, commune_id=standing.commune):
        raise Problem("phone_taken")


def _disable(actor: Actor, account: Account, standing: Standing) -> None:
    if "admin" in standing.roles:
        check_other_admin(account.id)
    account.status = "disabled"
    revoke_sessions(account.id)
    void_invitations(account.id)
    _note(actor, "account.disable", account, standing, "status")


def _enable(actor: Actor, account: Account, standing: Standing) -> None:
    if account.status == "invited":
        raise Problem("not_activated")
    if account.login_name is None:
        _check_phone_free(account.phone)
    pin = db.session.scalars(sa.select(Credential.id).where(Credential.account_id == account.id)).first()
    account.status = "active" if pin else "invited"
    _note(actor, "account.enable", account, standing, "status")


def _note(actor: Actor, action: str, account: Account, standing: Standing, field: str) -> None:
    audit.record(actor, action, "account", account.id, commune_id=standing.commune, fields=(field,))


def _check_phone_free(phone: str) -> None:
    if not members.phone_is_free(phone):
        raise Problem("phone_taken")


def _checked_name(name: str) -> str:
    shown = nfc(name)
    if not any(char.isalpha() for char in shown):
        raise invalid("name", "name", "A name has letters")
    return shown


def _new_person(name: str) -> Person:
    person = Person(name=name, name_folded=fold(name), sort_key=name_key(name))
    db.session.add(person)
    db.session.flush()
    return person


def _on_roster(team_id: uuid.UUID | None, name: str, phone: str) -> Person | None:
    """Who stands on the team's roster under this name and number and has no account yet: no second person is made."""
    if team_id is None:
        return None
    today: dt.date = clock.today()
    query = (
        sa.select(Person)
        .join(RosterEntry, RosterEntry.person_id == Person.id)
        .join(RosterVersion, RosterVersion.id == RosterEntry.roster_id)
        .where(
            RosterVersion.team_id == team_id,
            RosterVersion.status == "approved",
            RosterVersion.valid_from <= today,
            sa.or_(RosterVersion.valid_to.is_(None), RosterVersion.valid_to > today),
            RosterEntry.phone == phone,
            Person.name_folded == fold(name),
            ~sa.exists().where(Account.person_id == Person.id),
        )
    )
    return db.session.scalars(query.limit(1)).first()
