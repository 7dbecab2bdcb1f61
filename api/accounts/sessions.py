"""Log-ins that are good, and ending them."""

import uuid
from typing import Any

import sqlalchemy as sa

from api.accounts.scope import check_may_manage
from api.auth.session import revoke_sessions
from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import Problem
from models.account import Device, LoginSession
from models.db import db


def list_sessions(actor: Actor, account_id: uuid.UUID) -> list[dict[str, Any]]:
    """Log-ins of the own account or one the actor administers, newest first.

    Raises Problem ``forbidden`` or ``not_found``.
    """
    check_may_manage(actor, account_id, own=True)
    query = (
        sa.select(
            LoginSession.id,
            LoginSession.device_id,
            Device.name.label("device_name"),
            LoginSession.created_at,
            LoginSession.last_seen_at,
            LoginSession.user_agent,
        )
        .outerjoin(Device, Device.id == LoginSession.device_id)
        .where(
            LoginSession.account_id == account_id,
            LoginSession.revoked_at.is_(None),
            LoginSession.expires_at > clock.now(),
        )
        .order_by(LoginSession.created_at.desc(), LoginSession.id)
    )
    return [dict(row._mapping) for row in db.session.execute(query)]


def end_sessions(actor: Actor, account_id: uuid.UUID, session_id: uuid.UUID | None) -> None:
    """End one log-in (None: all) from the next request on.

    Raises Problem ``forbidden``, or ``not_found`` for a session that is not the account's or has ended.
    """
    standing = check_may_manage(actor, account_id, own=True)
    ended = revoke_sessions(account_id, session_id=session_id)
    if session_id is not None and not ended:
        raise Problem("not_found")
    audit.record(actor, "session.revoke", "account", account_id, commune_id=standing.commune)
