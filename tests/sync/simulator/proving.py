"""The weekly proof (S21), as ``pwa/src/data/proof`` does it: what the server turns out to lack goes again."""

import hashlib
import json
from typing import TYPE_CHECKING, Any

from tests.sync.simulator import outbox, pulling
from tests.sync.simulator.outbox import DONE
from tests.sync.simulator.wire import judge

if TYPE_CHECKING:
    from tests.sync.simulator.phone import Phone

WIDTH = 16


def prove(phone: "Phone") -> bool | None:
    """Compare with the server; whether it has everything, None without an answer. Raises Trouble, PhoneKilled."""
    op_ids = sorted(row.op_id for row in phone.box.by_state(*DONE))
    if not op_ids:
        return True
    answers: list[Any] = []
    pulling.fetch_feeds(phone, lambda body: answers.append(body.get("proof")), proof=sum_of(op_ids))
    said = next((answer for answer in reversed(answers) if answer), None)
    if said is None or said["match"]:
        return said and True
    nonce = phone.nonce()
    answer = judge(phone.post("proof", nonce, "op_ids", json.dumps(op_ids)), nonce)
    missing = answer.body.get("missing")
    if answer.kind != "answer" or missing is None:
        return None
    phone.step(outbox.requeue, phone.box, missing)
    return not missing


def sum_of(op_ids: list[str]) -> dict[str, Any]:
    """Count, ends and XOR of some op_ids in order."""
    total = 0
    for op_id in op_ids:
        total ^= int.from_bytes(hashlib.sha256(op_id.encode()).digest()[:WIDTH], "big")
    return {"from": op_ids[0], "to": op_ids[-1], "count": len(op_ids), "xor": total.to_bytes(WIDTH, "big").hex()}


def last_word(phone: "Phone") -> list[str]:
    """When all has come to rest the proof must hold; ops of erased visits may be gone with a backup."""
    lacking = {row.op_id for row in phone.box.by_state(*DONE) if row.erased}
    held: list[bool | None] = []
    end = phone.attempt(lambda: held.append(prove(phone)))
    return [] if held == [True] or lacking else [f"{phone.name}'s proof does not hold: {held or end}"]
