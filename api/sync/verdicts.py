"""What was decided about each op, kept for ever and given again when the op comes again (S6, S9)."""

import secrets
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.core import clock, feed
from api.core.feed import NewEntry, Receipt, account_scope, commune_scope
from api.core.ops import ERASED_SALT
from api.core.upsert import insert_all
from api.sync import inbox
from api.sync.ruling import Known, Ruling, Stored
from models.db import db
from models.sync import FeedHead, Operation


def load_known(account_id: uuid.UUID, op_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Known]]:
    """All bodies that the account has sent under these op_ids."""
    o, scope = Operation, account_scope(account_id)
    rows = db.session.execute(
        sa.select(o.op_id, o.salt, o.body_hash, o.verdict, o.code, o.receipt_seq, FeedHead.epoch)
        .join(FeedHead, FeedHead.scope == scope)
        .where(o.account_id == account_id, o.op_id.in_(op_ids))
        .order_by(o.variant)
    )
    known: dict[uuid.UUID, list[Known]] = defaultdict(list)
    for row in rows:
        stored = Stored(row.verdict, row.code, Receipt(scope, row.epoch, row.receipt_seq))
        known[row.op_id].append(Known(row.salt, row.body_hash, stored))
    return known


def write(rulings: Sequence[Ruling], entries: Sequence[NewEntry] = ()) -> list[Stored]:
    """Write verdicts, quarantine and all feed entries of the request; the feed heads come last (S2)."""
    rows = [_row(ruling) for ruling in rulings]
    own = [_verdict_entry(ruling, row) for ruling, row in zip(rulings, rows, strict=True)]
    shared = [
        replace(entry, body_hash=row["body_hash"])
        for ruling, row in zip(rulings, rows, strict=True)
        for entry in [*ruling.outcome.entries, *_inbox_entry(ruling, row)]
    ]
    receipts = feed.append([*own, *shared, *entries])[: len(own)]
    for row, receipt in zip(rows, receipts, strict=True):
        row["receipt_seq"] = receipt.seq
    _write_rows(rulings, rows)
    inbox.write([(r, row) for r, row in zip(rulings, rows, strict=True) if r.set_aside])
    return [Stored(r.outcome.verdict, r.outcome.code, receipt) for r, receipt in zip(rulings, receipts, strict=True)]


def _row(ruling: Ruling) -> dict[str, Any]:
    salt = secrets.token_bytes(16)
    return {
        "id": ruling.operation_id or uuid7(),
        "account_id": ruling.account_id,
        "op_id": ruling.sent.op_id,
        "variant": ruling.variant,
        "record_id": ruling.sent.op.record_id if ruling.sent.op else None,
        "device_id": ruling.device_id,
        # S23: of an erased record not even the salt stays, by which a guessed body could be told to be right
        "salt": ERASED_SALT if ruling.outcome.erased else salt,
        "body_hash": ruling.sent.hashed(salt),
        "verdict": ruling.outcome.verdict,
        "code": ruling.outcome.code,
        "received_at": clock.now(),
    }


def _write_rows(rulings: Sequence[Ruling], rows: Sequence[dict[str, Any]]) -> None:
    new = [row for ruling, row in zip(rulings, rows, strict=True) if ruling.operation_id is None]
    insert_all(Operation, new)
    for ruling, row in zip(rulings, rows, strict=True):
        if ruling.operation_id is not None:
            # S9: a replay updates the stored verdict; the hash stays that of what the phone sent
            judged = {name: row[name] for name in ("verdict", "code", "receipt_seq", "record_id")}
            db.session.execute(sa.update(Operation).where(Operation.id == row["id"]).values(**judged))


def _verdict_entry(ruling: Ruling, row: dict[str, Any]) -> NewEntry:
    scope, record_id = account_scope(ruling.account_id), row["record_id"] or row["op_id"]
    return NewEntry(scope, "verdict", row["op_id"], record_id, row["id"], row["body_hash"])


def _inbox_entry(ruling: Ruling, row: dict[str, Any]) -> list[NewEntry]:
    """A bell for the commune's officials; they read the item online."""
    if not ruling.set_aside or ruling.commune_id is None:
        return []
    record_id = row["record_id"] or row["op_id"]
    return [NewEntry(commune_scope(ruling.commune_id), "quarantine", row["op_id"], record_id, row["id"])]
