"""Audit lines: who did what to which object, chained per unit scope, in the transaction of what they record."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import orjson
import sqlalchemy as sa

from api.core import clock
from api.core.access import Actor
from api.core.db import before_commit
from api.core.upsert import insert_new
from models.audit import AuditEvent, AuditHead
from models.db import db

PROVINCE_SCOPE = "a/province"


@dataclass(frozen=True)
class Line:
    """One audit line before it is numbered."""

    scope: str
    actor_id: uuid.UUID | None
    action: str
    object_kind: str
    object_id: uuid.UUID
    fields: tuple[str, ...]


def record(
    actor: Actor | None,
    action: str,
    object_kind: str,
    object_id: uuid.UUID,
    *,
    commune_id: uuid.UUID | None = None,
    fields: Sequence[str] = (),
) -> None:
    """Note the act when the running transaction commits. Field names, never values; no actor = the server."""
    scope = PROVINCE_SCOPE if commune_id is None else f"a/{commune_id}"
    line = Line(scope, actor.account_id if actor else None, action, object_kind, object_id, tuple(fields))
    db.session().info.setdefault("audit_pending", []).append(line)
    before_commit("1-audit", _write_pending)


def link(previous: bytes, seq: int, line: Line, at: str) -> bytes:
    """The chain value of a line: SHA-256 over the previous one and all the line says."""
    who, what = str(line.actor_id), str(line.object_id)
    told = [seq, line.scope, who, line.action, line.object_kind, what, line.fields, at]
    return hashlib.sha256(previous + orjson.dumps(told)).digest()


def write_now() -> None:
    """Write what was noted so far. For features that number feed entries themselves: heads of audit come first (S2)."""
    _write_pending()


def last_done(action: str, object_id: uuid.UUID) -> dt.datetime | None:
    """When the act was last done to the object; None if never. Reads all lines: for what is seldom asked."""
    query = sa.select(sa.func.max(AuditEvent.at)).where(AuditEvent.action == action, AuditEvent.object_id == object_id)
    return db.session.scalar(query)


def _write_pending() -> None:
    session = db.session()
    lines: list[Line] = session.info.pop("audit_pending", [])
    if not lines:
        return
    at = clock.now()
    heads = _locked_heads(sorted({line.scope for line in lines}))
    for line in lines:
        head = heads[line.scope]
        head.seq += 1
        head.chain = link(head.chain, head.seq, line, at.isoformat())
        session.add(
            AuditEvent(
                scope=line.scope,
                seq=head.seq,
                at=at,
                actor_id=line.actor_id,
                action=line.action,
                object_kind=line.object_kind,
                object_id=line.object_id,
                fields=list(line.fields),
                chain=head.chain,
            )
        )
    session.flush()


def _locked_heads(scopes: list[str]) -> dict[str, AuditHead]:
    query = sa.select(AuditHead).where(AuditHead.scope.in_(scopes)).order_by(AuditHead.scope).with_for_update()
    session = db.session()
    found = session.scalars(query).all()
    if len(found) < len(scopes):
        insert_new(AuditHead, [{"scope": scope, "seq": 0, "chain": bytes(32)} for scope in scopes])
        found = session.scalars(query).all()
    return {head.scope: head for head in found}
