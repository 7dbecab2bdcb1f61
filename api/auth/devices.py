"""Phones and browsers of an account: an id made there, later a public key."""

import uuid

import sqlalchemy as sa

from api.core import clock
from api.core.upsert import insert_new
from models.account import Device
from models.db import db


def claim_device(account_id: uuid.UUID, device_id: uuid.UUID, name: str = "") -> uuid.UUID | None:
    """Register the id for the account at first use. None if it is another account's or revoked."""
    instant = clock.now()
    insert_new(
        Device,
        [{"id": device_id, "account_id": account_id, "name": name, "created_at": instant, "last_seen_at": instant}],
    )
    owned = sa.select(Device.id).where(
        Device.id == device_id, Device.account_id == account_id, Device.revoked_at.is_(None)
    )
    return db.session.scalars(owned).one_or_none()
