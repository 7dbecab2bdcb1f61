"""The op ``ask``: the author asks the commune to look at an op that was set aside (S8).

It changes no record and closes nothing: the item moves to the top of the inbox with the author's note.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import marshmallow as ma
import sqlalchemy as sa

from api.assistance.personal import holds_personal_data
from api.assistance.wiping import erased_among
from api.core import clock
from api.core.access import Actor
from api.core.feed import NewEntry, commune_scope
from api.core.ops import IncomingOp, Outcome
from api.core.schemas import Schema, Str
from models.db import db
from models.sync import Operation, Quarantine

TYPE = "ask"
MAX_NOTE = 500


class AskBody(Schema):
    """Body of ``ask``."""

    note = Str(0, MAX_NOTE, load_default="")


@dataclass(frozen=True)
class Ask:
    """An op ``ask`` whose body was checked; ``refused`` names the code where it may not be taken."""

    op: IncomingOp
    note: str = ""
    refused: str | None = None


_BODY = AskBody()


def parse(op: IncomingOp) -> Ask:
    """Check the note before any transaction."""
    try:
        note = str(_BODY.load(op.body)["note"])
    except ma.ValidationError as error:
        return Ask(op, refused=_shape_code(error.messages))
    if op.base_revision is None:
        return Ask(op, refused="invalid_body")
    return Ask(op, note, "personal_data" if holds_personal_data(note) else None)


def apply_many(actor: Actor, asks: Sequence[Ask]) -> list[Outcome]:
    """Mark the items that are open; what was settled meanwhile, or never set aside, is answered as taken too."""
    author_of = {ask.op.op_id: ask.op.owner_id or actor.account_id for ask in asks}
    bases = {ask.op.base_revision for ask in asks if ask.op.base_revision}
    items = _items(bases, set(author_of.values()))
    known = _known(bases, set(author_of.values()))
    erased = erased_among(db.session, {ask.op.record_id for ask in asks})
    outcomes = []
    for ask in asks:
        key = (author_of[ask.op.op_id], ask.op.base_revision)
        if ask.op.record_id in erased:
            outcomes.append(Outcome("applied", erased=True))
        elif ask.refused is not None:
            outcomes.append(Outcome("quarantined", ask.refused))
        elif key in items:
            outcomes.append(Outcome("applied", entries=_mark(items[key], ask)))
        else:
            outcomes.append(Outcome("applied") if key in known else Outcome("quarantined", "parent_missing"))
    return outcomes


def _mark(item: Quarantine, ask: Ask) -> list[NewEntry]:
    """Put it on top of the inbox; the bell is for the commune's officials."""
    if item.status != "open":
        return []
    item.asked_at, item.ask_note = clock.now(), ask.note
    if item.unit_id is None:
        return []
    record_id = item.record_id or item.op_id
    return [NewEntry(commune_scope(item.unit_id), "quarantine", item.op_id, record_id, item.operation_id)]


def _items(bases: set[uuid.UUID], accounts: set[uuid.UUID]) -> dict[tuple[uuid.UUID, uuid.UUID | None], Quarantine]:
    """Items under these op_ids, locked: an official may be at one; of two bodies under one op_id the open one."""
    q = Quarantine
    query = sa.select(q).where(q.op_id.in_(bases), q.account_id.in_(accounts)).order_by(q.id).with_for_update()
    rows = sorted(db.session.scalars(query), key=lambda row: row.status == "open")
    return {(row.account_id, row.op_id): row for row in rows}


def _known(bases: set[uuid.UUID], accounts: set[uuid.UUID]) -> set[tuple[uuid.UUID, uuid.UUID | None]]:
    o = Operation
    query = sa.select(o.account_id, o.op_id).where(o.account_id.in_(accounts), o.op_id.in_(bases))
    return {(row.account_id, row.op_id) for row in db.session.execute(query)}


def _shape_code(messages: Any) -> str:
    if "Unknown field" in str(messages):
        return "unknown_field"
    return "note_too_long" if "Longer than" in str(messages) or "Length must" in str(messages) else "invalid_body"
