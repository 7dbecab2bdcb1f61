"""Cursors, opaque to the phone: ``epoch.seq.chain`` into a log, ``snap.…`` into a snapshot under way (S3, S27)."""

import re
import uuid
from dataclasses import dataclass

_LOG = re.compile(r"([0-9a-f]{12})\.(\d{1,18})\.([0-9a-f]{32})")
_SNAPSHOT = re.compile(r"snap\.([0-9a-f]{12}\.\d{1,18}\.[0-9a-f]{32})\.(\d{1,6})\.(\d{1,6})\.([0-9a-f]{32})")


@dataclass(frozen=True)
class LogCursor:
    """How far a phone has read a scope's log."""

    epoch: str
    seq: int
    chain: bytes

    def __str__(self) -> str:
        return f"{self.epoch}.{self.seq}.{self.chain.hex()}"


@dataclass(frozen=True)
class SnapshotCursor:
    """Which part of a snapshot comes next; ``head`` is where the log stood when the snapshot began."""

    head: LogCursor
    part: int
    of: int
    after: uuid.UUID

    def __str__(self) -> str:
        return f"snap.{self.head}.{self.part}.{self.of}.{self.after.hex}"


def parse(text: str | None) -> LogCursor | SnapshotCursor | None:
    """Read a cursor; None for null and for anything that is not one of ours (which then gets a snapshot)."""
    if text is None:
        return None
    if log := _LOG.fullmatch(text):
        return _log(log.group(0))
    if snapshot := _SNAPSHOT.fullmatch(text):
        head, part, of, after = snapshot.groups()
        return SnapshotCursor(_log(head), int(part), int(of), uuid.UUID(after))
    return None


def _log(text: str) -> LogCursor:
    epoch, seq, chain = text.split(".")
    return LogCursor(epoch, int(seq), bytes.fromhex(chain))
