"""Putting a backup back: checked first, filled beside the old data, brought up to date, and told to the phones (S4)."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import psycopg
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import current_app
from sqlalchemy.exc import DBAPIError

from api.core import clock, feed
from models.account import Account
from models.sync import FeedHead
from server.backup import erasures, values
from server.backup.archive import Archive, BackupError, Manifest
from server.backup.make import secret_checks
from server.backup.places import new_place
from server.backup.tables import empty, load, revision_of, tables_of

# S16: phones keep what they have sent for so long; an older backup loses what came between
SENT_KEPT = dt.timedelta(days=90)
# S17: a phone obeys a revocation above the highest version it was ever told, which the backup may not know
GRANTS_LEAP = 1000
HEADS = "feed_head"


@dataclass(frozen=True)
class Restored:
    """What was put back. ``kept`` names where the old data lie, ``lost`` counts the feed entries they had beyond.

    ``erased``: records that the backup still had and that were erased again.
    """

    manifest: Manifest
    scopes: int
    lost: int
    revision: str
    kept: str | None
    other_secret: bool
    erased: int


def restore(path: Path, *, force: bool = False) -> Restored:
    """Replace the database by a backup. Raises BackupError, and then nothing has changed.

    ``force`` allows to lose what the database has and the backup has not, and to take one from before S16's 90 days.
    """
    with Archive(path) as archive:
        archive.check()
        manifest, config = archive.manifest, _alembic()
        newest = _check_revision(config, manifest, force=force)
        lost, erased = 0, erasures.in_ledger()

        def judge(old: sa.Connection) -> None:
            nonlocal lost
            lost = _lost_entries(old, archive, config)
            if lost and not force:
                raise BackupError(f"the database has {lost} feed entries that the backup has not; --force replaces it")
            erased.extend(erasures.in_database(old))

        try:
            with new_place(judge) as place:
                _fill(place.connection, archive, config)
                scopes = feed.renew_epochs(place.connection)
                _outrun_grants(place.connection)
                again = erasures.erase_again(place.connection, erased)
        except (DBAPIError, psycopg.Error, ValueError) as error:
            raise BackupError(f"the backup could not be put back: {str(error).splitlines()[0]}") from error
    return Restored(manifest, scopes, lost, newest, place.kept, manifest.secret_check not in secret_checks(), again)


def _alembic() -> Config:
    migrate = current_app.extensions["migrate"]
    config: Config = migrate.migrate.get_config(migrate.directory)
    return config


def _check_revision(config: Config, manifest: Manifest, *, force: bool) -> str:
    """Refuse what this program cannot read or should not take; gives the newest revision."""
    script = ScriptDirectory.from_config(config)
    if not _knows(script, manifest.revision):
        raise BackupError(
            f"the backup is of version {manifest.version} (revision {manifest.revision}), which this program "
            "does not know: upgrade the program first"
        )
    if clock.now() - dt.datetime.fromisoformat(manifest.created_at) > SENT_KEPT and not force:
        raise BackupError(
            f"the backup is older than {SENT_KEPT.days} days: phones no longer keep what they sent before; --force"
        )
    return str(script.get_current_head())


def _knows(script: ScriptDirectory, revision: str) -> bool:
    try:
        return script.get_revision(revision) is not None
    except CommandError:
        return False


def _lost_entries(old: sa.Connection, archive: Archive, config: Config) -> int:
    """How many feed entries the database has and the backup has not. Raises BackupError if a newer program wrote it."""
    revision = revision_of(old)
    if revision is None:
        return 0
    if not _knows(ScriptDirectory.from_config(config), revision):
        raise BackupError(f"the database is at revision {revision}, which this program does not know: upgrade it first")
    there = old.execute(sa.select(FeedHead.scope, FeedHead.seq))
    backed_up = _heads(archive)
    return sum(max(0, row.seq - backed_up.get(row.scope, 0)) for row in there)


def _heads(archive: Archive) -> dict[str, int]:
    part = archive.part(HEADS)
    if part is None:
        raise BackupError(f"{archive.path} has no feeds: it is no whole backup")
    scope, seq = part.columns.index("scope"), part.columns.index("seq")
    rows = map(values.split, archive.lines(part))
    return {str(row[scope]): int(str(row[seq])) for row in rows}


def _fill(connection: sa.Connection, archive: Archive, config: Config) -> None:
    """Make the tables of the backup's time, load them, and bring them to the newest revision."""
    config.attributes["connection"] = connection
    command.upgrade(config, archive.manifest.revision)
    tables = tables_of(connection)
    empty(connection, tables)
    missing = {table.name for table in tables} ^ {part.table for part in archive.manifest.parts}
    if missing:
        raise BackupError(f"the backup has other tables than its revision says: {', '.join(sorted(missing))}")
    for table in tables:
        part = archive.part(table.name)
        if part is not None:
            load(connection, table, archive, part)
    command.upgrade(config, "head")


def _outrun_grants(connection: sa.Connection) -> None:
    """Let every later change of grants count for every phone, whatever version it was told after the backup (S17)."""
    table = sa.table(Account.__tablename__, sa.column("grants_version", sa.Integer))
    connection.execute(sa.update(table).values(grants_version=table.c.grants_version + GRANTS_LEAP))
