"""The server under test: the real application, a clock that is moved by hand, and wires to trip its statements."""

import datetime as dt
import itertools
import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from api.auth import session
from api.catalogue import logic as catalogue
from api.core import clock, rescue_key
from api.core.access import Actor
from api.sync.jobs import replay_newer
from api.units import logic as units
from models.db import db
from server.backup.make import make_backup
from server.backup.restore import restore
from tests.support import databases
from tests.support.client import Answer, InProcess
from tests.support.login import SESSION_COOKIE
from tests.support.store import Store
from tests.sync.simulator import upgrade
from tests.sync.simulator.storage import Storage

_numbers = itertools.count()
START = dt.datetime(2026, 11, 20, 9, tzinfo=clock.VIETNAM)


class Died(BaseException):
    """The server's process is gone in the middle of a request: nothing may catch this."""


class Collided(Exception):
    """What PostgreSQL says when two transactions got in each other's way."""

    sqlstate = "40001"


class Tripwire:
    """Raises once, before the n-th statement (or the commit) of a request."""

    def __init__(self, engine: sa.Engine) -> None:
        self.left = 0
        self.how = ""
        sa.event.listen(engine, "before_cursor_execute", self._step)
        sa.event.listen(engine, "commit", self._step)

    @contextmanager
    def armed(self, how: str, after: int) -> Iterator[None]:
        """Trip at statement ``after`` of the block, if it gets that far."""
        self.how, self.left = how, after
        try:
            yield
        finally:
            self.left = 0

    def _step(self, *_: Any) -> None:
        if self.left == 0:
            return
        self.left -= 1
        if self.left:
            return
        if self.how == "killed":
            raise Died
        orig = Collided() if self.how == "collision" else sqlite3.OperationalError("database or disk is full")
        raise OperationalError("tripped", {}, orig)


class Server:
    """The application on a storage, at a moment of simulated time."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.app = databases.make_app(storage.url, data_dir=storage.home)
        self.store = Store(self.app)
        self.door = InProcess(self.app)
        self.now = START
        self.errors: list[str] = []
        self.upgraded = pytest.MonkeyPatch()
        with self.app.app_context():
            self.engine = db.engine
        if storage.kind == "sqlite":
            sa.event.listen(self.engine, "connect", _hurry)
        self.open: list[Any] = []
        sa.event.listen(self.engine, "connect", lambda connection, _: self.open.append(connection))
        self.wire = Tripwire(self.engine)

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.now += dt.timedelta(seconds=seconds)

    def call(self, cookie: str, path: str, body: bytes, signature: str = "") -> Answer:
        """POST below ``/api/v1``; what is signed goes without the cookie. Raises Died when a tripwire kills it."""
        way_in = {"X-Device-Signature": signature} if signature else {"Cookie": f"{SESSION_COOKIE}={cookie}"}
        headers = {"Content-Type": "application/json", **way_in}
        with clock.pinned(self.now):
            return self.door.send("POST", f"/api/v1{path}", body, headers)

    @contextmanager
    def forgetting_grants(self, left: int) -> Iterator[None]:
        """Accounts seem to have their first ``left`` grants alone: who knows them has a hiccup (fault 25)."""

        real = session.actor_of

        def truncated(*args: Any) -> Actor:
            actor = real(*args)
            return replace(actor, grants=actor.grants[:left])

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(session, "actor_of", truncated)
            yield

    @cached_property
    def rescue_key(self) -> dict[str, str]:
        """What phones seal their rescue files to."""
        with self.app.app_context():
            return rescue_key.as_json()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction beside the requests, at the simulated time."""
        with clock.pinned(self.now), self.store.writing():
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A read beside the requests."""
        with clock.pinned(self.now), self.store.reading():
            yield

    def keep(self, name: str) -> None:
        """Copy the database: a backup, or what a standby has."""
        self._let_go()
        self.storage.copy(name)

    def put_back(self, name: str) -> None:
        """Stop, go on with a copy, and start again: a process remembers nothing of the one before."""
        self.restart()
        self.storage.put_back(name)

    def back_up(self, seed: int) -> Path:
        """A backup as ``make backup`` makes it."""
        path = self.storage.home / f"{seed}-{next(_numbers)}.zip"
        with clock.pinned(self.now), self.app.app_context():
            make_backup(path)
        return path

    def restore(self, path: Path) -> None:
        """Stop, put a backup back as ``make restore`` does it, and start again."""
        self.restart()
        with clock.pinned(self.now), self.app.app_context():
            restore(path, force=True)
        self._let_go()

    def begin(self, name: str) -> None:
        """A new run from a template; nothing of the one before is left."""
        Path(self.app.config["ERASURE_LEDGER"]).unlink(missing_ok=True)
        self.put_back(name)
        self.upgraded.undo()
        self.now, self.errors = START, []

    def _let_go(self) -> None:
        """Close all connections, also those that a killed request has left."""
        while self.open:
            connection = self.open.pop()
            with suppress(sqlite3.ProgrammingError, psycopg.OperationalError):
                connection.rollback()
            connection.close()
        self.engine.dispose()

    def bury(self, died: Died) -> None:
        """A new process after one that was killed. What its stack holds keeps SQLite's locks: that goes first."""
        error: BaseException | None = died
        while error:
            traceback.clear_frames(error.__traceback__)
            error = error.__context__
        self.restart()

    def restart(self) -> None:
        """A new process: nothing is remembered, no connection and no lock is held."""
        self._let_go()
        for kept in (catalogue._kept, units._kept):
            kept.clear()

    def upgrade(self) -> None:
        """The program of next year starts, and its worker."""
        self.restart()
        upgrade.install(self.upgraded)
        with clock.pinned(self.now), self.app.app_context():
            replay_newer({})

    def close(self) -> None:
        """Let go of the database."""
        self.upgraded.undo()
        databases.close(self.app)


def _hurry(connection: Any, _record: object) -> None:
    # durability is tested elsewhere, with SIGKILL; here a power cut cannot happen
    connection.execute("PRAGMA synchronous=OFF")
