"""What sync hands to a feature and gets back: operations that are parsed and timed, and what became of each."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from api.core.feed import NewEntry


@dataclass(frozen=True)
class IncomingOp:
    """An operation whose envelope is sound. ``body`` is checked by its feature.

    ``skew`` is what was added to the phone's times (S6); it is zero when the clock was right within ten minutes.
    ``owner_id`` is the author for whom an official files a corrected op.
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
    """What became of an operation: ``applied``, ``merged``, ``conflict_kept`` or ``quarantined`` with a code."""

    verdict: str
    code: str | None = None
    team_id: uuid.UUID | None = None
    entries: list[NewEntry] = field(default_factory=list)
