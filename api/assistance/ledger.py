"""The list of erased records that lies outside the database and its backups (S23): a restore reads it."""

import datetime as dt
import fcntl
import os
import uuid
from dataclasses import dataclass
from pathlib import Path

import orjson
from flask import current_app


@dataclass(frozen=True)
class Erased:
    """One line of the ledger."""

    record_id: uuid.UUID
    erased_at: dt.datetime
    reason: str


def ledger_path() -> Path:
    """Where the ledger is: ``ERASURE_LEDGER``, else in the data directory."""
    return Path(current_app.config["ERASURE_LEDGER"])


def append(erased: Erased) -> None:
    """Add a line that is on the disk when this returns. Raises OSError where it cannot be written.

    A line that a power cut broke off is ended first, so that it spoils no other.
    """
    told = {"record_id": str(erased.record_id), "erased_at": erased.erased_at.isoformat(), "reason": erased.reason}
    path = ledger_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        size = os.fstat(handle).st_size
        broken = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        file.write((b"\n" if broken else b"") + orjson.dumps(told) + b"\n")
        file.flush()
        os.fsync(file.fileno())


def read() -> list[Erased]:
    """All lines, oldest first; empty without a ledger. A line that was broken off is passed over."""
    path = ledger_path()
    if not path.exists():
        return []
    found = []
    for line in path.read_bytes().splitlines():
        try:
            row = orjson.loads(line)
            erased_at = dt.datetime.fromisoformat(row["erased_at"])
            found.append(Erased(uuid.UUID(row["record_id"]), erased_at, str(row["reason"])))
        except (ValueError, KeyError, TypeError):
            continue
    return found
