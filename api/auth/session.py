"""The session cookie: flask-login keeps ``<id>.<secret>`` in it, the row keeps the secret's hash and can be revoked."""

import datetime as dt
import hashlib
import hmac
import logging
import secrets
import uuid
from dataclasses import replace

import sqlalchemy as sa
from flask import Flask, session
from flask_login import LoginManager, login_user, logout_user
from sqlalchemy.exc import SQLAlchemyError
from uuid_utils.compat import uuid7

from api.core import clock
from api.core.access import Actor, ActorGrant
from api.core.db import atomic
from models.account import Account, Device, Grant, LoginSession
from models.db import db
from models.person import Person

log = logging.getLogger(__name__)
LIFETIME = dt.timedelta(days=90)
NOTE_EVERY = dt.timedelta(hours=1)


class CookieUser(Actor):
    """An actor together with what the cookie must hold; made only at log-in."""

    cookie: str = ""

    def get_id(self) -> str:
        """What flask-login puts into the session cookie."""
        return self.cookie


def open_session(account: Account, device_id: uuid.UUID | None, user_agent: str) -> Actor:
    """Write a session row for ``account`` and put its secret into the answer's cookie (new at each log-in)."""
    secret, session_id = secrets.token_urlsafe(32), uuid7()
    instant = clock.now()
    db.session.add(
        LoginSession(
            id=session_id,
            secret_hash=hash_secret(secret),
            account_id=account.id,
            device_id=device_id,
            user_agent=user_agent[:200],
            expires_at=instant + LIFETIME,
            last_seen_at=instant,
        )
    )
    db.session.flush()
    user = CookieUser(**actor_of(account.id, session_id, device_id).__dict__)
    object.__setattr__(user, "cookie", f"{session_id}.{secret}")
    session.clear()
    session.permanent = True
    login_user(user)
    return user


def close_session(actor: Actor | None) -> None:
    """Log out: the row is revoked and the cookie goes; a stranger only loses a cookie that is worth nothing."""
    if actor is not None:
        revoke_sessions(actor.account_id, session_id=actor.session_id)
    logout_user()
    session.clear()


def revoke_sessions(
    account_id: uuid.UUID, *, session_id: uuid.UUID | None = None, device_id: uuid.UUID | None = None
) -> int:
    """Revoke an account's open sessions (one, those of a device, or all) from the next request on; returns how many."""
    statement = sa.update(LoginSession).where(
        LoginSession.account_id == account_id, LoginSession.revoked_at.is_(None), LoginSession.expires_at > clock.now()
    )
    if session_id is not None:
        statement = statement.where(LoginSession.id == session_id)
    if device_id is not None:
        statement = statement.where(LoginSession.device_id == device_id)
    revoked = db.session.execute(statement.values(revoked_at=clock.now()).returning(LoginSession.id))
    return len(revoked.all())


def note_seen(actor: Actor) -> None:
    """Note at most hourly that session and device were used, in a short write of its own.

    A database that cannot write now must not spoil the answer that is already made.
    """
    instant = clock.now()
    if actor.session_id is None or actor.seen_at is None or instant - actor.seen_at < NOTE_EVERY:
        return
    try:
        with atomic("write"):
            seen = {"last_seen_at": instant}
            # the device first, as whoever revokes one locks it before its sessions
            if actor.device_id is not None:
                db.session.execute(sa.update(Device).where(Device.id == actor.device_id).values(seen))
            db.session.execute(sa.update(LoginSession).where(LoginSession.id == actor.session_id).values(seen))
    except SQLAlchemyError as error:
        log.warning("last_seen_at could not be noted: %s", type(error).__name__)


def load_actor(cookie: str) -> Actor | None:
    """The actor of a session cookie's content.

    None when it is unknown, revoked, expired, its device revoked or the account not active.
    """
    session_id, _, secret = cookie.partition(".")
    try:
        key = uuid.UUID(session_id)
    except ValueError:
        return None
    row = db.session.execute(
        sa.select(LoginSession.account_id, LoginSession.device_id, LoginSession.secret_hash, LoginSession.last_seen_at)
        .join(Account, Account.id == LoginSession.account_id)
        .outerjoin(Device, Device.id == LoginSession.device_id)
        .where(
            LoginSession.id == key,
            LoginSession.revoked_at.is_(None),
            LoginSession.expires_at > clock.now(),
            Account.status == "active",
            Device.revoked_at.is_(None),
        )
    ).one_or_none()
    if row is None or not hmac.compare_digest(row.secret_hash, hash_secret(secret)):
        return None
    return replace(actor_of(row.account_id, key, row.device_id), seen_at=row.last_seen_at)


def actor_of(account_id: uuid.UUID, session_id: uuid.UUID | None = None, device_id: uuid.UUID | None = None) -> Actor:
    """The actor that an account is, with all its grants. Raises sqlalchemy.exc.NoResultFound for an unknown account."""
    account = db.session.execute(
        sa.select(Account.grants_version, Account.person_id, Person.name)
        .join(Person, Person.id == Account.person_id)
        .where(Account.id == account_id)
    ).one()
    grants = db.session.execute(
        sa.select(Grant.id, Grant.role, Grant.unit_id, Grant.team_id, Grant.valid_from, Grant.valid_to)
        .where(Grant.account_id == account_id)
        .order_by(Grant.valid_from, Grant.id)
    )
    return Actor(
        account_id=account_id,
        person_id=account.person_id,
        name=account.name,
        grants=tuple(ActorGrant(*grant) for grant in grants),
        grant_changes=account.grants_version,
        session_id=session_id,
        device_id=device_id,
    )


def hash_secret(secret: str) -> bytes:
    """SHA-256; enough for 256 random bits."""
    return hashlib.sha256(secret.encode()).digest()


def init_app(app: Flask) -> None:
    """Hang flask-login into ``app``."""
    manager = LoginManager(app)
    # The default guard compares browser and address, which change on a phone between two masts.
    manager.session_protection = None
    manager.user_loader(load_actor)
