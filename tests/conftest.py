"""Fixtures of all tests: both databases, the application, signed-in clients and a small world.

With BASE_URL, DATABASE_URL and SECRET_KEY in the environment the stories run over HTTP against that server, and the
factories write into its database; nothing is rolled back, every story makes what it needs under codes of its own.
"""

import datetime as dt
import gc
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pytest

from api.core import clock
from server.app import App
from tests.factories.accounts import Account
from tests.factories.world import World, make_world
from tests.support import databases, postgres
from tests.support.client import Client, Door, InProcess, OverHttp
from tests.support.databases import Database
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.spread import Spread
from tests.support.store import Store

BASE_URL = os.environ.get("BASE_URL")
KINDS = ["external"] if BASE_URL else ["sqlite", "postgres"]
ClientOf = Callable[..., Client]
CopyDatabase = Callable[[str], str]
At = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(scope="session", params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A migrated database of each kind with nothing in it but the catalogue; one per worker."""
    if request.param == "external":
        yield Database("external", os.environ["DATABASE_URL"], lambda _: pytest.skip("needs a database of its own"))
    elif request.param == "sqlite":
        home = tmp_path_factory.mktemp("sqlite")
        copy = partial(databases.sqlite_copy, home)
        yield Database("sqlite", copy("toso"), copy)
    else:
        with postgres.running(databases.run_name()) as cluster:
            copy = partial(databases.postgres_copy, cluster)
            yield Database("postgres", copy("toso"), copy)


@pytest.fixture
def copy_database(database: Database) -> CopyDatabase:
    """``copy_database(name)`` makes an empty migrated database for one test and gives its address."""
    return database.copy


@pytest.fixture(scope="session")
def app(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The application on ``database``. No context of it is open: a request would share it and its log-in."""
    secret = os.environ["SECRET_KEY"] if BASE_URL else databases.SECRET
    app = databases.make_app(database.url, secret=secret, data_dir=tmp_path_factory.mktemp("data"))
    yield app
    databases.close(app)


@pytest.fixture(scope="session")
def store(app: App) -> Store:
    """Transactions beside the application; factories are called within ``store.writing()``."""
    return Store(app)


@pytest.fixture(scope="session")
def door(app: App) -> Door:
    """The way to the server under test."""
    return OverHttp(BASE_URL) if BASE_URL else InProcess(app)


@pytest.fixture
def stranger(door: Door) -> Client:
    """A client that has never logged in."""
    return Client(door)


@pytest.fixture(scope="session")
def client_of(app: App, store: Store, door: Door) -> ClientOf:
    """``client_of(account)`` gives a client that is signed in as that account, optionally on a device."""

    def sign_in(account: Account, device_id: uuid.UUID | None = None) -> Client:
        with store.writing():
            cookie = session_cookie(app, account.id, device_id)
        return Client(door, {SESSION_COOKIE: cookie})

    return sign_in


@pytest.fixture
def world(store: Store) -> World:
    """A commune of the story's own, with its people."""
    with store.writing():
        return make_world()


@pytest.fixture
def at() -> At:
    """``with at("2026-11-20T09:00"):`` stops the clock there (Vietnamese time unless an offset is given)."""
    if BASE_URL:
        pytest.skip("the clock of a running server cannot be stopped")

    def stop(text: str) -> AbstractContextManager[None]:
        instant = dt.datetime.fromisoformat(text)
        return clock.pinned(instant if instant.tzinfo else instant.replace(tzinfo=clock.VIETNAM))

    return stop


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Spread:
    """Keep the tests of one kind of database in one process."""
    return Spread(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what ``only_on`` keeps from a kind of database; a server over HTTP stands for SQLite."""
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        wanted = {mark.args[0] for mark in item.iter_markers("only_on")}
        kind = getattr(item, "callspec").params.get("database") if wanted else None  # noqa: B009  # only on parametrized items
        (kept if wanted <= {"sqlite" if kind == "external" else kind} else left_out).append(item)
    config.hook.pytest_deselected(items=left_out)
    items[:] = kept


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays to the end: it would go through thousands of tests again and again."""
    gc.collect()
    gc.freeze()


def pytest_configure(config: pytest.Config) -> None:
    """Name the run before the workers are started."""
    databases.run_name()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Remove the templates once all workers are through."""
    gc.unfreeze()
    if not hasattr(session.config, "workerinput"):
        shutil.rmtree(databases.run_dir(), ignore_errors=True)
