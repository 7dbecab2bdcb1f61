"""Tokens by which other systems read: the secret is shown once and stored hashed, its use is noted at most hourly."""

import datetime as dt
import hashlib
import logging
import secrets
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask import g, request
from sqlalchemy.exc import SQLAlchemyError

from api.core import audit, clock
from api.core.access import Actor
from api.core.db import atomic
from api.core.problems import Problem, invalid
from api.units.home import home_province
from api.units.logic import check_known, tree
from models.access_token import AccessToken
from models.account import Account
from models.db import db
from models.person import Person

log = logging.getLogger(__name__)
INDICATORS = "feeds.indicators"
SCOPES = (INDICATORS,)
# Found by scanners of leaked secrets.
PREFIX = "toso_"
NOTE_EVERY = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Reader:
    """Another system, for one request: it reads the figures of ``unit_id``."""

    token_id: uuid.UUID
    unit_id: uuid.UUID
    used_at: dt.datetime | None


def issue(
    actor: Actor, name: str, unit_id: uuid.UUID | None, scopes: list[str], expires_on: dt.date | None
) -> dict[str, Any]:
    """A new token with its secret, which nobody can see again.

    Raises Problem ``not_found`` for an unknown unit, ``validation_failed`` for one that is no province or commune.
    """
    home = home_province()
    unit_id = unit_id or (home.unit_id if home else None)
    if unit_id is None or check_known(unit_id) not in ("province", "commune"):
        raise invalid("unit_id", "unit", "Not a province or commune")
    if expires_on is not None and expires_on < clock.today():
        raise invalid("expires_on", "past", "This day is over")
    secret = PREFIX + secrets.token_urlsafe(32)
    token = AccessToken(
        name=name,
        unit_id=unit_id,
        scopes=scopes,
        token_hash=hash_token(secret),
        created_by_id=actor.account_id,
        expires_on=expires_on,
    )
    db.session.add(token)
    db.session.flush()
    audit.record(actor, "token.issue", "access_token", token.id, fields=("name", "unit_id", "scopes", "expires_on"))
    return {**_told(_rows().where(AccessToken.id == token.id))[0], "token": secret}


def list_tokens() -> list[dict[str, Any]]:
    """All tokens that were ever issued, newest first, without their secrets."""
    return _told(_rows().order_by(AccessToken.id.desc()))


def revoke(actor: Actor, token_id: uuid.UUID) -> None:
    """End a token from the next request on; does nothing if it ended before. Raises Problem ``not_found``."""
    token = db.session.get(AccessToken, token_id, with_for_update=True)
    if token is None:
        raise Problem("not_found")
    if token.revoked_at is None:
        token.revoked_at, token.revoked_by_id = clock.now(), actor.account_id
        audit.record(actor, "token.revoke", "access_token", token.id)


def presented() -> str | None:
    """The secret that came with the request: as Bearer, or as the password of Basic, which Excel can send."""
    given = request.authorization
    if given is None:
        return None
    secret = given.token if given.type == "bearer" else given.password if given.type == "basic" else None
    return secret or ""


def let_in(secret: str, scope: str) -> Reader:
    """Whom a secret belongs to. Raises Problem ``unauthenticated`` or, without the scope, ``forbidden``."""
    t = AccessToken
    row = db.session.execute(
        sa.select(t.id, t.unit_id, t.scopes, t.expires_on, t.last_used_at).where(
            t.token_hash == hash_token(secret), t.revoked_at.is_(None)
        )
    ).one_or_none()
    if row is None or (row.expires_on is not None and row.expires_on < clock.today()):
        raise Problem("unauthenticated")
    if scope not in row.scopes:
        raise Problem("forbidden")
    found = Reader(row.id, row.unit_id, row.last_used_at)
    g.token_reader = found
    return found


def reader() -> Reader | None:
    """The system that reads in this request; None where a person does."""
    found: Reader | None = g.get("token_reader")
    return found


def note_used(reader: Reader) -> None:
    """Note at most hourly that the token was used. A database that cannot write now must not spoil the answer."""
    instant = clock.now()
    if reader.used_at is not None and instant - reader.used_at < NOTE_EVERY:
        return
    try:
        with atomic("write"):
            used = sa.update(AccessToken).where(AccessToken.id == reader.token_id).values(last_used_at=instant)
            db.session.execute(used)
    except SQLAlchemyError as error:
        log.warning("last_used_at could not be noted: %s", type(error).__name__)


def hash_token(secret: str) -> str:
    """SHA-256; enough for 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _rows() -> sa.Select[*tuple[Any, ...]]:
    t = AccessToken
    return (
        sa.select(t.id, t.name, t.unit_id, t.scopes, t.created_at, t.expires_on, t.last_used_at, t.revoked_at)
        .add_columns(Person.name.label("created_by_name"))
        .join(Account, Account.id == t.created_by_id)
        .join(Person, Person.id == Account.person_id)
    )


def _told(query: sa.Select[*tuple[Any, ...]]) -> list[dict[str, Any]]:
    units, today = tree(), clock.today()
    rows = db.session.execute(query).all()
    return [{**row._mapping, "unit_name": units.label(row.unit_id, today), "state": _state(row)} for row in rows]


def _state(row: Any) -> str:
    if row.revoked_at is not None:
        return "revoked"
    return "expired" if row.expires_on is not None and row.expires_on < clock.today() else "active"
