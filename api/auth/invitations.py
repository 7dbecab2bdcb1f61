"""One-time ways to set a PIN: made by an official, used once by whoever holds the link or knows code and number."""

import datetime as dt
import hmac
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.auth import throttle
from api.auth.codes import code_hash, new_code, new_secret
from api.auth.login_names import logs_in_with
from api.auth.session import hash_secret
from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import Problem
from models.account import Account, Invitation
from models.db import db

# Shown on a screen, printed on a card, or told by SMS. OWASP ASVS 6.5.5 asks for ten minutes: paper and SMS cannot.
LIFETIMES = {"screen": dt.timedelta(minutes=10), "card": dt.timedelta(days=7), "code": dt.timedelta(hours=24)}
MAX_TRIES = 5


@dataclass(frozen=True)
class Invited:
    """A fresh invitation. The two secrets are shown this once and kept only as hashes."""

    id: uuid.UUID
    code: str
    link_secret: str
    expires_at: dt.datetime


@dataclass(frozen=True)
class Open:
    """An invitation that can be used."""

    id: uuid.UUID
    account_id: uuid.UUID
    phone: str


def create_invitation(
    actor: Actor | None, account_id: uuid.UUID, *, kind: str = "code", commune_id: uuid.UUID | None = None
) -> Invited:
    """Invite the owner of an account to set a (new) PIN; older invitations are void. None = the command line.

    Opens the door for new devices again. Whether the actor may is for the caller to check.
    Raises Problem ``account_disabled``.
    """
    # Locked, so that of two invitations at once the older one is void. Foreign keys to the account need not wait.
    login = sa.func.coalesce(Account.login_name, Account.phone).label("login")
    query = sa.select(login, Account.status).where(Account.id == account_id)
    account = db.session.execute(query.with_for_update(key_share=True)).one()
    if account.status == "disabled":
        raise Problem("account_disabled")
    void_invitations(account_id)
    throttle.open_door(throttle.new_devices_door(account.login))
    invited = Invited(uuid7(), new_code(), new_secret(), clock.now() + LIFETIMES[kind])
    db.session.add(
        Invitation(
            id=invited.id,
            account_id=account_id,
            created_by_id=actor.account_id if actor else None,
            secret_hash=hash_secret(invited.link_secret),
            code_hash=code_hash(invited.id, invited.code),
            kind=kind,
            expires_at=invited.expires_at,
        )
    )
    db.session.flush()
    audit.record(actor, "invitation.create", "account", account_id, commune_id=commune_id)
    return invited


def void_invitations(*account_ids: uuid.UUID) -> None:
    """No invitation of the accounts can be used any more."""
    if not account_ids:
        return
    db.session.execute(
        sa.update(Invitation)
        .where(Invitation.account_id.in_(account_ids), Invitation.used_at.is_(None), Invitation.voided_at.is_(None))
        .values(voided_at=clock.now())
    )


def find_by_secret(secret: str) -> Open:
    """The open invitation of a link. Raises Problem ``invitation_invalid``."""
    row = db.session.execute(_open_ones().where(Invitation.secret_hash == hash_secret(secret))).one_or_none()
    if row is None:
        raise Problem("invitation_invalid")
    return Open(row.id, row.account_id, row.phone)


def take_try(login: str) -> uuid.UUID | None:
    """Use up one of the five tries at the short code of an invitation; None if there is none to try at."""
    tried = _open_ones().where(logs_in_with(login), Invitation.tries < MAX_TRIES)
    row = db.session.execute(tried.order_by(Invitation.id.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    counted = db.session.execute(
        sa.update(Invitation)
        .where(Invitation.id == row.id, Invitation.tries < MAX_TRIES)
        .values(tries=Invitation.tries + 1)
        .returning(Invitation.id)
    )
    return counted.scalar_one_or_none()


def find_by_code(invitation_id: uuid.UUID | None, code: str) -> Open:
    """The open invitation a try was taken at, if the code is its own. Raises Problem ``invitation_invalid``."""
    row = db.session.execute(_open_ones().where(Invitation.id == invitation_id)).one_or_none()
    if row is None or not hmac.compare_digest(row.code_hash, code_hash(row.id, code)):
        raise Problem("invitation_invalid")
    return Open(row.id, row.account_id, row.phone)


def use(invitation: Open) -> None:
    """Mark it used. Of several at once exactly one succeeds, the others get Problem ``invitation_invalid``."""
    instant = clock.now()
    used = db.session.execute(
        sa.update(Invitation)
        .where(
            Invitation.id == invitation.id,
            Invitation.used_at.is_(None),
            Invitation.voided_at.is_(None),
            Invitation.expires_at > instant,
        )
        .values(used_at=instant)
        .returning(Invitation.id)
    )
    if used.one_or_none() is None:
        raise Problem("invitation_invalid")


def _open_ones() -> sa.Select[uuid.UUID, uuid.UUID, bytes, str]:
    return (
        sa.select(Invitation.id, Invitation.account_id, Invitation.code_hash, Account.phone)
        .join(Account, Account.id == Invitation.account_id)
        .where(
            Invitation.used_at.is_(None),
            Invitation.voided_at.is_(None),
            Invitation.expires_at > clock.now(),
            Account.status != "disabled",
        )
    )
