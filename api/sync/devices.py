"""What a phone tells of itself with every request; written at most hourly where nothing else is written."""

import datetime as dt
import logging
import uuid
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from uuid_utils.compat import uuid7

from api.core import clock, feed
from api.core.access import Actor
from api.core.db import short_write
from api.core.feed import NewEntry, commune_scope
from api.sync import proof
from api.units.logic import tree
from models.account import Device
from models.db import db

log = logging.getLogger(__name__)
NOTE_EVERY = dt.timedelta(hours=1)
# A phone says that its storage is gone until it is answered; within this it is the same loss.
SAME_LOSS = dt.timedelta(hours=1)
# A phone that believes in 1900 is further off than the column's 32 bits.
MOST_SKEW = 2**31 - 1


@dataclass(frozen=True)
class Telling:
    """What an envelope says of its phone."""

    device_id: uuid.UUID
    state: dict[str, Any] | None
    sent_at: dt.datetime | None

    @classmethod
    def of(cls, request: dict[str, Any]) -> "Telling":
        """Of a loaded envelope."""
        return cls(request["device_id"], request["state"], request["sent_at"])

    @property
    def lost(self) -> dict[str, int] | None:
        """``{unsent}`` from a phone that found its storage empty; it says so until it is answered (S21)."""
        return self.state.get("lost") if self.state else None


@dataclass(frozen=True)
class Noted:
    """The device if it is the account's, and bells for its commune."""

    device_id: uuid.UUID | None
    bells: list[NewEntry] = field(default_factory=list)


def note(actor: Actor, told: Telling) -> Noted:
    """Register an unknown device for the account, note state and skew; another account's device is left alone."""
    device = db.session.get(Device, told.device_id)
    if device is None:
        device = Device(id=told.device_id, account_id=actor.account_id, name="")
        db.session.add(device)
    if device.account_id != actor.account_id:
        return Noted(None)
    device.last_seen_at = clock.now()
    if told.sent_at is not None:
        skew = round((clock.now() - told.sent_at).total_seconds())
        device.skew_seconds = max(-MOST_SKEW, min(MOST_SKEW, skew))
    bells = _note_state(actor, device, told) if told.state is not None else []
    db.session.flush()
    return Noted(told.device_id, bells)


def note_aside(actor: Actor, told: Telling, proven: proof.Compared | None = None) -> None:
    """Note it from within a read, in a short write of its own, with the proof that was compared in the read.

    A database that cannot write now, or a second request that notes the same, must not spoil the answer already made;
    but a phone must not believe that its loss was noted when it was not.
    """
    try:
        with short_write():
            for bell in note(actor, told).bells:
                feed.emit(bell)
            proof.keep(actor, told.device_id, proven)
    except SQLAlchemyError as error:
        if told.lost is not None:
            raise
        log.warning("a device could not be noted: %s", type(error).__name__)


def due(actor: Actor, told: Telling) -> bool:
    """Whether a reading request leaves a note: the device is new, was noted over an hour ago, or lost something."""
    row = db.session.execute(
        sa.select(Device.account_id, Device.last_seen_at, Device.state).where(Device.id == told.device_id)
    ).one_or_none()
    if row is None:
        return True
    if row.account_id != actor.account_id:
        return False
    stale = row.last_seen_at is None or clock.now() - row.last_seen_at > NOTE_EVERY
    return stale or told.lost is not None or _is_new_storage(row.state, told)


def _note_state(actor: Actor, device: Device, told: Telling) -> list[NewEntry]:
    before, state = device.state or {}, told.state or {}
    swapped, lost = _is_new_storage(device.state, told), told.lost
    since, told_at = state.get("oldest_unsent_at"), told.sent_at or clock.now()
    device.state = {
        "unsent": state.get("unsent"),
        "oldest_unsent_at": _iso(since),
        # by the server's clock, in one form: what a query can compare as text
        "waiting_since": _iso(None if since is None else _instant(clock.now(), told_at - since)),
        "storage_free_mb": state.get("storage_free_mb"),
        "canary": state.get("canary") if swapped or before.get("canary") is None else before["canary"],
        "told_at": _iso(told_at),
    }
    if lost is None and not swapped:
        return []
    unsent = int(before.get("unsent") or 0) if lost is None else lost["unsent"]
    again = device.lost_at is not None and clock.now() - device.lost_at < SAME_LOSS and device.lost_unsent == unsent
    device.lost_at, device.lost_unsent = clock.now(), unsent
    return [] if again else _bells(actor, device.id)


def _is_new_storage(before: dict[str, Any] | None, told: Telling) -> bool:
    """S21: the word that lay in the phone's storage is another one now; a request that was under way is no proof."""
    old, new = (before or {}).get("canary"), (told.state or {}).get("canary")
    if old is None or new is None or old == new:
        return False
    last = (before or {}).get("told_at")
    return told.sent_at is None or last is None or told.sent_at >= dt.datetime.fromisoformat(last)


def _bells(actor: Actor, device_id: uuid.UUID) -> list[NewEntry]:
    """One for each commune the person works in: officials read the rest in the list of silent phones."""
    units, today = tree(), clock.today()
    communes = {units.commune_at(grant.unit_id, today) for grant in actor.held()} - {None}
    return [
        NewEntry(commune_scope(commune), "device", device_id, device_id, uuid7())
        for commune in sorted(communes, key=str)
        if commune is not None
    ]


def _instant(now: dt.datetime, age: dt.timedelta) -> dt.datetime:
    """The instant that lies ``age`` back; now for an age that no calendar holds or that lies ahead."""
    try:
        return min(now, (now - age).astimezone(dt.UTC).replace(microsecond=0))
    except OverflowError:
        return now


def _iso(instant: dt.datetime | None) -> str | None:
    return None if instant is None else instant.astimezone(dt.UTC).isoformat(timespec="seconds")
