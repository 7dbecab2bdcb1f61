"""Log-in and activation. Both run in a read: argon2 stands between their short writes, never inside one."""

import uuid
from dataclasses import dataclass

import sqlalchemy as sa

from api.auth import invitations, pins, throttle
from api.auth.codes import short_code
from api.auth.device_cookie import KnownDevice
from api.auth.devices import claim_device
from api.auth.invitations import Invited, Open, create_invitation
from api.auth.login_names import logs_in_with
from api.auth.session import open_session, revoke_sessions
from api.auth.throttle import Counted
from api.core import clock
from api.core.access import Actor
from api.core.db import short_write
from api.core.problems import Problem, invalid
from models.account import Account, Credential, LoginEvent
from models.db import db

__all__ = ["Entered", "Invited", "Visitor", "activate", "create_invitation", "log_in"]


@dataclass(frozen=True)
class Visitor:
    """Where a try comes from."""

    address: str
    user_agent: str
    device: KnownDevice
    device_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Entered:
    """A log-in that succeeded, and the browser as its device cookie names it from now on."""

    actor: Actor
    device: KnownDevice


@dataclass(frozen=True)
class Try:
    """A counted try, before the PIN is looked at. ``account_id`` is None for unknown and disabled accounts."""

    account_id: uuid.UUID | None
    secret_hash: str | None
    counted: Counted
    event_id: uuid.UUID


def log_in(login: str, pin: str, visitor: Visitor) -> Entered:
    """Open a session for the active account with this number (E.164) or log-in name and PIN.

    Raises Problem ``login_failed`` alike for unknown, wrong and disabled, ``too_many_tries`` when the door is closed.
    """
    with short_write():
        tried = _begin_try(login, visitor)
    if not pins.verify_pin(tried.secret_hash, pin):
        raise Problem("login_failed")
    with short_write():
        return _succeed(tried, visitor)


def activate(code: str, pin: str, login: str | None, visitor: Visitor) -> Entered:
    """Set the PIN of the account that an invitation is for, make it active and log in; its other sessions end.

    ``code`` is the long secret of the link, or the short code, which is good only with ``login`` (number or name).
    Raises Problem ``pin_weak``, ``invitation_invalid``, ``too_many_tries``, ``validation_failed`` without ``login``.
    """
    pins.check_pin(pin, login or "")
    found, counted = _find_invitation(code, login, visitor)
    pins.check_pin(pin, found.phone)
    secret_hash = pins.hash_pin(pin)
    with short_write():
        account = _locked_account(found.account_id)
        if account is None or account.status == "disabled":
            raise Problem("invitation_invalid")
        invitations.use(found)
        if counted is not None:
            throttle.take_back(counted)
        _set_pin(account.id, secret_hash)
        account.status = "active"
        revoke_sessions(account.id)
        _note_event(visitor, "activated", account.id, known=visitor.device.knows(account.id))
        return _open(account, visitor)


def _begin_try(login: str, visitor: Visitor) -> Try:
    """Count the try at its doors and file it as failed until it has succeeded. The same steps for any of them."""
    row = db.session.execute(
        sa.select(Account.id, Credential.secret_hash)
        .join(Credential, Credential.account_id == Account.id)
        .where(logs_in_with(login), Account.status == "active", Credential.kind == "pin")
    ).one_or_none()
    account_id = row.id if row else None
    known = visitor.device.knows(account_id)
    if account_id is not None and known:
        counted = throttle.count_try(throttle.known_device_door(visitor.device.name, account_id))
    else:
        counted = throttle.count_try(throttle.new_devices_door(login), throttle.address_door(visitor.address))
    event_id = _note_event(visitor, "failed", account_id, known=known)
    return Try(account_id, row.secret_hash if row else None, counted, event_id)


def _succeed(tried: Try, visitor: Visitor) -> Entered:
    account = _locked_account(tried.account_id)
    still = sa.select(Credential.id).where(
        Credential.account_id == tried.account_id, Credential.secret_hash == tried.secret_hash
    )
    # Disabled, or given another PIN, while argon2 was at work.
    if account is None or account.status != "active" or db.session.scalars(still).first() is None:
        raise Problem("login_failed")
    throttle.take_back(tried.counted)
    db.session.execute(sa.update(LoginEvent).where(LoginEvent.id == tried.event_id).values(outcome="ok"))
    return _open(account, visitor)


def _open(account: Account, visitor: Visitor) -> Entered:
    account.last_login_at = clock.now()
    device_id = visitor.device_id and claim_device(account.id, visitor.device_id)
    if device_id is not None:
        revoke_sessions(account.id, device_id=device_id)
    actor = open_session(account, device_id, visitor.user_agent)
    return Entered(actor, visitor.device.after_login(account.id))


def _find_invitation(code: str, login: str | None, visitor: Visitor) -> tuple[Open, Counted | None]:
    short = short_code(code)
    if short is None:
        return invitations.find_by_secret(code), None
    if login is None:
        raise invalid("phone", "required", "A short code is only good with the phone number or log-in name")
    with short_write():
        counted = throttle.count_try(throttle.address_door(visitor.address))
        invitation_id = invitations.take_try(login)
    return invitations.find_by_code(invitation_id, short), counted


def _locked_account(account_id: uuid.UUID | None) -> Account | None:
    """The account, locked: whoever disables it or changes its PIN comes before or after."""
    return db.session.scalars(sa.select(Account).where(Account.id == account_id).with_for_update()).one_or_none()


def _set_pin(account_id: uuid.UUID, secret_hash: str) -> None:
    old = sa.select(Credential).where(Credential.account_id == account_id, Credential.kind == "pin")
    credential = db.session.scalars(old).one_or_none()
    if credential is None:
        db.session.add(Credential(account_id=account_id, kind="pin", secret_hash=secret_hash))
    else:
        credential.secret_hash = secret_hash


def _note_event(visitor: Visitor, outcome: str, account_id: uuid.UUID | None, *, known: bool) -> uuid.UUID:
    event = LoginEvent(
        account_id=account_id,
        outcome=outcome,
        known_device=known,
        address_hash=throttle.address_hash(visitor.address),
    )
    db.session.add(event)
    db.session.flush()
    return event.id
