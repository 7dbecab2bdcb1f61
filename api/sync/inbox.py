"""Rows of the quarantine: the raw op, sealed, under its author and the commune that looks after it (S8)."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from typing import Any

import orjson
import sqlalchemy as sa

from api.core import clock
from api.core.access import Actor
from api.core.feed import NewEntry, account_scope
from api.core.ops import record_named
from api.core.seal import seal, unseal
from api.core.upsert import insert_all
from api.sync.ruling import UNSIGNED, Ruling
from models.assistance import SessionRevision
from models.db import db
from models.sync import Quarantine

NOT_UNDERSTOOD = ("schema_newer", "unknown_type", "unknown_field")


def write(set_aside: Sequence[tuple[Ruling, dict[str, Any]]]) -> None:
    """Insert one row per op that was set aside; each comes with its operation's row."""
    insert_all(Quarantine, [_row(ruling, row) for ruling, row in set_aside])


def open_items(op_ids: Collection[uuid.UUID], account_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Quarantine]:
    """Open items by op_id, of these accounts, locked: an official may be at one of them."""
    if not op_ids:
        return {}
    q = Quarantine
    query = sa.select(q).where(q.op_id.in_(op_ids), q.account_id.in_(account_ids), q.status == "open")
    rows = db.session.scalars(query.order_by(q.id).with_for_update())
    return {row.op_id: row for row in rows}


def orphans(record_ids: Collection[uuid.UUID]) -> list[Quarantine]:
    """Open items that waited for these records to arrive, oldest first (S8); one that an official is at is left."""
    if not record_ids:
        return []
    q = Quarantine
    query = sa.select(q).where(q.record_id.in_(record_ids), q.code == "parent_missing", q.status == "open")
    return list(db.session.scalars(query.order_by(q.received_at, q.id).with_for_update(skip_locked=True)))


def waiting_of(account_ids: Collection[uuid.UUID]) -> list[Quarantine]:
    """Open items of accounts that wait for something to arrive, oldest first; one that an official is at is left."""
    if not account_ids:
        return []
    q = Quarantine
    query = sa.select(q).where(q.account_id.in_(account_ids), q.code == "parent_missing", q.status == "open")
    return list(db.session.scalars(query.order_by(q.received_at, q.id).with_for_update(skip_locked=True)))


def not_understood(after: uuid.UUID | None, limit: int) -> list[Quarantine]:
    """Open items whose ops knew more than the server, in the order in which they came (S26); not locked."""
    q = Quarantine
    query = sa.select(q).where(q.code.in_(NOT_UNDERSTOOD), q.status == "open")
    if after is not None:
        query = query.where(q.id > after)
    return list(db.session.scalars(query.order_by(q.id).limit(limit)))


def settled_since(account_id: uuid.UUID, instant: dt.datetime) -> list[Quarantine]:
    """Items of an account that were closed since ``instant``, in that order."""
    q = Quarantine
    query = sa.select(q).where(q.account_id == account_id, q.closed_at > instant).order_by(q.closed_at, q.id)
    return list(db.session.scalars(query))


def clear_closed(before: dt.datetime) -> None:
    """Forget what items held that were closed before an instant: op_id, code and hash remain (S8)."""
    q = Quarantine
    told = sa.or_(q.raw.is_not(None), q.note.is_not(None), q.ask_note.is_not(None))
    db.session.execute(sa.update(q).where(q.closed_at < before, told).values(raw=None, note=None, ask_note=None))


def base_of(item: Quarantine) -> uuid.UUID | None:
    """What the quarantined op stood on: a correction of it stands on the same (S5)."""
    raw = raw_op(item)
    base = raw.get("base_revision") if isinstance(raw, dict) else None
    return uuid.UUID(base) if isinstance(base, str) else None


def raw_op(item: Quarantine) -> dict[str, Any] | str | None:
    """The op as it was sent: an object, text where it was none, None once it has been cleared."""
    if item.raw is None:
        return None
    plain = unseal(item.raw)
    try:
        given = orjson.loads(plain)
    except orjson.JSONDecodeError:
        return plain.decode(errors="replace")
    return given if isinstance(given, dict) else plain.decode(errors="replace")


def overtaken(set_aside: Sequence[Ruling]) -> set[uuid.UUID]:
    """The items of ops whose author's correction came before them: a revision of their record stands on them (S5).

    Not where the op_id may stand for another body (S9), or the op for another author (S24).
    """
    certain = [ruling for ruling in set_aside if ruling.outcome.code not in ("op_id_reused", UNSIGNED)]
    about = {ruling.item_id: record_named(ruling.sent.canonical) for ruling in certain}
    if not about:
        return set()
    r = SessionRevision
    query = sa.select(r.author_id, r.record_id, r.base_revision).where(r.record_id.in_(set(about.values()) - {None}))
    stored = {tuple(row) for row in db.session.execute(query)}
    return {one.item_id for one in certain if (one.account_id, about[one.item_id], one.sent.op_id) in stored}


def settled_at_once(ruling: Ruling) -> NewEntry:
    """Mark an op that is set aside with its correction there; returns the note for the author's feed (S5)."""
    ruling.corrected = True
    record_id = ruling.sent.op.record_id if ruling.sent.op else ruling.sent.op_id
    return NewEntry(account_scope(ruling.account_id), "quarantine", ruling.sent.op_id, record_id, ruling.item_id)


def settle(item: Quarantine, status: str, by: Actor | None, note: str | None = None) -> NewEntry:
    """Close an open item as corrected, replayed or declined; returns the note for the author's feed."""
    item.status, item.closed_at, item.note = status, clock.now(), note
    item.closed_by_id = by.account_id if by else None
    scope, record_id = account_scope(item.account_id), item.record_id or item.op_id
    return NewEntry(scope, "quarantine", item.op_id, record_id, item.id)


def skew_of(item: Quarantine) -> dt.timedelta | None:
    """Server time minus phone time when the op came; None where the phone did not say."""
    return None if item.sent_at is None else item.received_at - item.sent_at


def _row(ruling: Ruling, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": ruling.item_id,
        "operation_id": row["id"],
        "account_id": ruling.account_id,
        "device_id": ruling.device_id,
        "op_id": row["op_id"],
        "record_id": row["record_id"],
        "team_id": ruling.outcome.team_id,
        "unit_id": ruling.commune_id,
        "code": ruling.outcome.code,
        "raw": seal(ruling.sent.canonical),
        "status": "corrected" if ruling.corrected else "open",
        "handed_in_by_id": ruling.handed_in_by_id,
        "received_at": row["received_at"],
        "asked_at": None if ruling.ask_note is None else row["received_at"],
        "ask_note": ruling.ask_note,
        "sent_at": ruling.sent_at,
        "closed_at": row["received_at"] if ruling.corrected else None,
        "closed_by_id": ruling.account_id if ruling.corrected else None,
    }
