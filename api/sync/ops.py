"""From the bytes of an op to something a feature can judge: parsed, hashed, timed before any transaction (S6, S7)."""

import base64
import binascii
import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

import orjson

from api.core import clock
from api.core.ops import IncomingOp, Refused
from api.core.problems import invalid
from api.sync.ask import TYPE as ASK
from api.sync.registry import NEWEST_SCHEMA
from api.sync.upconvert import upconvert

KEYS = {"op_id", "record_id", "base_revision", "type", "schema_version", "body", "client_time", "utc_offset"}
CLOCK_TOLERANCE = dt.timedelta(minutes=10)
MAX_OFFSET_MINUTES = 14 * 60
# What a clock may say; beyond, sums of times leave the calendar. Far wider than a visit may be old (S6).
YEARS = range(1900, 2200)


@dataclass(frozen=True)
class Sent:
    """One op of a request: its identity, its bytes in canonical form and, where its envelope is sound, the op.

    ``refused`` is the quarantine code of an op whose envelope is not.
    """

    op_id: uuid.UUID
    canonical: bytes
    op: IncomingOp | None
    refused: str | None = None

    @property
    def corrects(self) -> uuid.UUID | None:
        """The op that it corrects, should that one lie in quarantine (S5); an ``ask`` only points at it."""
        return None if self.op is None or self.op.type == ASK else self.op.base_revision

    def hashed(self, salt: bytes) -> bytes:
        """The body hash under a salt (S7)."""
        return hashlib.sha256(salt + self.canonical).digest()


def read_ops(given: list[dict[str, Any]], sent_at: dt.datetime | None, device_id: uuid.UUID | None) -> list[Sent]:
    """Read all ops of a request. Raises Problem ``validation_failed`` for an op without a usable ``op_id``."""
    skew = clock_skew(sent_at)
    return [_read(op, f"ops.{index}", skew, device_id) for index, op in enumerate(given)]


def reread(canonical: bytes, skew: dt.timedelta, device_id: uuid.UUID | None) -> Sent:
    """Read an op again that was set aside earlier, for a replay."""
    try:
        given = orjson.loads(canonical)
    except orjson.JSONDecodeError:
        given = None
    if not isinstance(given, dict):
        raise Refused("unreadable")
    return _read(given, "op", skew, device_id)


def canonical_json(given: dict[str, Any]) -> bytes | None:
    """The form of RFC 8785 (JSON Canonicalization Scheme) of an op; None if it is nested too deeply to be written.

    Sorted keys and shortest strings are all it takes, since numbers in ops are integers (S7). A property test holds
    this against a library of its own.
    """
    try:
        return orjson.dumps(given, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        return None


def clock_skew(sent_at: dt.datetime | None) -> dt.timedelta:
    """Server time minus phone time; zero where the phone's clock is right within ten minutes or it did not say (S6)."""
    if sent_at is None:
        return dt.timedelta()
    skew = clock.now() - sent_at
    return skew if abs(skew) > CLOCK_TOLERANCE else dt.timedelta()


def _read(given: dict[str, Any], path: str, skew: dt.timedelta, device_id: uuid.UUID | None) -> Sent:
    op_id = _uuid(given.get("op_id"))
    if op_id is None:
        raise invalid(f"{path}.op_id", "op_id", "Every op needs a UUID")
    if "raw" in given:
        return _read_raw(op_id, _raw(given["raw"]), skew, device_id)
    canonical = canonical_json(given)
    if canonical is None:
        raise invalid(path, "nesting", "The op is nested too deeply")
    return _judged(given, canonical, op_id, skew, device_id)


def _read_raw(op_id: uuid.UUID, plain: bytes, skew: dt.timedelta, device_id: uuid.UUID | None) -> Sent:
    """An op whose bytes were sent as they are, because it was refused alone (S7).

    A proxy may have refused it that had nothing against the op: bytes that hold the very op are that op, so that it
    counts, and comes again in either form as the same.
    """
    try:
        given = orjson.loads(plain)
    except orjson.JSONDecodeError:
        given = None
    if isinstance(given, dict) and "raw" not in given and _uuid(given.get("op_id")) == op_id:
        canonical = canonical_json(given)
        if canonical is not None:
            return _judged(given, canonical, op_id, skew, device_id)
    return Sent(op_id, plain, None, "unreadable")


def _judged(
    given: dict[str, Any], canonical: bytes, op_id: uuid.UUID, skew: dt.timedelta, device_id: uuid.UUID | None
) -> Sent:
    try:
        return Sent(op_id, canonical, _envelope(given, op_id, skew, device_id))
    except Refused as refused:
        return Sent(op_id, canonical, None, refused.code)


def _envelope(given: dict[str, Any], op_id: uuid.UUID, skew: dt.timedelta, device_id: uuid.UUID | None) -> IncomingOp:
    newest = NEWEST_SCHEMA.get(str(given.get("type")))
    if newest is None:
        raise Refused("unknown_type")
    version, offset = _integer(given.get("schema_version")), _integer(given.get("utc_offset"))
    if abs(offset) > MAX_OFFSET_MINUTES:
        raise Refused("invalid_body")
    if version > newest:
        raise Refused("schema_newer")
    if set(given) - KEYS:
        raise Refused("unknown_field")
    record_id, base = _uuid(given.get("record_id")), given.get("base_revision")
    base_id, client_time = _uuid(base), instant_of(given.get("client_time"))
    if record_id is None or client_time is None or (base is not None and base_id is None) or version < 1:
        raise Refused("invalid_body")
    if client_time.year not in YEARS:
        raise Refused("time")
    return IncomingOp(
        op_id=op_id,
        record_id=record_id,
        base_revision=base_id,
        type=given["type"],
        schema_version=newest,
        body=upconvert(given["type"], version, newest, given.get("body")),
        client_time=client_time,
        utc_offset=offset,
        skew=skew,
        device_id=device_id,
    )


def _integer(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused("invalid_body")
    return value


def _uuid(value: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def instant_of(value: Any) -> dt.datetime | None:
    """The instant that a phone wrote down; None for what is none, or has no offset."""
    try:
        instant = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return instant if instant is not None and instant.tzinfo is not None else None


def _raw(value: Any) -> bytes:
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else orjson.dumps(value)
    except (binascii.Error, ValueError):
        return str(value).encode()
