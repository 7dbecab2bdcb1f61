"""The log under the protocol: numbers without holes, a chain that gives every tampering away, epochs (S2 to S4)."""

import uuid
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from api.core import feed
from api.core.db import atomic
from api.core.feed import NewEntry
from models.sync import FeedEntry, FeedHead
from server.app import App
from tests.support.store import Store


def entry(scope: str) -> NewEntry:
    """An entry about something new."""
    return NewEntry(scope, "visit", uuid.uuid4(), uuid.uuid4(), uuid.uuid4())


def numbers(store: Store, scope: str) -> list[int]:
    """The numbers of a scope in their order."""
    return store.all(sa.select(FeedEntry.seq).where(FeedEntry.scope == scope).order_by(FeedEntry.seq))


def fail_after_append(store: Store, scope: str) -> None:
    """A write that is rolled back after it took two numbers."""
    with suppress(ZeroDivisionError), store.writing():
        feed.append([entry(scope), entry(scope)])
        raise ZeroDivisionError


@pytest.fixture
def scope() -> str:
    """A scope that nobody has written to."""
    return f"t/{uuid.uuid4()}"


def test_s2_entries_of_a_write_are_numbered_in_their_order(store: Store, scope: str) -> None:
    with store.writing():
        feed.append([entry(scope)])
    with store.writing():
        other = f"t/{uuid.uuid4()}"
        receipts = feed.append([entry(scope), entry(other), entry(scope)])
    assert [(receipt.scope, receipt.seq) for receipt in receipts] == [(scope, 2), (other, 1), (scope, 3)]  # S2
    assert numbers(store, scope) == [1, 2, 3]


def test_s2_a_write_that_fails_leaves_no_hole(store: Store, scope: str) -> None:
    with store.writing():
        feed.append([entry(scope)])
    fail_after_append(store, scope)
    with store.writing():
        feed.append([entry(scope)])
    assert numbers(store, scope) == [1, 2]


def test_s2_emitted_entries_are_numbered_at_the_end_of_the_write(app: App, store: Store, scope: str) -> None:
    with app.app_context(), atomic("write"):
        feed.emit(entry(scope))
        feed.append([entry(scope)])
        feed.emit(entry(scope))
    assert numbers(store, scope) == [1, 2, 3]
    with app.app_context(), atomic("read"):
        feed.emit(entry(scope))
    assert numbers(store, scope) == [1, 2, 3], "a read writes nothing"


def test_s3_the_chain_can_be_computed_again_from_the_rows(store: Store, scope: str) -> None:
    with store.writing():
        feed.append([entry(scope) for _ in range(5)])
    columns = FeedEntry.__table__.columns
    rows = store.all(sa.select(*columns).where(FeedEntry.scope == scope).order_by(FeedEntry.seq))
    chain = bytes(16)
    for row in rows:
        chain = feed.link(
            chain, row.seq, NewEntry(scope, row.kind, row.op_id, row.record_id, row.revision, row.body_hash)
        )
        assert row.chain == chain  # S3
    assert store.one(sa.select(FeedHead.chain).where(FeedHead.scope == scope)) == chain


FIELDS = ("kind", "op_id", "record_id", "revision", "body_hash")


@given(field=st.sampled_from(FIELDS), seq=st.integers(1, 2**63 - 1), previous=st.binary(min_size=16, max_size=16))
def test_s3_the_chain_depends_on_everything_an_entry_says(field: str, seq: int, previous: bytes) -> None:
    one = entry("t/x")
    other: Any = {"kind": "roster", "body_hash": b"\1" * 32}.get(field) or uuid.uuid4()
    chain = feed.link(previous, seq, one)
    assert chain != feed.link(previous, seq, replace(one, **{field: other}))
    assert chain != feed.link(previous, seq - 1, one)
    assert chain != feed.link(bytes(b ^ 1 for b in previous), seq, one)


def test_s4_each_scope_has_a_random_epoch_that_stays(store: Store, scope: str) -> None:
    other = f"t/{uuid.uuid4()}"
    query = sa.select(FeedHead.epoch).where(FeedHead.scope.in_([scope, other])).order_by(FeedHead.scope)
    with store.writing():
        feed.append([entry(scope), entry(other)])
    before = store.all(query)
    assert len(set(before)) == 2  # S4
    with store.writing():
        feed.ensure_heads([scope, other])
        feed.append([entry(scope)])
    assert store.all(query) == before
