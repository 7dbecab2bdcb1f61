"""Making a backup while the server runs: everything is read in one transaction, at one moment."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from flask import current_app

from api.core import clock
from api.core.secret import secrets_of_server
from api.meta.queries import VERSION
from models.db import db
from server.backup.archive import Archive, BackupError, Manifest, Writer, new_file, put_in_place
from server.backup.tables import dump, is_postgres, revision_of, tables_of

# PostgreSQL's limits for requests do not fit a transaction that reads or writes everything
UNLIMITED = ("statement_timeout", "idle_in_transaction_session_timeout")


def make_backup(path: Path) -> Manifest:
    """Write ``path`` whole or not at all, and read it again. Raises BackupError."""
    if path.exists():
        raise BackupError(f"{path} is there already; a backup overwrites nothing")
    draft = path.with_name(f"{path.name}.part")
    try:
        with new_file(draft) as file, Writer(file) as writer:
            _write(writer)
        with Archive(draft) as written:
            written.check()
        put_in_place(draft, path)
    except OSError as error:
        raise BackupError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        draft.unlink(missing_ok=True)
    return written.manifest


def default_path() -> Path:
    """Where a backup goes that was given no name: ``backups`` in the data directory, readable by the owner alone."""
    home = Path(current_app.config["DATA_DIR"]) / "backups"
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home / f"toso-{stamp()}.zip"


def stamp() -> str:
    """Now to the microsecond, for names: two restores may fall into one second."""
    return f"{clock.now():%Y%m%dT%H%M%S_%fZ}"


def secret_checks() -> list[str]:
    """What recognises the server's secret in a manifest: the one in force, then earlier ones that still open."""
    return [
        hmac.digest(secret.encode(), b"toso backup v1", hashlib.sha256).hex()[:16] for secret in secrets_of_server()
    ]


def lift_limits(connection: sa.Connection) -> None:
    """Let the running transaction of PostgreSQL take its time, and speak of instants in UTC."""
    if is_postgres(connection):
        for name, value in [*((name, "0") for name in UNLIMITED), ("TimeZone", "UTC"), ("DateStyle", "ISO")]:
            connection.execute(sa.select(sa.func.set_config(name, value, True)))


def _write(writer: Writer) -> None:
    with _one_moment() as connection:
        revision, instant = revision_of(connection), clock.now()
        if revision is None:
            raise BackupError("the database is empty: there is nothing to back up")
        for table in tables_of(connection):
            writer.add(table.name, table.columns, dump(connection, table))
    parts = tuple(writer.parts)
    writer.finish(Manifest(VERSION, revision, instant.isoformat(), db.engine.dialect.name, secret_checks()[0], parts))


@contextmanager
def _one_moment() -> Iterator[sa.Connection]:
    """A transaction whose queries all see the same state; SQLite's do so by themselves."""
    levels = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with db.engine.connect() as connection:
        if is_postgres(connection):
            connection.execution_options(**levels)
        lift_limits(connection)
        yield connection
