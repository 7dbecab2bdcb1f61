"""What erasing does to the tables: no body, salt or raw op of a record stays (S23).

It works on any connection, since a restore erases again before the database is anybody's.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import sqlalchemy as sa
from cryptography.fernet import InvalidToken

from api.assistance.body import visit_of
from api.assistance.tallies import Deltas
from api.core.ops import ERASED_SALT, record_named
from api.core.seal import unseal
from models.assistance import AssistanceSession, SessionRevision
from models.sync import Erasure, Operation, Quarantine


class Executor(Protocol):
    """A session or a connection."""

    def execute(self, statement: sa.Executable, /) -> sa.Result[Any]:
        """Run one statement."""


@dataclass(frozen=True)
class Traces:
    """What there is of a record: its team, who wrote it, and what of it was set aside (``item id → operation id``)."""

    team_id: uuid.UUID | None
    unit_id: uuid.UUID | None
    accounts: frozenset[uuid.UUID]
    items: Mapping[uuid.UUID, uuid.UUID]


def traces_of(db: Executor, record_id: uuid.UUID) -> Traces | None:
    """Where a record has left something; None where nobody knows it. The record stays locked."""
    s, r = AssistanceSession, SessionRevision
    visit = db.execute(sa.select(s.team_id, s.unit_id, s.author_id).where(s.id == record_id).with_for_update()).first()
    items = list(_items(db, record_id))
    if visit is None and not items:
        return None
    authors = db.execute(sa.select(r.author_id).where(r.record_id == record_id)).scalars()
    accounts = {*authors, *(item.account_id for item in items), *([visit.author_id] if visit else [])}
    first = items[0] if items else None
    return Traces(
        visit.team_id if visit else first and first.team_id,
        visit.unit_id if visit else first and first.unit_id,
        frozenset(accounts),
        {item.id: item.operation_id for item in items},
    )


def wipe(db: Executor, record_id: uuid.UUID, traces: Traces, cutoff_day: int, at: dt.datetime) -> None:
    """Destroy bodies, salts and raw ops of a record; the visit no longer counts. The chain of its feeds stays valid."""
    s, r, o, q = AssistanceSession, SessionRevision, Operation, Quarantine
    _uncount(db, record_id, cutoff_day)
    lost = r.status == "conflict_kept"
    db.execute(sa.update(r).where(r.record_id == record_id, lost).values(status="superseded"))
    db.execute(sa.update(r).where(r.record_id == record_id).values(body=sa.null()))
    db.execute(sa.update(s).where(s.id == record_id).values(status="voided", topics=" ", conflicted=False))
    about = sa.or_(o.record_id == record_id, o.id.in_(traces.items.values()))
    db.execute(sa.update(o).where(about).values(salt=ERASED_SALT, verdict="applied", code=None))
    items = q.id.in_(traces.items)
    db.execute(sa.update(q).where(items).values(raw=None, note=None, ask_note=None))
    db.execute(sa.update(q).where(items, q.status == "open").values(status="declined", closed_at=at))


def erased_among(db: Executor, record_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Which of these records were erased."""
    if not record_ids:
        return set()
    return set(db.execute(sa.select(Erasure.record_id).where(Erasure.record_id.in_(record_ids))).scalars())


def _items(db: Executor, record_id: uuid.UUID) -> Iterator[Any]:
    """What was set aside of the record. Where the envelope was not sound, only the sealed bytes tell whose it is."""
    q = Quarantine
    query = sa.select(q.id, q.operation_id, q.account_id, q.team_id, q.unit_id, q.record_id, q.raw)
    unnamed = sa.and_(q.record_id.is_(None), q.raw.is_not(None))
    for item in db.execute(query.where(sa.or_(q.record_id == record_id, unnamed)).order_by(q.id)):
        if item.record_id == record_id or record_named(_opened(item.raw)) == record_id:
            yield item


def _opened(raw: bytes) -> bytes:
    try:
        return unseal(raw)
    except InvalidToken:
        # sealed under a secret that is gone: nobody can read it any more
        return b""


def _uncount(db: Executor, record_id: uuid.UUID, cutoff_day: int) -> None:
    s, r = AssistanceSession, SessionRevision
    query = sa.select(s.unit_id, s.business_day, r.body).join(r, r.op_id == s.revision)
    row = db.execute(query.where(s.id == record_id, s.status == "live")).first()
    if row is None or row.body is None:
        return
    deltas = Deltas(cutoff_day)
    deltas.count(visit_of(row.body), row.unit_id, row.business_day, -1)
    for table, key, amounts, rows in deltas.by_table():
        for changed in rows:
            same = [getattr(table, name) == changed[name] for name in key]
            sums = {name: getattr(table, name) + changed[name] for name in amounts}
            db.execute(sa.update(table).where(*same).values(sums))
