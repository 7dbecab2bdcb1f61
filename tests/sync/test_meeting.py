"""An op and what mends or needs it come at once in two requests: one is held up at each of its statements in turn while
the other runs (S2, S5, S6, S8). However they meet, the end is the one that they have one after the other.

Both connections are really open at a time, so it is PostgreSQL's story: SQLite lets one writer in after the other.
"""

import itertools
import threading
import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from models.assistance import AssistanceSession, SessionRevision
from models.sync import FeedEntry, Operation, Quarantine
from server.app import App
from tests.factories.world import World
from tests.support.phone import Op, Phone, amend, log, make_op, visit_body
from tests.support.store import Store
from tests.sync.conftest import PhoneOf
from tests.sync.test_every_statement import heard

pytestmark = pytest.mark.only_on("postgres")
MOST_STATEMENTS = 80
LIMIT_SECONDS, LOOK_EVERY_SECONDS = 20, 0.005

FEWEST_MEETINGS = 30
Request = Callable[[], object]
# An op, and what mends it or needs it.
Pair = tuple[Op, Op]
Maker = Callable[[World, Phone], Pair]
End = tuple[Any, ...]


@dataclass
class Meeting:
    """Two requests. The first one stops before its ``number``-th statement (a commit counts as one) until ``go``."""

    number: int
    said: list[str] = field(default_factory=list)
    second_pid: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    threads: dict[int, str] = field(default_factory=dict)

    def statement(self, connection: sa.Connection, _cursor: object, text: str, *_: object) -> None:
        """A request is about to send a statement."""
        self._come(connection, text)

    def commit(self, connection: sa.Connection) -> None:
        """A request is about to commit."""
        self._come(connection, "COMMIT")

    def run(self, name: str, request: Request) -> None:
        """Make a request in this thread under the name of first or second."""
        self.threads[threading.get_ident()] = name
        request()

    def _come(self, connection: sa.Connection, text: str) -> None:
        name = self.threads.get(threading.get_ident())
        if name == "second":
            self.second_pid = connection.connection.dbapi_connection.info.backend_pid  # type: ignore[union-attr]  # psycopg's
        elif name == "first":
            self.said.append(text)
            if len(self.said) == self.number:
                self.stopped.set()
                assert self.go.wait(LIMIT_SECONDS)


def meet(app: App, store: Store, number: int, first: Request, second: Request) -> str:
    """Run both; returns the statement that the first was held up at, "" if it was through before."""
    meeting = Meeting(number)
    with ExitStack() as stack:
        stack.enter_context(heard(app, "before_cursor_execute", meeting.statement))
        stack.enter_context(heard(app, "commit", meeting.commit))
        pool = stack.enter_context(ThreadPoolExecutor(2))
        stack.callback(meeting.go.set)
        one = pool.submit(meeting.run, "first", first)
        one.add_done_callback(lambda _: meeting.stopped.set())
        assert meeting.stopped.wait(LIMIT_SECONDS)
        place = "" if one.done() else meeting.said[-1]
        two = pool.submit(meeting.run, "second", second)
        run_until_it_waits(store, meeting, two)
        meeting.go.set()
        for request in (one, two):
            request.result(LIMIT_SECONDS)
        return place


def run_until_it_waits(store: Store, meeting: Meeting, two: "Future[None]") -> None:
    """Until the second request is through, or waits for a lock that the first one holds."""
    while not wait([two], LOOK_EVERY_SECONDS).done:
        if meeting.second_pid and store.one(sa.select(sa.func.pg_blocking_pids(meeting.second_pid))):
            return


def visit_and_correction(world: World, _phone: Phone) -> Pair:
    """A visit with a place that does not exist, and its author's correction."""
    bad = log(world.team, place="moon")
    return bad, make_op("log", visit_body(world.team), record=bad["record_id"], base=bad["op_id"])


def not_understood_and_correction(world: World, _phone: Phone) -> Pair:
    """A visit of which not even the envelope is sound, and its author's correction."""
    bad = {**log(world.team), "extra": 1}
    return bad, make_op("log", visit_body(world.team), record=bad["record_id"], base=bad["op_id"])


def amendment_and_correction(world: World, phone: Phone) -> Pair:
    """An amendment with a place that does not exist, and its correction; the visit is there."""
    visit = log(world.team)
    assert phone.verdicts(visit) == ["applied"]
    bad = amend(visit, place="moon")
    return bad, amend(visit, base=bad["op_id"], place="one_stop")


def visit_and_change(world: World, _phone: Phone) -> Pair:
    """A visit, and an amendment of it that can overtake it."""
    visit = log(world.team)
    return visit, amend(visit, place="one_stop")


# One phone's requests take turns anyway, for each notes its device first.
PHONES = [pytest.param(1, id="one phone", marks=pytest.mark.nightly), pytest.param(2, id="two phones")]
MAKERS = [
    visit_and_correction,
    visit_and_change,
    pytest.param(not_understood_and_correction, marks=pytest.mark.nightly),
    pytest.param(amendment_and_correction, marks=pytest.mark.nightly),
]


def ends_of(store: Store, world: World, reader: Phone, pairs: Sequence[Pair]) -> list[End]:
    """What is left of each pair: the visit's place, and of either op each row that there is of it, in any order."""
    reader.pull()
    visits, found = reader.visits(world.team), defaultdict(list)
    o, s, r, q, f = Operation, AssistanceSession, SessionRevision, Quarantine, FeedEntry
    op_ids = [uuid.UUID(op["op_id"]) for pair in pairs for op in pair]
    for query in (
        sa.select(o.op_id, sa.literal("known")).where(o.op_id.in_(op_ids)),
        sa.select(r.op_id, r.status, s.conflicted).join(s, s.id == r.record_id).where(r.op_id.in_(op_ids)),
        sa.select(q.op_id, q.code, q.status).where(q.op_id.in_(op_ids)),
        sa.select(f.op_id, sa.func.substr(f.scope, 1, 1), f.kind).where(f.op_id.in_(op_ids)),
    ):
        for op_id, *row in store.all(query):
            found[str(op_id)].append(" ".join(map(str, row)))
    return [
        (visits[op["record_id"]]["place"], *(sorted(found[one["op_id"]]) for one in (op, mend))) for op, mend in pairs
    ]


@pytest.mark.parametrize("phones", PHONES)
@pytest.mark.parametrize("make", MAKERS)
def test_two_requests_that_meet_end_as_if_one_had_come_after_the_other(
    app: App, world: World, store: Store, phone_of: PhoneOf, tallies_agree: Callable[[], None], make: Maker, phones: int
) -> None:
    reader, senders = phone_of(world.leader), (phone_of(world.member), phone_of(world.member))
    if phones == 1:
        senders[1].device_id = senders[0].device_id
    for sender in senders:
        assert sender.verdicts(log(world.team)) == ["applied"]
    allowed: list[Pair] = []
    met: list[tuple[str, Pair]] = []
    for first, second in ((0, 1), (1, 0)):
        pair = make(world, senders[0])
        for index in (first, second):
            senders[index].results(pair[index])
        allowed.append(pair)
        for number in itertools.count(1):
            assert number < MOST_STATEMENTS
            pair = make(world, senders[0])
            place = meet(app, store, number, *(partial(senders[i].results, pair[i]) for i in (first, second)))
            met.append((place, pair))
            if not place:
                break
    assert len(met) > FEWEST_MEETINGS
    in_order, ends = (ends_of(store, world, reader, pairs) for pairs in (allowed, [pair for _, pair in met]))
    assert not [row for end in in_order for rows in end[1:] for row in rows if row.endswith(" open")]
    wrong = [(place, end) for (place, _), end in zip(met, ends, strict=True) if end not in in_order]
    assert wrong == [], f"{len(wrong)} of {len(met)} end otherwise than {in_order}"
    tallies_agree()
