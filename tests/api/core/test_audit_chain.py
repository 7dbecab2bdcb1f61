"""Audit lines hang together in a chain per commune: any change to them is found."""

import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from api.core import audit
from api.core.audit import Line
from models.audit import AuditEvent, AuditHead
from tests.support.store import Store

TAMPERINGS = 2000


@dataclass(frozen=True)
class Stored:
    """A line as the database holds it."""

    seq: int
    line: Line
    at: str
    chain: bytes


def write_lines(store: Store, commune_id: uuid.UUID, count: int) -> None:
    """Some acts in a commune, each a transaction of its own."""
    for number in range(count):
        with store.writing():
            audit.record(None, f"test.{number}", "test", uuid.uuid4(), commune_id=commune_id, fields=["a", "b"])


def read_chain(store: Store, scope: str) -> tuple[list[Stored], bytes]:
    """The lines of a scope and the chain value of its head."""
    columns = AuditEvent.__table__.columns
    rows: Sequence[Any] = store.all(sa.select(*columns).where(AuditEvent.scope == scope).order_by(AuditEvent.seq))
    lines = [
        Stored(
            row.seq,
            Line(scope, row.actor_id, row.action, row.object_kind, row.object_id, tuple(row.fields)),
            row.at.isoformat(),
            row.chain,
        )
        for row in rows
    ]
    return lines, store.one(sa.select(AuditHead.chain).where(AuditHead.scope == scope))


def holds(lines: Sequence[Stored], head: bytes) -> bool:
    """Whether the chain can be followed from the first line to the head."""
    chain = bytes(32)
    for expected, stored in enumerate(lines, 1):
        chain = audit.link(chain, expected, stored.line, stored.at)
        if (stored.seq, stored.chain) != (expected, chain):
            return False
    return chain == head


def tamper(lines: list[Stored], chance: random.Random) -> list[Stored]:
    """Change, remove, swap or cut lines."""
    changed, at = list(lines), chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del changed[at]
        case 1:
            del changed[at:]
        case 2:
            other = (at + 1) % len(changed)
            changed[at], changed[other] = changed[other], changed[at]
        case 3:
            changed[at] = replace(changed[at], line=replace(changed[at].line, object_id=uuid.uuid4()))
        case 4:
            changed[at] = replace(changed[at], line=replace(changed[at].line, fields=("a",)))
        case _:
            changed.insert(at, replace(changed[at], chain=chance.randbytes(32)))
    return changed


def test_every_tampering_is_found(store: Store) -> None:
    commune_id = uuid.uuid4()
    write_lines(store, commune_id, 12)
    lines, head = read_chain(store, f"a/{commune_id}")
    assert len(lines) == 12
    assert holds(lines, head)
    chance = random.Random(2026)
    assert sum(holds(tamper(lines, chance), head) for _ in range(TAMPERINGS)) == 0


def test_communes_have_chains_of_their_own_and_the_rest_is_the_provinces(store: Store) -> None:
    one, other = uuid.uuid4(), uuid.uuid4()
    with store.writing():
        audit.record(None, "test.one", "test", uuid.uuid4(), commune_id=one)
        audit.record(None, "test.other", "test", uuid.uuid4(), commune_id=other)
        audit.record(None, "test.one again", "test", uuid.uuid4(), commune_id=one)
        audit.record(None, "test.province", "test", uuid.uuid4())
    assert [stored.line.action for stored in read_chain(store, f"a/{one}")[0]] == ["test.one", "test.one again"]
    for scope in (f"a/{one}", f"a/{other}", audit.PROVINCE_SCOPE):
        assert holds(*read_chain(store, scope))


def test_an_act_that_fails_leaves_no_line(store: Store) -> None:
    commune_id = uuid.uuid4()
    write_lines(store, commune_id, 1)
    try:
        with store.writing():
            audit.record(None, "test.undone", "test", uuid.uuid4(), commune_id=commune_id)
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    lines, head = read_chain(store, f"a/{commune_id}")
    assert [stored.line.action for stored in lines] == ["test.0"]
    assert holds(lines, head)
