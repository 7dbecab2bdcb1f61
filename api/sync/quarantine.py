"""What officials do with ops that were set aside: look, correct, replay, decline (S8). Nothing leaves unseen."""

import datetime as dt
import uuid
from typing import Any

import orjson
import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.auth.session import actor_of
from api.core import audit, clock, paging
from api.core.access import OFFICIALS, Actor
from api.core.feed import NewEntry
from api.core.ops import IncomingOp
from api.core.problems import FieldError, Problem
from api.sync import inbox, replay, verdicts
from api.sync.codes import message
from api.sync.ops import Sent
from api.sync.registry import HANDLERS
from api.sync.ruling import Ruling
from api.units.offices import offices_of
from models.account import Account
from models.db import db
from models.person import Person
from models.sync import Quarantine

SHOWN_AFTER = dt.timedelta(days=5)


def list_items(
    actor: Actor, *, unit_id: uuid.UUID | None, status: str | None, after: str | None, limit: int
) -> dict[str, Any]:
    """Items of the actor's communes (a leader: of the own teams), newest first.

    What waits for its record is shown once that is overdue: mostly it arrives with the next push (S8).
    """
    q = Quarantine
    query = sa.select(q, Person.name).join(Account, Account.id == q.account_id)
    query = query.join(Person, Person.id == Account.person_id).where(_visible(actor), _wants_somebody())
    if unit_id is not None:
        query = query.where(q.unit_id == unit_id)
    if status is not None:
        query = query.where(q.status == status)
    if after is not None:
        query = query.where(q.id < paging.uuid_of(*paging.decode_cursor(after, 1)))
    rows = db.session.execute(query.order_by(q.id.desc()).limit(limit + 1)).all()
    return paging.page(rows, limit, lambda row: [str(row[0].id)], lambda row: show(row[0], row[1]))


def show(item: Quarantine, author_name: str) -> dict[str, Any]:
    """An item as officials read it; what held personal data stays covered."""
    return {
        "id": item.id,
        "op_id": item.op_id,
        "record_id": item.record_id,
        "code": item.code,
        "message": message(item.code),
        "author_name": author_name,
        "team_id": item.team_id,
        "received_at": item.received_at,
        "status": item.status,
        "raw": None if item.code == "personal_data" else inbox.raw_op(item),
        "note": item.note,
    }


def replay_item(actor: Actor, item_id: uuid.UUID) -> dict[str, Any]:
    """Judge the op again as its author's, for example after a topic was opened again. Raises ``validation_failed``."""
    item = _open_item(actor, item_id)
    ruling, notes = replay.judge_again(item)
    if ruling.outcome.verdict == "quarantined":
        raise _still_refused(ruling.outcome.code)
    return _settled(actor, item, "replay", [ruling], notes)


def correct_item(actor: Actor, item_id: uuid.UUID, body: dict[str, Any]) -> dict[str, Any]:
    """File a corrected body for the author: a revision of the same record under an op of the official's (S5)."""
    item = _open_item(actor, item_id)
    raw = inbox.raw_op(item)
    if not isinstance(raw, dict) or raw.get("type") not in HANDLERS or item.record_id is None:
        raise _still_refused("unreadable")
    instant = clock.now()
    op = IncomingOp(
        op_id=uuid7(),
        record_id=item.record_id,
        base_revision=inbox.base_of(item),
        type=str(raw["type"]),
        schema_version=int(raw["schema_version"]),
        body=body,
        client_time=instant,
        utc_offset=7 * 60,
        owner_id=item.account_id,
    )
    handler = HANDLERS[op.type]
    outcome = handler.apply_many(actor, [handler.parse(op)])[0]
    if outcome.verdict == "quarantined":
        raise _still_refused(outcome.code)
    sent = Sent(op.op_id, orjson.dumps(body, option=orjson.OPT_SORT_KEYS), op)
    note = inbox.settle(item, "corrected", actor)
    return _settled(actor, item, "correct", [Ruling(actor.account_id, sent, outcome)], [note])


def decline_item(actor: Actor, item_id: uuid.UUID, note: str) -> dict[str, Any]:
    """Close an item without applying it; the note reaches the author's phone."""
    item = _open_item(actor, item_id)
    return _settled(actor, item, "decline", [], [inbox.settle(item, "declined", actor, note)])


def _visible(actor: Actor) -> sa.ColumnElement[bool]:
    q = Quarantine
    if actor.has_role("admin"):
        return sa.true()
    return sa.or_(q.unit_id.in_(offices_of(actor, *OFFICIALS)), q.team_id.in_(actor.teams_as("leader")))


def _wants_somebody() -> sa.ColumnElement[bool]:
    q = Quarantine
    overdue = q.received_at <= clock.now() - SHOWN_AFTER
    return sa.or_(q.code != "parent_missing", q.status != "open", overdue)


def _open_item(actor: Actor, item_id: uuid.UUID) -> Quarantine:
    item = db.session.get(Quarantine, item_id, with_for_update=True)
    if item is None or (item.unit_id not in offices_of(actor, "commune_officer") and not actor.has_role("admin")):
        raise Problem("not_found")
    if item.status != "open":
        raise Problem("quarantine_closed")
    return item


def _still_refused(code: str | None) -> Problem:
    return Problem("validation_failed", errors=(FieldError("body", code or "invalid_body", message(code) or ""),))


def _settled(
    actor: Actor, item: Quarantine, action: str, rulings: list[Ruling], notes: list[NewEntry]
) -> dict[str, Any]:
    audit.record(actor, f"quarantine.{action}", "quarantine", item.id, commune_id=item.unit_id, fields=["status"])
    # S2: heads of audit before heads of feeds, as in every other write
    audit.write_now()
    verdicts.write(rulings, notes)
    return show(item, actor_of(item.account_id).name)
