"""A server that cannot write says so, acknowledges nothing, goes on answering reads, and recovers by itself."""

import itertools
import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection

from api.assistance.recount import differences
from models.account import Device
from models.assistance import AssistanceSession
from models.db import db
from server.app import App
from tests.factories.keys import public_jwk
from tests.factories.world import World, make_world
from tests.support import databases
from tests.support.client import Answer, Client, InProcess
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.phone import Phone, log
from tests.support.store import Store


@dataclass(frozen=True)
class Server:
    """An application on an SQLite file of its own."""

    app: App
    store: Store
    path: Path
    world: World

    def stranger(self) -> Client:
        """A client without a log-in."""
        return Client(InProcess(self.app))

    def client(self) -> Client:
        """A member's client."""
        with self.store.writing():
            cookie = session_cookie(self.app, self.world.member.id)
        return Client(InProcess(self.app), {SESSION_COOKIE: cookie})


@contextmanager
def server_in(home: Path) -> Iterator[Server]:
    """Start an application with a small world whose database lies in ``home``."""
    url = databases.sqlite_copy(home, "toso")
    app = databases.make_app(url, data_dir=home)
    store = Store(app)
    with store.writing():
        world = make_world()
    try:
        yield Server(app, store, Path(url.removeprefix("sqlite:///")), world)
    finally:
        databases.close(app)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server on the normal disk."""
    with server_in(tmp_path) as running:
        yield running


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MB."""
    home = tmp_path / "disk"
    home.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(home)]
    if os.geteuid() or not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk; the other tests here do with less")
    yield home
    subprocess.run(["umount", "--lazy", str(home)], check=True)


@contextmanager
def no_more_pages(server: Server) -> Iterator[None]:
    """SQLite may not grow the file by a page."""

    def stop_growing(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size for it
        cursor.close()

    with connecting(server, stop_growing):
        yield


@contextmanager
def read_only(server: Server) -> Iterator[None]:
    """SQLite refuses every write, as it does on a file system that is mounted read-only."""

    def refuse(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA query_only = ON")
        cursor.close()

    with connecting(server, refuse):
        yield


@contextmanager
def connecting(server: Server, then: Callable[[DBAPIConnection, object], None]) -> Iterator[None]:
    """Every connection made in the block begins with ``then``."""
    with server.app.app_context():
        engine = db.engine
    engine.dispose()
    sa.event.listen(engine, "connect", then)
    try:
        yield
    finally:
        sa.event.remove(engine, "connect", then)
        engine.dispose()


@contextmanager
def small_files(server: Server) -> Iterator[None]:
    """The operating system lets no file of this process grow: a write fails in the middle of a transaction."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = max(path.stat().st_size for path in server.path.parent.glob(f"{server.path.name}*"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def new_device(client: Client, number: int) -> Answer:
    """A write of a few kilobytes."""
    device = {"id": f"018f0000-0000-7000-8000-{number:012d}", "name": "m" * 100, "public_key": public_jwk()}
    return client.post("/devices", device)


def assert_unavailable(answer: Answer) -> None:
    assert (answer.status, answer.code) == (503, "unavailable"), answer.text
    assert int(answer.headers["Retry-After"]) > 0


def fill(client: Client) -> list[Answer]:
    """Write until it fails or a lot is written; the answers."""
    answers = []
    for number in range(400):
        answers.append(new_device(client, number))
        if answers[-1].status != 201:
            break
    return answers


@pytest.mark.parametrize("trouble", [no_more_pages, read_only, small_files], ids=lambda trouble: trouble.__name__)
def test_member_is_told_to_come_back_and_nothing_is_lost(
    server: Server, trouble: Callable[[Server], AbstractContextManager[None]]
) -> None:
    client = server.client()
    assert new_device(client, 1000).status == 201
    with trouble(server):
        *good, refused = fill(client)
        assert_unavailable(refused)
        assert client.get("/me").status == 200
        assert client.send("GET", "/healthz").status == 200
    stored = server.store.count(Device, Device.account_id == server.world.member.id)
    assert stored == len(good) + 1, "what was acknowledged is there, what was refused is not"
    assert new_device(client, 2000).status == 201, "it works again without a restart"


def test_readiness_is_red_with_its_reason_while_the_database_is_read_only(server: Server) -> None:
    with read_only(server):
        answer = server.stranger().send("GET", "/readyz")
    assert (answer.status, answer.json["status"]) == (503, "red")
    assert answer.json["reason"] == "read_only"
    assert answer.headers["Retry-After"]
    assert server.stranger().send("GET", "/readyz").status == 200


def test_full_disk_is_survived(small_disk: Path) -> None:
    with server_in(small_disk) as server:
        client = server.client()
        filler = small_disk / "filler"
        with filler.open("wb") as file:
            file.write(b"\0" * (shutil.disk_usage(small_disk).free - 64 * 1024))
        *good, refused = fill(client)
        assert_unavailable(refused)
        red = client.send("GET", "/readyz")
        assert (red.status, red.json["status"], red.json["reason"]) == (503, "red", "disk_full")
        assert client.get("/me").status == 200
        filler.unlink()
        assert client.send("GET", "/readyz").json["status"] == "ok"
        assert new_device(client, 2000).status == 201
        assert server.store.count(Device, Device.account_id == server.world.member.id) == len(good) + 1


@pytest.mark.parametrize("trouble", [no_more_pages, read_only, small_files], ids=lambda trouble: trouble.__name__)
def test_visits_pushed_to_a_full_server_are_taken_once_when_there_is_room_again(
    server: Server, trouble: Callable[[Server], AbstractContextManager[None]]
) -> None:
    phone = Phone(server.client(), server.world.member)
    batches = [[log(server.world.team) for _ in range(25)] for _ in range(40)]
    acknowledged = []
    with trouble(server):
        for batch in batches:
            answer = phone.push(*batch)
            if answer.status != 200:
                assert_unavailable(answer)
                break
            acknowledged.append(batch)
        assert len(acknowledged) < len(batches)
        assert phone.ask({}).status == 200, "reads go on"
    assert server.store.count(AssistanceSession) == 25 * len(acknowledged)
    for batch in batches:
        assert phone.verdicts(*batch) == ["applied"] * 25
    assert server.store.count(AssistanceSession) == 25 * len(batches)
    with server.store.reading():
        assert differences() == []


def test_visits_pushed_while_a_small_disk_fills_up_are_acknowledged_only_if_they_are_there(small_disk: Path) -> None:
    with server_in(small_disk) as server:
        phone = Phone(server.client(), server.world.member)
        filler = small_disk / "filler"
        with filler.open("wb") as file:
            file.write(b"\0" * (shutil.disk_usage(small_disk).free - 256 * 1024))
        batches = [[log(server.world.team) for _ in range(25)] for _ in range(60)]
        taken = list(itertools.takewhile(lambda batch: phone.push(*batch).status == 200, batches))
        assert 0 < len(taken) < len(batches)
        assert_unavailable(phone.push(*batches[len(taken)]))
        assert phone.ask({}).status == 200, "reads go on"
        assert server.store.count(AssistanceSession) == 25 * len(taken)
        filler.unlink()
        for batch in batches[: len(taken) + 2]:
            assert phone.verdicts(*batch) == ["applied"] * 25
        assert server.store.count(AssistanceSession) == 25 * (len(taken) + 2)
        with server.store.reading():
            assert differences() == []


def test_a_disk_that_fills_up_is_warned_of(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    nearly_full = SimpleNamespace(total=100, used=95, free=5)
    monkeypatch.setattr("server.health.shutil.disk_usage", lambda _: nearly_full)
    answer = server.stranger().send("GET", "/readyz")
    assert (answer.status, answer.json["warnings"]) == (200, ["disk_low"])
