"""Two database transactions in the order that skips rows where a reader goes by transaction ids (fault 4)."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from api.core import feed
from api.core.feed import NewEntry, team_scope
from models.db import db
from models.sync import FeedEntry
from tests.factories.world import World
from tests.support.phone import Phone
from tests.support.store import Store
from tests.sync.conftest import PhoneOf

OWN_NUMBER: sa.Select[str] = sa.select(sa.cast(sa.func.pg_current_xact_id(), sa.Text))


def entry(world: World) -> NewEntry:
    """An entry about something new in the team's feed."""
    return NewEntry(team_scope(world.team.id), "note", uuid.uuid4(), uuid.uuid4(), uuid.uuid4())


def numbers(store: Store, world: World) -> list[int]:
    """The numbers of the team's feed that everybody can see."""
    return store.all(sa.select(FeedEntry.seq).where(FeedEntry.scope == team_scope(world.team.id)).order_by("seq"))


def place(reader: Phone, world: World) -> int:
    """How far a phone has read the team's feed."""
    return int(reader.cursors[team_scope(world.team.id)].split(".")[1])


def aside(work: Callable[[], object]) -> None:
    """Do something in a thread of its own: a request in this one would share the transaction that is open."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result()


@pytest.mark.only_on("postgres")
def test_an_older_transaction_cannot_slip_a_row_in_behind_a_reader(
    world: World, phone_of: PhoneOf, store: Store
) -> None:
    with store.writing():
        feed.append([entry(world)])
    reader = phone_of(world.leader)
    with store.writing():
        older = int(db.session.scalars(OWN_NUMBER).one())
        with store.writing():
            # the younger transaction writes first and is through first
            assert older < int(db.session.scalars(OWN_NUMBER).one())
            feed.append([entry(world)])
            aside(reader.pull)
            assert place(reader, world) == 1
        aside(reader.pull)
        assert place(reader, world) == 2, "no transaction that is still open holds a reader up"
        feed.append([entry(world)])
    reader.pull()
    assert (place(reader, world), numbers(store, world)) == (3, [1, 2, 3])


@pytest.mark.only_on("postgres")
def test_a_number_is_taken_only_by_whoever_holds_the_head(world: World, phone_of: PhoneOf, store: Store) -> None:
    with store.writing():
        feed.append([entry(world)])
    reader, passed_by = phone_of(world.leader), True
    reader.pull()
    with store.writing():
        feed.append([entry(world)])
        try:
            with store.writing():
                db.session.execute(sa.text("SET LOCAL lock_timeout = '50ms'"))
                feed.append([entry(world)])
        except OperationalError:
            passed_by = False
        aside(reader.pull)
        assert place(reader, world) == 1
    assert not passed_by, "two transactions numbered one feed at a time"
    reader.pull()
    assert (place(reader, world), numbers(store, world)) == (2, [1, 2])
