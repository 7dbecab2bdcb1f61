"""The account whose ops are judged where it is not the one that is signed in: rescue door and rescue file (S24)."""

import datetime as dt
import uuid
from dataclasses import replace

import sqlalchemy as sa

from api.auth.session import actor_of
from api.core import audit
from api.core.access import Actor
from models.account import Account
from models.db import db


def author_of(account_id: uuid.UUID) -> Actor:
    """The account with all its grants, whatever its status. Being disabled ends them all as of then."""
    actor = actor_of(account_id)
    since = audit.last_done("account.disable", account_id) if is_disabled(account_id) else None
    return actor if since is None else _until(actor, since)


def is_disabled(account_id: uuid.UUID) -> bool:
    """Whether the account may not log in any more."""
    return db.session.scalars(sa.select(Account.status).where(Account.id == account_id)).one() == "disabled"


def _until(actor: Actor, instant: dt.datetime) -> Actor:
    held = (grant for grant in actor.grants if grant.valid_from < instant)
    return replace(actor, grants=tuple(replace(g, valid_to=min(g.valid_to or instant, instant)) for g in held))
