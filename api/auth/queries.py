"""What a signed-in account is told about itself."""

from typing import Any

import sqlalchemy as sa

from api.auth.grants import grant_views
from api.core import clock
from api.core.access import OFFICIALS, PROVINCE, Actor
from models.account import Account
from models.db import db


def me(actor: Actor) -> dict[str, Any]:
    """``MeOut`` as plain values. ``home`` says which half of the app opens first."""
    own = sa.select(Account.phone, Account.login_name, Account.status).where(Account.id == actor.account_id)
    account = db.session.execute(own).one()
    return {
        "account": {"id": actor.account_id, "name": actor.name, **account._mapping},
        "person_id": actor.person_id,
        "grants": grant_views([actor.account_id])[actor.account_id],
        "grants_version": actor.grants_version,
        "home": "desk" if actor.has_role(*OFFICIALS, *PROVINCE) else "phone",
        "device_id": actor.device_id,
        "server_time": clock.now(),
    }
