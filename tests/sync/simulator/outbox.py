"""A phone's outbox: the life of an op (S15), step by step as ``pwa/src/data/outbox`` has it. Each function is one
transaction: it happens as a whole or, when the phone is killed, not at all.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

HOLD = dt.timedelta(seconds=8)
UNSEEN_EVERY = dt.timedelta(hours=1)
FINAL = ("applied", "merged", "conflict_kept", "quarantined")
UNSENT = ("held", "queued", "sending")
DONE = ("sent", "confirmed")

Op = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """An op with its text, which never changes (S5), and where it is on its way.

    ``outlived``: its visit was erased before this was heard to be on the server; the text goes with that word (S23).
    """

    op_id: str
    record_id: str
    seq: int
    text: str
    state: str
    held_until: dt.datetime | None
    verdict: str | None = None
    code: str | None = None
    sent_at: dt.datetime | None = None
    unseen_at: dt.datetime | None = None
    closed: str | None = None
    erased: bool = False
    outlived: bool = False

    @property
    def op(self) -> Op:
        """What the person saved."""
        op: Op = json.loads(self.text)
        return op


@dataclass
class Outbox:
    """The rows by op_id."""

    rows: dict[str, Row] = field(default_factory=dict)
    seq: int = 0

    def by_state(self, *states: str) -> list[Row]:
        """Rows in some states, in order of saving."""
        return sorted((row for row in self.rows.values() if row.state in states), key=lambda row: row.seq)

    def of_record(self, record_id: str) -> list[Row]:
        """Rows about a record, in order of saving."""
        return sorted((row for row in self.rows.values() if row.record_id == record_id), key=lambda row: row.seq)

    def put(self, row: Row) -> None:
        """Write a row."""
        self.rows[row.op_id] = row


def save(box: Outbox, op: Op, now: dt.datetime) -> Row:
    """Write a new op, held for eight seconds."""
    box.seq += 1
    # escapes everything beyond ASCII, as JSON.stringify does with half characters
    row = Row(op["op_id"], op["record_id"], box.seq, json.dumps(op), "held", now + HOLD)
    if any(other.erased or other.outlived for other in box.of_record(row.record_id)):
        row = replace(row, outlived=True)
    box.put(row)
    return row


def take_back(box: Outbox, op_id: str) -> list[str]:
    """Undo: delete a held op and what was saved on it since; returns the deleted ids, none if it is too late."""
    row = box.rows.get(op_id)
    if row is None or row.state != "held":
        return []
    later = [other for other in box.of_record(row.record_id) if other.seq >= row.seq]
    if any(other.state != "held" for other in later):
        return []
    for other in later:
        del box.rows[other.op_id]
    return [other.op_id for other in later]


def end_holds(box: Outbox) -> None:
    """The page is closed: nobody can undo any more."""
    for row in box.by_state("held"):
        box.put(replace(row, state="queued", held_until=None))


def take(box: Outbox, now: dt.datetime, limit: int, skip: Collection[str]) -> list[Row]:
    """Mark the next ops as being sent; one that waits keeps the later ops of its record back."""
    waiting: set[str] = set()
    taken: list[Row] = []
    for row in box.by_state("held", "queued"):
        if is_held(row, now) or row.op_id in skip or row.record_id in waiting:
            waiting.add(row.record_id)
        elif len(taken) < limit:
            taken.append(replace(row, state="sending", held_until=None))
    for row in taken:
        box.put(row)
    return taken


def is_held(row: Row, now: dt.datetime) -> bool:
    """Whether the op can still be undone; a hold further ahead than holds last is over (the clock was set back)."""
    return row.state == "held" and row.held_until is not None and now < row.held_until <= now + HOLD


def release(box: Outbox) -> None:
    """Put back what was being sent: no answer says nothing about it (S7)."""
    for row in box.by_state("sending"):
        box.put(replace(row, state="queued"))


def settle(box: Outbox, op_ids: Iterable[str], results: list[Op], now: dt.datetime) -> int:
    """An op with a final verdict leaves the outbox, every other one waits on (S15); returns how many were settled."""
    said = {result.get("op_id"): result for result in results}
    settled = 0
    for op_id in op_ids:
        row, result = box.rows.get(op_id), said.get(op_id, {})
        if row is None or row.state != "sending":
            continue
        if result.get("verdict") in FINAL:
            box.put(replace(row, state="sent", verdict=result["verdict"], code=result.get("code"), sent_at=now))
            settled += 1
        else:
            box.put(replace(row, state="queued"))
    return settled


def unconfirm(box: Outbox) -> None:
    """The own feed is heard from its beginning: only what it shows from here on is confirmed (S15)."""
    for row in box.by_state("confirmed"):
        box.put(replace(row, state="sent"))


def hear(box: Outbox, kind: str, body: Op, now: dt.datetime) -> str | None:
    """An entry of the own feed about an op: seeing its verdict there confirms it (S15).

    Returns the record if it was erased while the op waited: to be erased again (S23).
    """
    row = box.rows.get(body["op_id"])
    if row is None or row.state == "held":
        return None
    if kind == "quarantine":
        box.put(replace(row, closed=body["status"]))
        return None
    told = {"verdict": body["verdict"], "code": body.get("code"), "sent_at": row.sent_at or now}
    box.put(replace(row, state="confirmed", held_until=None, **told))
    return row.record_id if row.outlived and not row.erased else None


def requeue_unseen(box: Outbox, since: dt.datetime, now: dt.datetime) -> int:
    """Caught up and not seen: back to the outbox (S15), at most hourly; returns how many."""
    count = 0
    for row in box.by_state("sent"):
        if row.erased:
            continue
        recently = row.unseen_at is not None and row.unseen_at <= now < row.unseen_at + UNSEEN_EVERY
        # a time that lies ahead was written before the clock was set back
        meanwhile = row.sent_at is not None and since < row.sent_at <= now
        if not recently and not meanwhile:
            box.put(replace(row, state="queued", unseen_at=now))
            count += 1
    return count


def reoffer(box: Outbox) -> None:
    """After a reset: every kept op goes again (S16)."""
    requeue(box, [row.op_id for row in box.by_state(*DONE)])


def requeue(box: Outbox, op_ids: Iterable[str]) -> None:
    """Put back ops that the server may lack (S16, S21); one that was erased has nothing left to send."""
    for row in [box.rows[op_id] for op_id in op_ids if op_id in box.rows]:
        if row.state in DONE and not row.erased:
            box.put(replace(row, state="queued"))


def receive(box: Outbox, op_ids: Iterable[str], received: Collection[str], now: dt.datetime) -> int:
    """The rescue door took these ops: sent, without a verdict (S24); every other one waits on. Returns how many."""
    taken = 0
    for op_id in op_ids:
        row = box.rows.get(op_id)
        if row is None or row.state != "sending":
            continue
        taken += op_id in received
        box.put(replace(row, state="sent", sent_at=now) if op_id in received else replace(row, state="queued"))
    return taken


def erase(box: Outbox, record_id: str) -> None:
    """Destroy what sent ops of an erased record say; that they were sent stays known (S23).

    What has not been sent still has to arrive, and is marked.
    """
    for row in box.of_record(record_id):
        if row.state in DONE:
            box.put(replace(row, text="", erased=True))
        else:
            box.put(replace(row, outlived=True))
