"""Where a restore writes: beside the old data, which are kept; one last step puts the new ones in their place.

SQLite: a new file is filled, checked and renamed. PostgreSQL: in one transaction the old tables move to a schema of
their own and new ones are filled. Both refuse while a server is connected.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from models.db import db
from server.backup.archive import BackupError, put_in_place
from server.backup.make import lift_limits, stamp
from server.backup.tables import REVISIONS

RUNNING = "the database is in use: stop the server and its worker first"
# a connection that was just closed is still listed for a moment
PATIENCE_SECONDS = 3.0
Judge = Callable[[sa.Connection], None]


class Place:
    """An empty database to be filled on ``connection``; ``kept`` names where the old data lie, if there were any."""

    def __init__(self, connection: sa.Connection, kept: str | None) -> None:
        self.connection = connection
        self.kept = kept


def new_place(judge: Judge) -> AbstractContextManager[Place]:
    """A place for the new data; it takes the old one's when the block ends well, else nothing has changed.

    ``judge`` is called with the old data, which nobody else can change any more, and may raise.
    """
    db.engine.dispose()
    if db.engine.dialect.name == "postgresql":
        return _postgres(judge)
    return _sqlite(Path(str(db.engine.url.database)), judge)


@contextmanager
def _sqlite(path: Path, judge: Judge) -> Iterator[Place]:
    draft = path.with_name(f"{path.name}.restoring")
    kept = path.with_name(f"{path.name}.before-{stamp()}") if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    draft.unlink(missing_ok=True)
    try:
        with _held(path, judge):
            draft.touch(mode=0o600)
            with _draft_engine(draft).begin() as connection:
                yield Place(connection, str(kept) if kept else None)
                _check_sqlite(connection)
            if kept:
                _be_owned_like(draft, path)
                _keep(path, kept)
            put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _held(path: Path, judge: Judge) -> Iterator[None]:
    """Hold the old file so that nobody reads or writes it; SQLite leaves WAL only when nobody else has it open."""
    if not path.exists():
        yield
        return
    engine = sa.create_engine(f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": 1})
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        try:
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
            connection.exec_driver_sql("BEGIN EXCLUSIVE")
        except OperationalError as error:
            raise BackupError(RUNNING if "locked" in str(error) else f"{path}: {error.orig}") from None
        judge(connection)
        yield
        connection.exec_driver_sql("ROLLBACK")


def _draft_engine(draft: Path) -> sa.Engine:
    """Rows come in as they are; foreign keys are checked once, at the end, which also lets tables be altered."""
    engine = sa.create_engine(f"sqlite:///{draft}", poolclass=NullPool)

    def tune(raw: Any, _record: object) -> None:
        raw.isolation_level = None
        raw.execute("PRAGMA synchronous=FULL")
        # S23: of what is erased again nothing may stay in a free part of a page
        raw.execute("PRAGMA secure_delete=ON")

    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    sa.event.listen(engine, "connect", tune)
    sa.event.listen(engine, "begin", begin)
    return engine


def _check_sqlite(connection: sa.Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise BackupError(f"{len(broken)} rows refer to rows that the backup does not have, first in {broken[0][0]}")
    verdict = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    if verdict != "ok":
        raise BackupError(f"the new file is not whole: {verdict}")


def _keep(path: Path, kept: Path) -> None:
    """Give the old file a second name; the first is taken over in one step afterwards."""
    try:
        os.link(path, kept)
    except OSError:
        # a file system without hard links
        shutil.copy2(path, kept)


def _be_owned_like(draft: Path, path: Path) -> None:
    """The server may run as another user than the restore."""
    old = path.stat()
    draft.chmod(old.st_mode & 0o777)
    with suppress(PermissionError):
        os.chown(draft, old.st_uid, old.st_gid)


@contextmanager
def _postgres(judge: Judge) -> Iterator[Place]:
    try:
        with db.engine.begin() as connection:
            _check_alone(connection)
            lift_limits(connection)
            yield Place(connection, _move_aside(connection, judge))
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) == "55P03":
            raise BackupError(RUNNING) from None
        raise


def _check_alone(connection: sa.Connection) -> None:
    """Raise BackupError while another process is connected as the same user: the web server or a worker."""
    activity = sa.table("pg_stat_activity", *map(sa.column, ("pid", "datname", "usename", "backend_type")))
    others = (
        sa.select(sa.func.count())
        .select_from(activity)
        .where(
            activity.c.datname == sa.func.current_database(),
            activity.c.usename == sa.text("current_user"),
            activity.c.pid != sa.func.pg_backend_pid(),
            activity.c.backend_type == "client backend",
        )
    )
    deadline = time.monotonic() + PATIENCE_SECONDS
    while connection.scalar(others):
        if time.monotonic() > deadline:
            raise BackupError(RUNNING)
        # the view is frozen within a transaction
        connection.execute(sa.select(sa.func.pg_stat_clear_snapshot()))
        time.sleep(0.1)


def _move_aside(connection: sa.Connection, judge: Judge) -> str | None:
    """Move our tables to a schema of their own; its name, None where there were none."""
    names = sorted({*db.metadata.tables, REVISIONS} & set(sa.inspect(connection).get_table_names()))
    if not names:
        return None
    quote, schema = connection.dialect.identifier_preparer.quote, f"before_{stamp().lower()}"
    connection.execute(sa.schema.CreateSchema(schema))
    for name in names:
        # takes the table's lock first: from here on nobody else sees or changes it
        lock = "LOCK TABLE " + quote(name) + " IN ACCESS EXCLUSIVE MODE"
        connection.exec_driver_sql(lock)
    judge(connection)
    for name in names:
        move = "ALTER TABLE " + quote(name) + " SET SCHEMA " + quote(schema)
        connection.exec_driver_sql(move)
    return f"schema {schema}"
