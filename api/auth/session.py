"""The session cookie: flask-login keeps ``<id>.<secret>`` in it, the row keeps the secret's hash and can be revoked."""

import datetime as dt
import hashlib
import hmac
import secrets
import uuid

import sqlalchemy as sa
from flask import Flask, session
from flask_login import LoginManager, login_user
from uuid_utils.compat import uuid7

from api.core import clock
from api.core.access import Actor, ActorGrant
from models.account import Account, Grant, LoginSession
from models.db import db
from models.person import Person

LIFETIME = dt.timedelta(days=90)
NOTE_EVERY = dt.timedelta(hours=1)


class CookieUser(Actor):
    """An actor together with what the cookie must hold; made only at log-in."""

    cookie: str = ""

    def get_id(self) -> str:
        """What flask-login puts into the session cookie."""
        return self.cookie


def open_session(account: Account, device_id: uuid.UUID | None, user_agent: str) -> None:
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


def load_actor(cookie: str) -> Actor | None:
    """The actor of a session cookie's content; None when it is unknown, revoked, expired or the account disabled."""
    session_id, _, secret = cookie.partition(".")
    try:
        key = uuid.UUID(session_id)
    except ValueError:
        return None
    row = db.session.execute(
        sa.select(LoginSession.account_id, LoginSession.device_id, LoginSession.secret_hash)
        .join(Account, Account.id == LoginSession.account_id)
        .where(
            LoginSession.id == key,
            LoginSession.revoked_at.is_(None),
            LoginSession.expires_at > clock.now(),
            Account.status == "active",
        )
    ).one_or_none()
    if row is None or not hmac.compare_digest(row.secret_hash, hash_secret(secret)):
        return None
    return actor_of(row.account_id, key, row.device_id)


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
        grants_version=account.grants_version,
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
