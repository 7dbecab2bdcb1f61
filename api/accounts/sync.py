"""The kind ``grants`` of an account's own feed: the phone learns its rights with the next pull."""

import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.auth.grants import grant_views
from api.auth.schemas import GrantOut
from api.auth.session import actor_of
from api.core import feed
from models.account import Account
from models.db import db

KIND = "grants"
_schema = GrantOut(many=True)


def grants_bodies(account_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """Per account ``{"grants_version", "grants": […as in Me]}``."""
    views = grant_views(account_ids)
    return {
        account_id: {
            "grants_version": actor_of(account_id).grants_version,
            "grants": _schema.dump(views.get(account_id, [])),
        }
        for account_id in set(account_ids)
    }


def emit_grants(*account_ids: uuid.UUID) -> None:
    """To be called with every change of accounts' grants: a new version each, and an entry in ``u/<account>``."""
    if not account_ids:
        return
    db.session.execute(
        sa.update(Account).where(Account.id.in_(account_ids)).values(grants_version=Account.grants_version + 1)
    )
    for account_id in account_ids:
        scope = feed.account_scope(account_id)
        feed.emit(feed.NewEntry(scope=scope, kind=KIND, op_id=uuid7(), record_id=account_id, revision=uuid7()))
