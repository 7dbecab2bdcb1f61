"""Audit lines: who did what to which object, chained per unit scope, in the transaction of what they record."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import orjson
import sqlalchemy as sa

from api.core import clock
from api.core.access import Actor
from api.core.db import before_commit
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


def _write_pending() -> None:
    session = db.session()
    lines: list[Line] = session.info.pop("audit_pending", [])
    at = clock.now()
    heads = {scope: _locked_head(scope) for scope in sorted({line.scope for line in lines})}
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


def _locked_head(scope: str) -> AuditHead:
    session = db.session()
    query = sa.select(AuditHead).where(AuditHead.scope == scope).with_for_update()
    head = session.scalars(query).one_or_none()
    if head is None:
        head = AuditHead(scope=scope, seq=0, chain=bytes(32))
        session.add(head)
        session.flush()
    return head
