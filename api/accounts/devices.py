"""The phone registers itself; officials list and revoke."""

import uuid
from typing import Any

import sqlalchemy as sa

from api.auth.devices import claim_device
from api.core.access import Actor
from api.core.problems import Problem
from models.account import Device, LoginSession
from models.db import db


def register_device(actor: Actor, device_id: uuid.UUID, name: str, public_key: dict[str, Any]) -> bool:
    """Give the actor's phone its name and key and tie the session to it; returns whether the key is new.

    Raises Problem ``device_taken`` for another account's id, ``device_revoked``, ``conflict`` for another key: a phone
    that lost its key enrols under a new id.
    """
    if claim_device(actor.account_id, device_id, name) is None:
        raise Problem(_why_not(actor, device_id))
    device = db.session.get_one(Device, device_id, with_for_update=True)
    if device.public_key not in (None, public_key):
        raise Problem("conflict", "The device is registered with another key")
    is_new = device.public_key is None
    device.public_key, device.name = public_key, name or device.name
    mine = sa.update(LoginSession).where(LoginSession.id == actor.session_id)
    db.session.execute(mine.values(device_id=device_id))
    return is_new


def _why_not(actor: Actor, device_id: uuid.UUID) -> str:
    owner = db.session.scalars(sa.select(Device.account_id).where(Device.id == device_id)).one()
    return "device_revoked" if owner == actor.account_id else "device_taken"
