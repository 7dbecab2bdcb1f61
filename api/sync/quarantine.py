"""What officials do with ops that were set aside: look, correct, replay, decline (S8). Nothing leaves unseen."""

import datetime as dt
import uuid
from dataclasses import replace
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.orm import aliased
from uuid_utils.compat import uuid7

from api.core import audit, clock, paging
from api.core.access import OFFICIALS, Actor, ActorGrant
from api.core.feed import NewEntry
from api.core.ops import IncomingOp
from api.core.problems import FieldError, Problem
from api.sync import inbox, replay, verdicts
from api.sync.codes import message
from api.sync.ops import Sent
from api.sync.registry import HANDLERS, NEWEST_SCHEMA
from api.sync.ruling import Ruling
from api.sync.turns import take_turns
from api.units.offices import offices_of
from models.account import Account, Device
from models.db import db
from models.person import Person
from models.sync import Quarantine
from models.team import Team

SHOWN_AFTER = dt.timedelta(days=5)


def list_items(
    actor: Actor, *, unit_id: uuid.UUID | None, status: str | None, code: str | None, after: str | None, limit: int
) -> dict[str, Any]:
    """Items of the actor's communes (a leader: of the own teams): what is asked for first, then the newest first.

    ``total`` counts all that the filters let through. What waits for its record is shown once that is overdue: mostly
    it arrives with the next push (S8).
    """
    q = Quarantine
    asked = sa.case((sa.and_(q.asked_at.is_not(None), q.status == "open"), 1), else_=0)
    wanted = [_visible(actor), _wants_somebody()]
    wanted += [column == value for column, value in ((q.unit_id, unit_id), (q.status, status), (q.code, code)) if value]
    total = db.session.scalar(sa.select(sa.func.count(q.id)).where(*wanted))
    query = _items().add_columns(asked.label("asked")).where(*wanted)
    if after is not None:
        rank, item_id = paging.decode_cursor(after, 2)
        query = query.where(
            paging.after([asked, q.id], [paging.flag_of(rank), paging.uuid_of(item_id)], descending=True)
        )
    rows = db.session.execute(query.order_by(asked.desc(), q.id.desc()).limit(limit + 1)).all()
    return {**paging.page(rows, limit, lambda row: [row.asked, str(row[0].id)], _as_json), "total": total}


def show(item_id: uuid.UUID) -> dict[str, Any]:
    """One item as officials read it."""
    return _as_json(db.session.execute(_items().where(Quarantine.id == item_id)).one())


def _items() -> sa.Select[*tuple[Any, ...]]:
    """Items with the names of those who have to do with them."""
    q, bringer, brought = Quarantine, aliased(Account), aliased(Person)
    return (
        sa.select(q, Person.name, Account.phone, Team.title, Device.name.label("device"), brought.name.label("brought"))
        .join(Account, Account.id == q.account_id)
        .join(Person, Person.id == Account.person_id)
        .outerjoin(Team, Team.id == q.team_id)
        .outerjoin(Device, Device.id == q.device_id)
        .outerjoin(bringer, bringer.id == q.handed_in_by_id)
        .outerjoin(brought, brought.id == bringer.person_id)
    )


def _as_json(row: Any) -> dict[str, Any]:
    """What held personal data stays covered."""
    item: Quarantine = row[0]
    return {
        "id": item.id,
        "op_id": item.op_id,
        "record_id": item.record_id,
        "code": item.code,
        "message": message(item.code),
        "author_name": row.name,
        "author_phone": row.phone,
        "handed_in_by_name": row.brought,
        "team_id": item.team_id,
        "team_title": row.title,
        "device_name": row.device,
        "received_at": item.received_at,
        "sent_at": item.sent_at,
        "status": item.status,
        "asked_at": item.asked_at,
        "ask_note": item.ask_note,
        "raw": None if item.code == "personal_data" else inbox.raw_op(item),
        "note": item.note,
    }


def replay_item(actor: Actor, item_id: uuid.UUID) -> dict[str, Any]:
    """Judge the op again as its author's, for example after a topic was opened again. Raises ``validation_failed``."""
    item = _open_item(actor, item_id)
    ruling, notes = replay.judge_again(item, released=True)
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
        # an official fills in today's form
        schema_version=NEWEST_SCHEMA[raw["type"]],
        body=body,
        client_time=instant,
        utc_offset=7 * 60,
        owner_id=item.account_id,
    )
    handler = HANDLERS[op.type]
    outcome = handler.apply_many(_in_office(actor, item.unit_id), [handler.parse(op)])[0]
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


def _in_office(actor: Actor, commune_id: uuid.UUID | None) -> Actor:
    """Who corrects does it by the right of the commune's officer, also an administrator who stands in for one.

    The revision and the audit say who it was.
    """
    if commune_id is None or commune_id in offices_of(actor, "commune_officer"):
        return actor
    office = ActorGrant(uuid7(), "commune_officer", commune_id, None, clock.now() - dt.timedelta(days=1), None)
    return replace(actor, grants=(*actor.grants, office))


def _open_item(actor: Actor, item_id: uuid.UUID) -> Quarantine:
    # S8: before the item is locked, in the order in which a push locks
    record_id = db.session.scalar(sa.select(Quarantine.record_id).where(Quarantine.id == item_id))
    take_turns({record_id} if record_id else set())
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
    # S8: what waited for a record that is there now
    again, more = replay.orphans_of(rulings)
    audit.record(actor, f"quarantine.{action}", "quarantine", item.id, commune_id=item.unit_id, fields=["status"])
    # S2: heads of audit before heads of feeds, as in every other write
    audit.write_now()
    verdicts.write([*rulings, *again], [*notes, *more])
    return show(item.id)
