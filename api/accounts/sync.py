"""The kind ``grants`` of an account's own feed: the phone learns its rights with the next pull."""

import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.auth.grants import grant_views
from api.auth.schemas import GrantOut
from api.core import feed
from models.account import Account
from models.db import db

KIND = "grants"
_schema = GrantOut(many=True)


def grants_bodies(account_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """Per account ``{"grants_version", "grants": […as in Me]}``."""
    query = sa.select(Account.id, Account.grants_version).where(Account.id.in_(set(account_ids)))
    versions = db.session.execute(query).all()
    views = grant_views(account_ids)
    return {
        row.id: {"grants_version": row.grants_version, "grants": _schema.dump(views.get(row.id, []))}
        for row in versions
    }


def emit_grants(account_id: uuid.UUID) -> None:
    """To be called with every change of an account's grants: a new version, and an entry in ``u/<account>``."""
    db.session.execute(
        sa.update(Account).where(Account.id == account_id).values(grants_version=Account.grants_version + 1)
    )
    scope = feed.account_scope(account_id)
    feed.emit(feed.NewEntry(scope=scope, kind=KIND, op_id=uuid7(), record_id=account_id, revision=uuid7()))
