"""The phone registers itself; officials list and revoke."""

import uuid
from typing import Any

import sqlalchemy as sa

from api.accounts.scope import check_may_manage
from api.auth.devices import claim_device
from api.auth.session import revoke_sessions
from api.core import audit, clock
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


def list_devices(actor: Actor, account_id: uuid.UUID) -> list[dict[str, Any]]:
    """Devices of the own account or one the actor administers, with what they last told of their outbox.

    Raises Problem ``forbidden`` or ``not_found``.
    """
    check_may_manage(actor, account_id, own=True)
    query = sa.select(Device).where(Device.account_id == account_id).order_by(Device.created_at, Device.id)
    return [_view(device) for device in db.session.scalars(query)]


def revoke_device(actor: Actor, device_id: uuid.UUID) -> None:
    """Nobody is signed in on the device any more, and it cannot be used again. Twice is once.

    Raises Problem ``forbidden`` or ``not_found``.
    """
    device = db.session.get(Device, device_id, with_for_update=True)
    if device is None:
        raise Problem("not_found")
    standing = check_may_manage(actor, device.account_id, own=True)
    if device.revoked_at is not None:
        return
    device.revoked_at = clock.now()
    revoke_sessions(device.account_id, device_id=device_id)
    audit.record(actor, "device.revoke", "device", device_id, commune_id=standing.commune, fields=("revoked_at",))


def _view(device: Device) -> dict[str, Any]:
    state = device.state or {}
    return {
        "id": device.id,
        "name": device.name,
        "first_seen_at": device.created_at,
        "last_seen_at": device.last_seen_at,
        "revoked_at": device.revoked_at,
        "unsent": state.get("unsent"),
        "oldest_unsent_at": state.get("oldest_unsent_at"),
        "skew_seconds": device.skew_seconds,
    }


def _why_not(actor: Actor, device_id: uuid.UUID) -> str:
    owner = db.session.scalars(sa.select(Device.account_id).where(Device.id == device_id)).one()
    return "device_revoked" if owner == actor.account_id else "device_taken"
