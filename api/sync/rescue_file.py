"""Opening a rescue file: unseal, read, no query (S24)."""

import base64
import binascii
import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

import orjson

from api.core import rescue_key
from api.core.problems import Problem
from api.sync.ops import YEARS, instant_of

FORMAT, VERSION = "to-so-rescue", 1


@dataclass(frozen=True)
class RescueFile:
    """What a phone put into its file. Nothing of it is proven but by ``signature`` over ``payload``.

    ``made_at``: what the phone's clock said then; None in a file that does not say.
    """

    account_id: uuid.UUID
    device_id: uuid.UUID
    ops: list[dict[str, Any]]
    payload: bytes
    signature: str
    made_at: dt.datetime | None


def open_file(given: dict[str, Any]) -> RescueFile:
    """Read a file. Raises Problem ``rescue_key_unknown`` or ``rescue_file_damaged``; the file itself stays whole."""
    if (given["format"], given["version"]) != (FORMAT, VERSION):
        raise Problem("rescue_file_damaged")
    key = rescue_key.by_id(given["key_id"])
    if key is None:
        raise Problem("rescue_key_unknown")
    try:
        sender, iv, sealed = (base64.b64decode(given[name], validate=True) for name in ("sender", "iv", "data"))
        return _read(orjson.loads(key.open(sender, iv, sealed)))
    except (binascii.Error, ValueError, KeyError, TypeError, AttributeError):
        raise Problem("rescue_file_damaged") from None


def _read(plain: dict[str, Any]) -> RescueFile:
    """Raises ValueError, KeyError, TypeError or AttributeError for what no phone writes."""
    payload, signature = plain["payload"].encode(), str(plain["signature"])
    told = orjson.loads(payload)
    ops = [_presentable(op) for op in told["ops"]]
    account_id, device_id = uuid.UUID(told["account_id"]), uuid.UUID(told["device_id"])
    return RescueFile(account_id, device_id, ops, payload, signature, _clock(told.get("made_at")))


def _clock(told: Any) -> dt.datetime | None:
    instant = instant_of(told)
    return instant if instant is not None and instant.year in YEARS else None


def _presentable(op: Any) -> dict[str, Any]:
    """An op as push takes it. One without an id gets one from its bytes: set aside, known when it comes again."""
    if isinstance(op, dict) and _is_uuid(op.get("op_id")):
        return op
    raw = orjson.dumps(op)
    op_id = uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(raw).hexdigest())
    return {"op_id": str(op_id), "raw": base64.b64encode(raw).decode()}


def _is_uuid(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(uuid.UUID(value))
    except ValueError:
        return False
