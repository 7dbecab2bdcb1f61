"""A PostgreSQL that is read-only (a standby, a full disk) or away: said as 503, and over when it is over.

And a transaction that somebody forgot to end: it holds up nobody but the writers of its own feeds (fault 3).
"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import TimeoutError as PoolTimeout

from api.auth.session import actor_of
from api.sync.push import push
from models.db import db
from server.app import App
from tests.conftest import CopyDatabase
from tests.factories.world import World, make_world
from tests.support import databases
from tests.support.client import Answer, Client, InProcess
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.phone import Phone, log
from tests.support.store import Store

pytestmark = pytest.mark.only_on("postgres")


@dataclass(frozen=True)
class Server:
    """An application on a PostgreSQL database of its own, and a member's phone."""

    app: App
    world: World
    phone: Phone

    def be_read_only(self, value: bool) -> None:
        """What a standby or an administrator's emergency brake does to every new transaction."""
        with self.app.app_context(), db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            name = connection.execute(sa.text("SELECT quote_ident(current_database())")).scalar_one()
            # A standby's transactions cannot be made writable; ours can, so that this block can be ended.
            connection.execute(sa.text("SET default_transaction_read_only = off"))
            connection.exec_driver_sql(
                "ALTER DATABASE " + name + " SET default_transaction_read_only = " + ("on" if value else "off")
            )
        databases.close(self.app)


@pytest.fixture
def server(copy_database: CopyDatabase, tmp_path: Path) -> Iterator[Server]:
    """A server of its own."""
    app = databases.make_app(copy_database("trouble"), data_dir=tmp_path)
    store = Store(app)
    with store.writing():
        world = make_world()
        cookie = session_cookie(app, world.member.id)
    yield Server(app, world, Phone(Client(InProcess(app), {SESSION_COOKIE: cookie}), world.member))
    databases.close(app)


def assert_unavailable(answer: Answer) -> None:
    assert (answer.status, answer.code) == (503, "unavailable"), answer.text
    assert int(answer.headers["Retry-After"]) > 0


def test_a_read_only_database_takes_no_visit_and_goes_on_reading(server: Server) -> None:
    phone, op = server.phone, log(server.world.team)
    server.be_read_only(True)
    assert_unavailable(phone.push(op))
    assert phone.ask({}).status == 200
    assert phone.client.get("/me").status == 200
    ready = phone.client.send("GET", "/readyz")
    assert (ready.status, ready.json["status"]) == (503, "red")
    assert ready.json["reason"] == "read_only"
    server.be_read_only(False)
    assert phone.client.send("GET", "/readyz").status == 200
    assert phone.verdicts(op) == ["applied"]


def test_a_pool_without_a_free_connection_is_503(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise PoolTimeout("QueuePool limit reached")

    with server.app.app_context():
        monkeypatch.setattr(db.engine.pool, "connect", full)
    assert_unavailable(server.phone.client.get("/me"))
    ready = server.phone.client.send("GET", "/readyz")
    assert (ready.status, ready.json["reason"]) == (503, "busy")


def test_a_database_that_is_away_is_503_and_the_process_lives(server: Server, tmp_path: Path) -> None:
    away = databases.make_app(f"postgresql+psycopg://postgres@/toso?host={tmp_path}", data_dir=tmp_path)
    client = Client(InProcess(away), server.phone.client.cookies)
    assert_unavailable(client.get("/me"))
    assert_unavailable(client.post("/sync/push", {"device_id": server.phone.device_id, "ops": []}))
    assert client.send("GET", "/healthz").status == 200
    ready = client.send("GET", "/readyz")
    assert (ready.status, ready.json) == (503, {"status": "red", "reason": "unreachable"})


LONGEST_LAG = 1.0
IDLE = sa.text("SELECT setting::integer FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout'")


def client_of(server: Server, world: World) -> Client:
    """The client of a world's member."""
    with Store(server.app).writing():
        cookie = session_cookie(server.app, world.member.id)
    return Client(InProcess(server.app), {SESSION_COOKIE: cookie})


def say_and_hear(phone: Phone, world: World) -> list[float]:
    """Push five visits and read each back at once; how long each took, in seconds."""
    lags = []
    for _ in range(5):
        began, op = time.perf_counter(), log(world.team)
        assert phone.verdicts(op) == ["applied"]
        phone.pull()
        assert op["record_id"] in phone.visits(world.team)
        lags.append(time.perf_counter() - began)
    return lags


def test_a_transaction_that_stays_open_holds_up_no_other_commune(server: Server) -> None:
    with Store(server.app).writing():
        others = [make_world(server.world.province) for _ in range(3)]
    phones = [Phone(client_of(server, world), world.member) for world in others]
    for phone in phones:
        phone.pull()
    op = log(server.world.team)
    held = {"device_id": server.phone.device_id, "sent_at": None, "state": None, "ops": [op]}
    with Store(server.app).writing(), ThreadPoolExecutor(len(others)) as pool:
        # commune 0 has written everything and not committed, for as long as the others take
        push(actor_of(server.world.member.id), held)
        work = [pool.submit(say_and_hear, phone, world) for phone, world in zip(phones, others, strict=True)]
        done, waiting = wait(work, timeout=8)
        assert not waiting, "other communes wait for a transaction of commune 0"
    lags = sorted(lag for future in done for lag in future.result())
    # a machine under load may be late once; a lock would make all of them late
    assert lags[len(lags) // 2] < LONGEST_LAG
    assert server.phone.verdicts(op) == ["applied"]


def test_the_database_ends_a_transaction_that_does_nothing_for_15_seconds(server: Server) -> None:
    with server.app.app_context():
        assert 0 < db.session.execute(IDLE).scalar_one() <= 15_000
