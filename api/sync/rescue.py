"""The rescue door: who may not log in any more still hands over what lies on the phone, and reads nothing (S24)."""

import uuid
from dataclasses import dataclass
from typing import Any

from api.accounts.keys import is_signed
from api.auth import throttle
from api.core.db import short_write
from api.core.problems import Problem
from api.sync import devices
from api.sync.authors import author_of, is_disabled
from api.sync.push import parse, take
from api.sync.ruling import Origin
from models.account import Device
from models.db import db


@dataclass(frozen=True)
class Knock:
    """What proves who knocks: the body as it was sent, and the device's signature over it."""

    body: bytes
    signature: str
    address: str


def hand_over(request: dict[str, Any], knock: Knock) -> dict[str, Any]:
    """Take the ops of a signed request for the account that the device belongs to, whatever its status.

    Runs in a read: the signature is checked and ops are parsed before a lock is taken. The same request twice
    changes nothing the second time. Returns ``{nonce, received, order}``.
    Raises Problem ``not_signed`` alike for unknown devices and bad signatures, ``too_many_tries``.
    """
    device_id = request["device_id"]
    account_id = _signer(device_id, knock)
    slots = parse(request["ops"], request["sent_at"], device_id)
    with short_write():
        throttle.count_try(throttle.rescue_door(device_id))
        author = author_of(account_id)
        if take(author, slots, Origin(device_id, request["sent_at"])):
            devices.note(author, _told(request))
        order = "wipe" if is_disabled(account_id) or _is_revoked(device_id) else "keep"
    # no verdict: whoever may not log in learns that it arrived, and nothing else
    return {"nonce": request["nonce"], "received": [slot.sent.op_id for slot in slots], "order": order}


def _signer(device_id: uuid.UUID, knock: Knock) -> uuid.UUID:
    """The account whose device signed the body. Tries are counted only where the signature is bad.

    Phones behind one address cannot be shut out by a stranger among them.
    """
    device = db.session.get(Device, device_id)
    if is_signed(device.public_key if device else None, knock.signature, knock.body) and device is not None:
        return device.account_id
    with short_write():
        throttle.count_try(throttle.unsigned_door(knock.address))
    raise Problem("not_signed")


def _told(request: dict[str, Any]) -> devices.Telling:
    """What the phone says of its outbox. A loss is told to push and pull, whose answers take note of it (S21)."""
    state = request["state"]
    return devices.Telling(request["device_id"], state and {**state, "lost": None, "canary": None}, request["sent_at"])


def _is_revoked(device_id: uuid.UUID) -> bool:
    return db.session.get_one(Device, device_id).revoked_at is not None
