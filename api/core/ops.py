"""What sync hands to a feature and gets back: operations that are parsed and timed, and what became of each."""

import datetime as dt
import re
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import orjson

from api.core.feed import NewEntry

# S23: the salt of an op whose record was erased. Its hash, made with another one, recognises no body any more.
ERASED_SALT = bytes(16)
_RECORD = re.compile(rb'"record_id"\s*:\s*"([0-9A-Fa-f-]{32,36})"')


@dataclass(frozen=True)
class IncomingOp:
    """An operation whose envelope is sound. ``body`` is checked by its feature.

    ``skew`` is what was added to the phone's times (S6); it is zero when the clock was right within ten minutes.
    ``owner_id`` is the author for whom an official files a corrected op. ``released``: an official lets it pass where
    that is for an official to decide.
    """

    op_id: uuid.UUID
    record_id: uuid.UUID
    base_revision: uuid.UUID | None
    type: str
    schema_version: int
    body: Any
    client_time: dt.datetime
    utc_offset: int
    skew: dt.timedelta = dt.timedelta()
    device_id: uuid.UUID | None = None
    owner_id: uuid.UUID | None = None
    released: bool = False

    @property
    def corrected_time(self) -> dt.datetime:
        """When the person saved, by the server's clock."""
        return self.client_time + self.skew

    @property
    def flags(self) -> list[str]:
        """``clock`` when the phone's clock was off."""
        return ["clock"] if self.skew else []


class Refused(Exception):
    """An operation cannot be applied and goes to quarantine with ``code`` (a row of PROTOCOL.md's table)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Outcome:
    """What became of an operation: ``applied``, ``merged``, ``conflict_kept`` or ``quarantined`` with a code.

    ``erased``: its record was erased, so nothing of it was kept and nothing is to be (S23).
    """

    verdict: str
    code: str | None = None
    team_id: uuid.UUID | None = None
    entries: list[NewEntry] = field(default_factory=list)
    erased: bool = False


def record_named(plain: bytes) -> uuid.UUID | None:
    """The record that an op is about whose envelope was not sound, as far as its bytes tell."""
    named: Any = None
    with suppress(orjson.JSONDecodeError):
        given = orjson.loads(plain)
        named = given.get("record_id") if isinstance(given, dict) else None
    if named is None and (found := _RECORD.search(plain)):
        named = found[1].decode()
    try:
        return uuid.UUID(named) if isinstance(named, str) else None
    except ValueError:
        return None
