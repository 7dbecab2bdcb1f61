"""What a phone tells of itself with every request; written at most hourly where nothing else is written."""

import datetime as dt
import logging
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from api.core import clock
from api.core.access import Actor
from api.core.db import short_write
from models.account import Device
from models.db import db

log = logging.getLogger(__name__)
NOTE_EVERY = dt.timedelta(hours=1)
# A phone that believes in 1900 is further off than the column's 32 bits.
MOST_SKEW = 2**31 - 1


def note(
    actor: Actor, device_id: uuid.UUID, state: dict[str, Any] | None, sent_at: dt.datetime | None
) -> uuid.UUID | None:
    """Register an unknown device for the account, note its state and skew; None for another account's device."""
    device = db.session.get(Device, device_id)
    if device is None:
        device = Device(id=device_id, account_id=actor.account_id, name="")
        db.session.add(device)
    if device.account_id != actor.account_id:
        return None
    device.last_seen_at = clock.now()
    if sent_at is not None:
        skew = round((clock.now() - sent_at).total_seconds())
        device.skew_seconds = max(-MOST_SKEW, min(MOST_SKEW, skew))
    if state is not None:
        # a proof (S21) is answered, not kept
        told = {name: value for name, value in state.items() if name != "proof"}
        device.state = {**told, "oldest_unsent_at": _iso(state.get("oldest_unsent_at"))}
    db.session.flush()
    return device_id


def note_aside(actor: Actor, device_id: uuid.UUID, state: dict[str, Any] | None, sent_at: dt.datetime | None) -> None:
    """Note it from within a read, in a short write of its own.

    A database that cannot write now, or a second request that notes the same, must not spoil the answer already made.
    """
    try:
        with short_write():
            note(actor, device_id, state, sent_at)
    except SQLAlchemyError as error:
        log.warning("a device could not be noted: %s", type(error).__name__)


def due(actor: Actor, device_id: uuid.UUID) -> bool:
    """Whether a reading request should leave a note: the device is new, or was last noted over an hour ago."""
    row = db.session.execute(
        sa.select(Device.account_id, Device.last_seen_at).where(Device.id == device_id)
    ).one_or_none()
    if row is None:
        return True
    stale = row.last_seen_at is None or clock.now() - row.last_seen_at > NOTE_EVERY
    return bool(stale and row.account_id == actor.account_id)


def _iso(instant: dt.datetime | None) -> str | None:
    return None if instant is None else instant.isoformat()
