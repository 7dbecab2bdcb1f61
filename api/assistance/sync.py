"""What the phones of a team read of visits: the body of kind ``visit`` and the snapshot of a team's scope (S1, S27)."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from api.core import clock
from models.account import Account
from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from models.person import Person

WINDOW = dt.timedelta(days=90)


def bodies(record_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, tuple[uuid.UUID, dict[str, Any]]]:
    """``record_id → (revision, body)`` as they are now; a voided visit has only what a phone needs to drop it."""
    rows = db.session.execute(_records().where(AssistanceSession.id.in_(record_ids))).all()
    return _dump(rows)


def snapshot(
    team_id: uuid.UUID, after: uuid.UUID | None, limit: int
) -> list[tuple[uuid.UUID, uuid.UUID, dict[str, Any]]]:
    """``(record_id, revision, body)`` of the team's live visits of the window, in key order, from ``after`` on."""
    s = AssistanceSession
    query = _records().where(s.team_id == team_id, s.status == "live", s.business_day > clock.today() - WINDOW)
    if after is not None:
        query = query.where(s.id > after)
    rows = db.session.execute(query.order_by(s.id).limit(limit)).all()
    return [(record_id, revision, body) for record_id, (revision, body) in _dump(rows).items()]


def count_live(team_id: uuid.UUID) -> int:
    """How many visits a snapshot of the team has."""
    s = AssistanceSession
    query = sa.select(sa.func.count()).where(
        s.team_id == team_id, s.status == "live", s.business_day > clock.today() - WINDOW
    )
    return db.session.scalar(query) or 0


def _records() -> sa.Select[Any]:
    s, r = AssistanceSession, SessionRevision
    return (
        sa.select(
            s.id, s.revision, s.unit_id, s.author_id, s.business_day, s.team_id, s.conflicted,
            s.status, r.body, r.flags, r.utc_offset, Person.name.label("author_name"),
        )
        .join(r, r.op_id == s.revision)
        .join(Account, Account.id == s.author_id)
        .join(Person, Person.id == Account.person_id)
    )  # fmt: skip


def _dump(rows: Sequence[Any]) -> dict[uuid.UUID, tuple[uuid.UUID, dict[str, Any]]]:
    conflicts = _conflicts([row.id for row in rows if row.conflicted])
    return {row.id: (row.revision, _body(row, conflicts.get(row.id, []))) for row in rows}


def _body(row: Any, conflicts: list[dict[str, Any]]) -> dict[str, Any]:
    head = {
        "record_id": row.id,
        "revision": row.revision,
        "status": row.status,
        "author_id": row.author_id,
        "author_name": row.author_name,
        "team_id": row.team_id,
        "business_day": row.business_day,
    }
    if row.body is None or row.status == "voided":
        return head
    visit = {name: value for name, value in row.body.items() if name != "void"}
    return {**visit, **head, "utc_offset": row.utc_offset, "flags": row.flags, "conflict": conflicts}


def _conflicts(record_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[dict[str, Any]]]:
    if not record_ids:
        return {}
    r = SessionRevision
    kept: dict[uuid.UUID, list[dict[str, Any]]] = defaultdict(list)
    rows = db.session.execute(
        sa.select(r.record_id, r.op_id, r.body, r.author_id, Person.name)
        .join(Account, Account.id == r.author_id)
        .join(Person, Person.id == Account.person_id)
        .where(r.record_id.in_(record_ids), r.status == "conflict_kept")
        .order_by(r.received_at, r.op_id)
    )
    for row in rows:
        author = {"author_id": row.author_id, "author_name": row.name}
        kept[row.record_id].append({"op_id": row.op_id, **author, "body": row.body})
    return kept
