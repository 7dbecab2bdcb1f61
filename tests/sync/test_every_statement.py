"""The server dies at each statement of a push in turn, and at its commit: all or nothing, and nothing acknowledged
(S6, S7; faults 16, 22)."""

import itertools
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from models.sync import FeedEntry, Operation, Quarantine
from server.app import App
from tests.conftest import BASE_URL
from tests.factories.world import World
from tests.support.phone import Op, Phone, amend, log
from tests.support.store import Store
from tests.sync.conftest import PhoneOf

pytestmark = pytest.mark.skipif(BASE_URL is not None, reason="breaks the server in this process")
MOST_STATEMENTS = 60


class Died(BaseException):
    """What no handler of errors catches: the process is gone."""


@contextmanager
def dying_at(app: App, number: int) -> Iterator[list[str]]:
    """The process dies before its ``number``-th statement; gives the statements it came to."""
    said: list[str] = []

    def strike(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)
        if len(said) == number:
            raise Died

    with heard(app, "before_cursor_execute", strike):
        yield said


@contextmanager
def heard(app: App, event: str, listener: Callable[..., None]) -> Iterator[None]:
    """Have an event of the database engine call ``listener`` within the block."""
    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, event, listener)
    try:
        yield
    finally:
        sa.event.remove(engine, event, listener)


def batch_of(world: World) -> list[Op]:
    """New visits, a change of one of them, and one that must be set aside in between."""
    first, second = log(world.team), log(world.team)
    return [first, log(world.team, place="moon"), second, amend(first, note="sửa lại")]


def stored(store: Store, ops: list[Op]) -> tuple[int, int, int, int]:
    """How much of a batch is stored: visits, revisions, verdicts, items set aside."""
    op_ids = [uuid.UUID(op["op_id"]) for op in ops]
    return (
        store.count(AssistanceSession, AssistanceSession.id.in_([uuid.UUID(op["record_id"]) for op in ops])),
        store.count(SessionRevision, SessionRevision.op_id.in_(op_ids)),
        store.count(Operation, Operation.op_id.in_(op_ids)),
        store.count(Quarantine, Quarantine.op_id.in_(op_ids)),
    )


def holes(store: Store, world: World) -> list[int]:
    """Numbers of the team's feed that are not where they should be."""
    query = sa.select(FeedEntry.seq).where(FeedEntry.scope == f"t/{world.team.id}").order_by(FeedEntry.seq)
    return [seq for place, seq in enumerate(store.all(query), 1) if seq != place]


def test_a_batch_is_stored_whole_or_not_at_all_wherever_the_server_dies(
    app: App, world: World, phone_of: PhoneOf, store: Store, tallies_agree: Callable[[], None]
) -> None:
    phone, died = phone_of(world.member), 0
    assert phone.verdicts(log(world.team)) == ["applied"]
    for number in itertools.count(1):
        assert number < MOST_STATEMENTS
        ops = batch_of(world)
        with dying_at(app, number) as said:
            gone = push_into_death(phone, ops)
        assert stored(store, ops) == ((0, 0, 0, 0) if gone else (2, 3, 4, 1)), said[-1]
        died += gone
        assert phone.verdicts(*ops) == ["applied", "unknown_code", "applied", "applied"]
        assert stored(store, ops) == (2, 3, 4, 1)
        if not gone:
            break
    assert died > 10
    assert holes(store, world) == []
    tallies_agree()


def push_into_death(phone: Phone, ops: list[Op]) -> bool:
    """Push once; whether the server died of it. An answer says what is stored."""
    try:
        assert phone.push(*ops).status == 200
    except Died:
        return True
    return False


def test_a_commit_that_fails_is_never_answered_with_200(
    app: App, world: World, phone_of: PhoneOf, store: Store, tallies_agree: Callable[[], None]
) -> None:
    phone, ops = phone_of(world.member), batch_of(world)

    def fail(_connection: object) -> None:
        raise OperationalError("COMMIT", None, Exception("database or disk is full"))

    with heard(app, "commit", fail):
        answer = phone.push(*ops)
    assert (answer.status, answer.headers.get("Retry-After") is not None) == (503, True)
    assert stored(store, ops) == (0, 0, 0, 0)
    assert phone.verdicts(*ops) == ["applied", "unknown_code", "applied", "applied"]
    tallies_agree()


def test_a_server_that_dies_right_after_its_answer_has_nothing_left_to_do(
    app: App, world: World, phone_of: PhoneOf, store: Store, tallies_agree: Callable[[], None]
) -> None:
    phone, ops = phone_of(world.member), batch_of(world)
    committed: list[int] = []
    with heard(app, "commit", lambda _connection: committed.append(1)):
        assert phone.push(*ops).status == 200
    assert committed, "the answer came before the commit"
    with app.app_context():
        db.engine.dispose()  # every connection of the process goes with it, before any job could run
    assert stored(store, ops) == (2, 3, 4, 1)
    reader = phone_of(world.leader)
    reader.pull()
    assert reader.visits(world.team).keys() == {ops[0]["record_id"], ops[2]["record_id"]}
    tallies_agree()
