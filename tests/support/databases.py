"""Databases for tests: a migrated template per kind, made once per run, copied for each worker."""

import fcntl
import itertools
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import flask_migrate
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from models.db import db
from server.app import App, create_app
from server.config import Config
from tests.factories.catalogue import load_catalogue
from tests.support import postgres
from tests.support.store import Store

SECRET = "3f1c9a70b2e84d56a1f0c7d9e8b65432"
MIGRATIONS = str(Path(__file__).resolve().parents[2] / "models" / "migrations")
TEMPLATE = "toso_template"
_copies = itertools.count()


@dataclass(frozen=True)
class Database:
    """Where a test's data lie. ``copy(name)`` makes one more database as it was at the beginning of the run."""

    kind: str
    url: str
    copy: Callable[[str], str]


def run_name() -> str:
    """The same in all workers of one run: the first process to ask names the run, its children inherit it."""
    return os.environ.setdefault("TOSO_TEST_RUN", uuid.uuid4().hex[:12])


def run_dir() -> Path:
    """A directory that all workers of this run share."""
    path = Path(tempfile.gettempdir()) / f"toso-test-{run_name()}"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def make_app(url: str, *, secret: str = SECRET, data_dir: Path | None = None, durable: bool = False) -> App:
    """The application as the tests run it; ``durable`` leaves SQLite waiting for the disk as it does in earnest."""
    app = create_app(Config(secret, url, data_dir or run_dir(), demo=False, testing=True))
    if not durable:
        hurry(app)
    return app


def hurry(app: App) -> None:
    """Let SQLite's commits not wait for the disk: only a power cut tells the difference."""
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            sa.event.listen(db.engine, "connect", _do_not_wait)


def _do_not_wait(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    connection.cursor().execute("PRAGMA synchronous=OFF")


def migrate(url: str) -> None:
    """Bring an empty database to the newest revision and give it its catalogue."""
    app = make_app(url)
    with app.app_context():
        flask_migrate.upgrade(MIGRATIONS)
    with Store(app).writing():
        load_catalogue()
    close(app)


def close(app: App) -> None:
    """Give back all connections of an app."""
    with app.app_context():
        db.engine.dispose()


@contextmanager
def alone(what: str = "databases") -> Iterator[None]:
    """Only one worker of this run at a time is in here; ``what`` is made or changed within."""
    with (run_dir() / f"{what}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def sqlite_copy(home: Path, name: str) -> str:
    """A fresh migrated SQLite database in ``home``; returns its address."""
    target = home / f"{name}_{next(_copies)}.sqlite3"
    template = run_dir() / "template.sqlite3"
    with alone():
        if not template.exists():
            draft = template.with_suffix(".draft")
            migrate(f"sqlite:///{draft}")
            draft.rename(template)
    shutil.copyfile(template, target)
    return f"sqlite:///{target}"


def postgres_copy(cluster: postgres.Cluster, name: str) -> str:
    """A fresh migrated PostgreSQL database; returns its address."""
    own = f"{name}_{worker_name()}_{next(_copies)}"
    with alone():
        if not cluster.exists(TEMPLATE):
            draft = f"{TEMPLATE}_draft"
            cluster.create(draft)
            migrate(cluster.url(draft))
            cluster.rename(draft, TEMPLATE)
        cluster.create(own, TEMPLATE)
    return cluster.url(own)


def worker_name() -> str:
    """Which of the parallel test processes this is."""
    return os.environ.get("PYTEST_XDIST_WORKER", "gw0")
