"""Audit lines, newest first, of one scope or of all."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from api.core.audit import PROVINCE_SCOPE
from api.core.paging import after, decode_cursor, page
from api.core.problems import invalid
from api.units.logic import check_known
from models.account import Account
from models.audit import AuditEvent
from models.db import db
from models.person import Person

# For people to leaf through, not for machines to follow: lines that commit late may appear above a page already read.
ORDER = (AuditEvent.at, AuditEvent.scope, AuditEvent.seq)


def list_lines(query: dict[str, Any]) -> dict[str, Any]:
    """A page of lines; ``query``: unit, after, limit. Raises Problem ``not_found`` for an unknown unit."""
    found = _newest_first()
    if query["unit"] is not None:
        found = found.where(AuditEvent.scope == _scope_of(query["unit"]))
    if query["after"]:
        found = found.where(after(ORDER, _position(query["after"]), descending=True))
    rows = db.session.execute(found.limit(query["limit"] + 1)).all()
    return page(rows, query["limit"], lambda row: [row[0].at.isoformat(), row[0].scope, row[0].seq], _view)


def last_change(object_kind: str, object_id: uuid.UUID, *actions: str) -> dict[str, Any]:
    """``{by, at}`` of the newest act (or of those named) on an object: what somebody who came too late is told.

    Empty without any. Reads all lines: for what is seldom asked.
    """
    e = AuditEvent
    wanted = [e.object_kind == object_kind, e.object_id == object_id]
    if actions:
        wanted.append(e.action.in_(actions))
    row = db.session.execute(_newest_first().where(*wanted).limit(1)).one_or_none()
    return {} if row is None else {"by": row.name, "at": row[0].at}


def _newest_first() -> sa.Select[AuditEvent, str]:
    return (
        sa.select(AuditEvent, Person.name)
        .outerjoin(Account, Account.id == AuditEvent.actor_id)
        .outerjoin(Person, Person.id == Account.person_id)
        .order_by(*(column.desc() for column in ORDER))
    )


def _scope_of(unit_id: uuid.UUID) -> str:
    return PROVINCE_SCOPE if check_known(unit_id) == "province" else f"a/{unit_id}"


def _position(cursor: str) -> list[Any]:
    at, scope, seq = decode_cursor(cursor, 3)
    try:
        instant = dt.datetime.fromisoformat(str(at)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        instant = None
    if instant is None or not isinstance(seq, int):
        raise invalid("after", "cursor", "The cursor is not one of ours")
    return [instant, str(scope), seq]


def _view(row: sa.Row[AuditEvent, str]) -> dict[str, Any]:
    line, name = row
    return {
        "scope": line.scope,
        "seq": line.seq,
        "at": line.at,
        "actor_name": name,
        "action": line.action,
        "object_kind": line.object_kind,
        "object_id": line.object_id,
        "fields_": line.fields,
    }
