"""What phones called saved: the simulator's own book, which server and phones are held against in the end."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from models.db import db
from models.sync import Operation
from tests.sync.simulator.phone import Phone

OpKey = tuple[uuid.UUID, str]


@dataclass
class Saved:
    """One op that a phone called saved; ``visited_at`` is the true time, ``expect`` the code that should set it aside.

    ``holders`` are the phones that must still remember it. ``excused``: neither server nor phone can have it any more,
    as after a wipe of what had not been sent.
    """

    op: dict[str, Any]
    text: str
    phone: Phone
    account_id: uuid.UUID
    visited_at: dt.datetime
    clock_changes: int
    expect: str | None = None
    corrects: str | None = None
    holders: set[str] = field(default_factory=set)
    undone: bool = False
    excused: bool = False

    @property
    def kind(self) -> str:
        """``log``, ``amend``, ``void`` or ``ask``."""
        return str(self.op["type"]).rpartition(".")[2]


@dataclass
class Ledger:
    """All saved ops by op_id, and what has happened that no phone can answer for."""

    saved: dict[str, Saved] = field(default_factory=dict)
    moved: set[uuid.UUID] = field(default_factory=set)
    rolled_back: bool = False
    # when an account was disabled first: the rescue door takes that for the end of all of its grants
    disabled: dict[uuid.UUID, dt.datetime] = field(default_factory=dict)
    topic_opened: bool = False
    upgraded: bool = False
    # records that are to stay erased, and those whose ops may be missing because they were once
    erased: set[str] = field(default_factory=set)
    ever_erased: set[str] = field(default_factory=set)

    def note(self, entry: Saved) -> None:
        """A phone said "saved"."""
        self.saved[entry.op["op_id"]] = entry

    def owed(self) -> list[Saved]:
        """What must be on the server in the end, once."""
        return [entry for entry in self.saved.values() if not entry.undone and not entry.excused]

    def wiped(self, name: str) -> None:
        """A phone has lost its memory."""
        for entry in self.saved.values():
            entry.holders.discard(name)

    def cloned(self, name: str, twin: str) -> None:
        """Another phone remembers the same."""
        for entry in self.saved.values():
            if name in entry.holders:
                entry.holders.add(twin)

    def excuse(self, present: set[OpKey]) -> None:
        """Excuse what is neither in ``present``, on the server, nor for any phone to remember (S16)."""
        for op_id, entry in self.saved.items():
            if not entry.holders and (entry.account_id, op_id) not in present:
                entry.excused = True


def on_server() -> set[OpKey]:
    """``(account, op_id)`` of all operations. To be called within a read."""
    return {
        (row.account_id, str(row.op_id)) for row in db.session.execute(sa.select(Operation.account_id, Operation.op_id))
    }
