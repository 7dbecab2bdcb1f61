"""A real server on SQLite whose processes are killed in the middle of pushes: what was acknowledged is there, once
(fault 11).

SIGKILL leaves the operating system alive, so this says nothing of a power cut; that ``synchronous=FULL`` is set, which
cares for that, is asserted here, and no more.
"""

import os
import random
import signal
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests
import sqlalchemy as sa

from api.assistance.recount import differences
from models.assistance import AssistanceSession
from models.db import db
from models.sync import FeedEntry, Operation
from server.app import App
from tests.factories.world import World, make_world
from tests.support import databases
from tests.support.client import Client, OverHttp
from tests.support.gunicorn import Server, served
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.phone import Op, Phone, log
from tests.support.store import Store

PHONES, BETWEEN_KILLS, PATIENCE = 4, 4, 60.0


@dataclass
class Tally:
    """What was acknowledged, and who waits to hear of it."""

    acknowledged: list[str] = field(default_factory=list)
    lost: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)
    over: threading.Event = field(default_factory=threading.Event)

    def heard(self, ops: list[Op]) -> None:
        """An answer came."""
        with self.changed:
            self.acknowledged += [op["op_id"] for op in ops]
            self.changed.notify_all()

    def wait_for_more(self, count: int) -> None:
        """Come back when so many more ops were acknowledged."""
        with self.changed:
            goal = len(self.acknowledged) + count
            assert self.changed.wait_for(lambda: len(self.acknowledged) >= goal, PATIENCE), "nothing goes through"


def push_on(phone: Phone, world: World, tally: Tally) -> None:
    """Save and send without a pause; what is not answered goes again, as it is."""
    while not tally.over.is_set():
        ops = [log(world.team) for _ in range(3)]
        while not tally.over.is_set():
            try:
                answer = phone.push(*ops)
            except requests.RequestException:
                tally.lost += 1
                continue
            if answer.status == 200:
                assert [result["verdict"] for result in answer.json["results"]] == ["applied"] * 3
                tally.heard(ops)
                break


def kill_workers(server: Server) -> None:
    """What a machine out of memory does; gunicorn starts new ones."""
    for pid in Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split():
        with suppress(ProcessLookupError):
            os.kill(int(pid), signal.SIGKILL)


def story(home: Path, kills: int) -> None:
    """Phones push while every worker is killed again and again."""
    url = databases.sqlite_copy(home, "killed")
    app = databases.make_app(url, data_dir=home)
    store = Store(app)
    with store.writing():
        worlds = [make_world() for _ in range(PHONES)]
        cookies = [session_cookie(app, world.member.id) for world in worlds]
    env = {"DATABASE_URL": url, "SECRET_KEY": databases.SECRET, "DATA_DIR": str(home)}
    tally, chance = Tally(), random.Random(11)
    with served("server.wsgi:app", env, workers=2, threads=2) as server, ThreadPoolExecutor(PHONES) as pool:
        for world, cookie in zip(worlds, cookies, strict=True):
            door = OverHttp(f"http://127.0.0.1:{server.port}")
            pool.submit(push_on, Phone(Client(door, {SESSION_COOKIE: cookie}), world.member), world, tally)
        try:
            for _ in range(kills):
                tally.wait_for_more(3 * chance.randint(1, BETWEEN_KILLS))
                kill_workers(server)
            tally.wait_for_more(3)
        finally:
            tally.over.set()
    assert tally.lost >= kills / 2, "the kills hit nothing"
    check(app, store, worlds, tally)
    databases.close(app)
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def check(app: App, store: Store, worlds: list[World], tally: Tally) -> None:
    """Every acknowledged op is stored once; visits, verdicts and feeds are of one mind."""
    stored = [str(op_id) for op_id in store.all(sa.select(Operation.op_id))]
    assert set(tally.acknowledged) <= set(stored)
    assert len(stored) == len(set(stored)) == store.count(AssistanceSession)
    for world in worlds:
        query = sa.select(FeedEntry.seq).where(FeedEntry.scope == f"t/{world.team.id}").order_by(FeedEntry.seq)
        numbers = store.all(query)
        assert numbers == list(range(1, len(numbers) + 1))
    with store.reading():
        assert differences() == []


def test_what_was_acknowledged_survives_three_kills(tmp_path: Path) -> None:
    story(tmp_path, 3)


@pytest.mark.nightly
def test_what_was_acknowledged_survives_a_hundred_kills(tmp_path: Path) -> None:
    story(tmp_path, 100)


def test_commits_wait_for_the_disk(tmp_path: Path) -> None:
    app = databases.make_app(databases.sqlite_copy(tmp_path, "disk"), data_dir=tmp_path, durable=True)
    with app.app_context(), db.engine.connect() as connection:
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
    databases.close(app)
    assert (journal, synchronous) == ("wal", 2), "2 is FULL"
