"""What is left when a log-in has ended (S24): the door of the device key, and the file that somebody else hands in."""

import json
from typing import TYPE_CHECKING

from tests.support.rescue import File, sealed_file
from tests.sync.simulator import outbox, pushing
from tests.sync.simulator.outbox import UNSENT
from tests.sync.simulator.wire import judge

if TYPE_CHECKING:
    from tests.sync.simulator.phone import Phone


def by_the_door(phone: "Phone") -> bool:
    """Send what is due without a log-in; whether the phone is to be wiped now. Raises Trouble, PhoneKilled."""
    order = pushing.send_outbox(phone, "rescue").order or _ask_order(phone)
    return order == "wipe" and not phone.box.by_state(*UNSENT)


def file_of(phone: "Phone", rescue_key: dict[str, str]) -> tuple[File, list[str]]:
    """The rescue file of all unsent ops, and their ids. What lies in it can no longer be undone."""
    outbox.end_holds(phone.box)
    rows = phone.box.by_state(*UNSENT)
    head = {"account_id": str(phone.account.id), "device_id": phone.device_id, "made_at": phone.clock.isoformat()}
    payload = (
        f'{json.dumps({**head, "app": "sim"})[:-1]},"ops":[{",".join(pushing.wire(row, raw=False) for row in rows)}]}}'
    )
    return sealed_file(rescue_key, payload, phone.key.sign(payload.encode())), [row.op_id for row in rows]


def _ask_order(phone: "Phone") -> str | None:
    nonce = phone.nonce()
    said = judge(phone.post("rescue", nonce, "ops", "[]"), nonce)
    order: str | None = said.body.get("order") if said.kind == "answer" else None
    return order
