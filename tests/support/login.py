"""A signed-in client without the slow PIN check: the session row and its cookie are written directly."""

import datetime as dt
import secrets
import uuid

from flask.sessions import SecureCookieSessionInterface
from uuid_utils.compat import uuid7

from api.auth.session import hash_secret
from api.core import clock
from models.account import LoginSession
from models.db import db
from server.app import App

SESSION_COOKIE = "__Host-session"


def session_cookie(app: App, account_id: uuid.UUID, device_id: uuid.UUID | None = None) -> str:
    """Write a session for an account and return the value of its cookie. To be called within a write."""
    secret, session_id = secrets.token_urlsafe(32), uuid7()
    instant = clock.now()
    db.session.add(
        LoginSession(
            id=session_id,
            secret_hash=hash_secret(secret),
            account_id=account_id,
            device_id=device_id,
            user_agent="tests",
            expires_at=instant + dt.timedelta(days=90),
            last_seen_at=instant,
        )
    )
    serializer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert serializer is not None, "the app has no secret"
    return str(serializer.dumps({"_user_id": f"{session_id}.{secret}", "_fresh": True, "_permanent": True}))
