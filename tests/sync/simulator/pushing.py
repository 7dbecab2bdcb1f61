"""Sending the outbox (S5–S8, S15): batches, halving, raw bytes, as ``pwa/src/data/sync/push.ts`` does."""

import base64
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.sync.simulator import outbox
from tests.sync.simulator.outbox import Row
from tests.sync.simulator.wire import Trouble, judge

if TYPE_CHECKING:
    from tests.sync.simulator.phone import Phone

MAX_STRIKES = 3


@dataclass
class Run:
    """One sending: ops in ``skip`` are not offered again in it. ``order``: what the rescue door wants done."""

    phone: "Phone"
    way: str = "push"
    skip: set[str] = field(default_factory=set)
    strikes: int = 0
    order: str | None = None


def send_outbox(phone: "Phone", way: str = "push") -> Run:
    """Send all ops that are due, by the log-in or by the rescue door. Raises Trouble, PhoneKilled."""
    run = Run(phone, way)
    # with the lock in hand nobody else is sending: what is marked was left by a sender that was killed (S18)
    phone.step(outbox.release, phone.box)
    try:
        while batch := phone.step(outbox.take, phone.box, phone.clock, phone.batch, run.skip):
            send_batch(run, batch, raw=False)
    except Trouble:
        phone.step(outbox.release, phone.box)
        raise
    phone.step(outbox.release, phone.box)
    return run


def send_batch(run: Run, batch: list[Row], *, raw: bool) -> None:
    """Offer some ops; a refusal says nothing about single ops (S7), so the batch is halved."""
    phone, nonce = run.phone, run.phone.nonce()
    said = judge(phone.post(run.way, nonce, "ops", f"[{','.join(wire(row, raw=raw) for row in batch)}]"), nonce)
    if said.kind == "idle":
        raise Trouble("portal")
    if said.kind == "refused":
        send_smaller(run, batch, raw=raw)
        return
    settle_batch(run, batch, said.body)


def send_smaller(run: Run, batch: list[Row], *, raw: bool) -> None:
    """Halve; a single op goes as raw bytes, and one refused even so waits for the next run."""
    if len(batch) > 1:
        middle = (len(batch) + 1) // 2
        send_batch(run, batch[:middle], raw=raw)
        send_batch(run, batch[middle:], raw=raw)
        return
    if not raw:
        send_batch(run, batch, raw=True)
        return
    run.strikes += 1
    if run.strikes >= MAX_STRIKES:
        raise Trouble("server")
    run.skip |= {row.op_id for row in batch}
    run.phone.step(outbox.settle, run.phone.box, [row.op_id for row in batch], [], run.phone.clock)


def settle_batch(run: Run, batch: list[Row], body: dict[str, Any]) -> None:
    """Take the verdicts in; ops without one wait for the next run."""
    phone, ids = run.phone, [row.op_id for row in batch]
    if run.way == "rescue":
        run.order = body.get("order")
        if phone.step(outbox.receive, phone.box, ids, body.get("received", ()), phone.clock) < len(ids):
            run.skip |= set(ids)
        return
    results = body.get("results")
    if phone.step(outbox.settle, phone.box, ids, results if isinstance(results, list) else [], phone.clock) < len(ids):
        run.skip |= set(ids)


def wire(row: Row, *, raw: bool) -> str:
    """The op byte for byte as it was saved; one with half a character in it goes as bytes at once (S8)."""
    if not raw and is_whole(row.text):
        return row.text
    return json.dumps({"op_id": row.op_id, "raw": base64.b64encode(row.text.encode()).decode()})


def is_whole(text: str) -> bool:
    """Whether a server can read the text."""
    try:
        json.dumps(json.loads(text), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
