"""INV: what must hold when a run has come to rest. Nothing here asks the code under test how it sees things."""

import hashlib
import uuid
from typing import TYPE_CHECKING

import orjson
import sqlalchemy as sa

from api.assistance.recount import differences
from models.db import db
from models.sync import FeedEntry, FeedHead
from tests.sync.simulator import check_erased, check_ops, check_phones
from tests.sync.simulator.ledger import OpKey, on_server
from tests.sync.simulator.phone import Phone

if TYPE_CHECKING:
    from tests.sync.simulator.run import Run


def everything(run: "Run") -> list[str]:
    """One line per breach of INV."""
    with run.server.reading():
        found = [*feeds_whole(), *check_ops.once(run), *check_ops.told(), *check_ops.records_sound()]
        found += [*check_ops.judged_rightly(run), *differences(), *check_erased.gone(run)]
        return [*found, *check_phones.equal_the_server(run)]


def feeds_whole() -> list[str]:
    """Feeds without a hole, their chains computed again (S2, S3)."""
    entries: dict[str, list[FeedEntry]] = {}
    for entry in db.session.scalars(sa.select(FeedEntry).order_by(FeedEntry.scope, FeedEntry.seq)):
        entries.setdefault(entry.scope, []).append(entry)
    found = []
    for head in db.session.scalars(sa.select(FeedHead)):
        chain, log = bytes(16), entries.get(head.scope, [])
        for number, entry in enumerate(log, 1):
            chain = _link(chain, number, entry)
            if entry.seq != number or entry.chain != chain:
                found.append(f"{head.scope} breaks at {entry.seq}")
                break
        if (head.seq, head.chain) != (len(log), chain):
            found.append(f"{head.scope} has its head at {head.seq}, its log ends at {len(log)}")
    return found


def purge(run: "Run", phone: Phone, scope: str) -> None:
    """To be asked before a phone forgets a scope: it must have lost it (S17)."""
    with run.server.reading():
        if scope in check_phones.scopes_held(run, phone.account.id):
            run.violations.append(f"{phone.name} purged {scope}, which it holds")


def door(run: "Run", phone: Phone, unsent: set[OpKey]) -> list[str]:
    """To be asked before an order to wipe is carried out: what the phone had unsent must have arrived (S24)."""
    with run.server.reading():
        lost = unsent - on_server()
    return [f"{phone.name} is wiped, {op_id} has not arrived" for _, op_id in sorted(lost)]


def is_caught_up(run: "Run", phone: Phone) -> bool:
    """Whether the server has nothing new for the phone (S13)."""
    cursors = {scope: row.asked for scope, row in phone.feeds.cursors.items()}
    body = {"device_id": phone.device_id, "nonce": "rest", "cursors": cursors}
    return phone.network.server.call(phone.cookie, "/sync/pull", orjson.dumps(body)).status == 204


def _link(previous: bytes, seq: int, entry: FeedEntry) -> bytes:
    ids: list[uuid.UUID] = [entry.op_id, entry.record_id, entry.revision]
    said = seq.to_bytes(8, "big") + b"".join(one.bytes for one in ids) + entry.kind.encode() + b"\0" + entry.body_hash
    return hashlib.sha256(previous + said).digest()[:16]
