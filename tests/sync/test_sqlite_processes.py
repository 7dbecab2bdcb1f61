"""Eight server processes on one SQLite file: nobody gets a 5xx and the file stays whole (fault 12)."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import sqlalchemy as sa

from models.assistance import AssistanceSession
from tests.factories.world import make_world
from tests.support import databases
from tests.support.client import Client, OverHttp
from tests.support.gunicorn import served
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.phone import Phone, log
from tests.support.store import Store

PHONES, PUSHES, BATCH = 24, 5, 5


def test_eight_processes_with_24_phones_give_no_5xx(tmp_path: Path) -> None:
    url = databases.sqlite_copy(tmp_path, "eight")
    app = databases.make_app(url, data_dir=tmp_path)
    store = Store(app)
    with store.writing():
        worlds = [make_world() for _ in range(PHONES)]
        cookies = [session_cookie(app, world.member.id) for world in worlds]
    env = {"DATABASE_URL": url, "SECRET_KEY": databases.SECRET, "DATA_DIR": str(tmp_path)}
    with served("server.wsgi:app", env, workers=8, threads=2) as server:
        doors = [OverHttp(f"http://127.0.0.1:{server.port}") for _ in worlds]

        def work(number: int) -> list[int]:
            phone = Phone(Client(doors[number], {SESSION_COOKIE: cookies[number]}), worlds[number].member)
            team = worlds[number].team
            return [phone.push(*[log(team) for _ in range(BATCH)]).status for _ in range(PUSHES)] + [phone.ask().status]

        with ThreadPoolExecutor(PHONES) as pool:
            statuses = [status for answers in pool.map(work, range(PHONES)) for status in answers]
    assert set(statuses) == {200}
    assert store.one(sa.select(sa.func.count()).select_from(AssistanceSession)) == PHONES * PUSHES * BATCH
    databases.close(app)
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
