"""Rows of whole tables, out of either database and into either.

Names and columns come from the database, not from the models: an older backup is loaded into the tables of its time.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import psycopg
import sqlalchemy as sa
from alembic.migration import MigrationContext
from psycopg import sql

from server.backup import values
from server.backup.archive import Archive, BackupError, Part

REVISIONS = "alembic_version"
BATCH = 2000


class Table(NamedTuple):
    """A table of the database with its columns and their declared types."""

    name: str
    columns: tuple[str, ...]
    declared: tuple[str, ...]


def is_postgres(connection: sa.Connection) -> bool:
    """Which of the two databases it is."""
    return connection.dialect.name == "postgresql"


def revision_of(connection: sa.Connection) -> str | None:
    """The migration that the database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def tables_of(connection: sa.Connection) -> list[Table]:
    """All tables but Alembic's, each after those that it refers to."""
    inspector = sa.inspect(connection)
    names = [name for name, _ in inspector.get_sorted_table_and_fkc_names() if name and name != REVISIONS]
    return [_described(inspector, name) for name in names]


def dump(connection: sa.Connection, table: Table) -> Iterator[bytes]:
    """The rows of a table as COPY text in chunks of whole or broken lines."""
    if is_postgres(connection):
        with _cursor(connection) as cursor, cursor.copy(_copy("COPY {} ({}) TO STDOUT", table)) as copy:
            for chunk in copy:
                yield bytes(chunk)
        return
    encoders = [values.encoder(declared) for declared in table.declared]
    query: sa.Select[*tuple[Any, ...]] = sa.select(*map(sa.column, table.columns)).select_from(sa.table(table.name))
    for rows in connection.execute(query).yield_per(BATCH).partitions():
        lines = [values.join([None if v is None else f(v) for f, v in zip(encoders, row, strict=True)]) for row in rows]
        yield "".join(lines).encode()


def load(connection: sa.Connection, table: Table, archive: Archive, part: Part) -> None:
    """Fill an empty table. Raises BackupError if it holds other columns or takes another number of rows."""
    if set(part.columns) != set(table.columns):
        raise BackupError(f"table {part.table} of the backup has other columns than its revision says")
    if is_postgres(connection):
        given = Table(table.name, part.columns, ())
        with _cursor(connection) as cursor, cursor.copy(_copy("COPY {} ({}) FROM STDIN", given)) as copy:
            for chunk in archive.chunks(part):
                copy.write(chunk)
    else:
        _insert(connection, table, part.columns, archive.lines(part))
    found = connection.scalar(sa.select(sa.func.count()).select_from(sa.table(table.name)))
    if found != part.rows:
        raise BackupError(f"table {part.table} took {found} of {part.rows} rows")


def empty(connection: sa.Connection, tables: Iterable[Table]) -> None:
    """Remove what migrations have put into new tables; referring rows go first."""
    for table in reversed(list(tables)):
        connection.execute(sa.delete(sa.table(table.name)))


def _insert(connection: sa.Connection, table: Table, columns: tuple[str, ...], lines: Iterator[str]) -> None:
    declared = dict(zip(table.columns, table.declared, strict=True))
    decoders = [values.decoder(declared[name]) for name in columns]
    statement = sa.insert(sa.table(table.name, *map(sa.column, columns)))
    while batch := list(islice(lines, BATCH)):
        texts = map(values.split, batch)
        rows = [[None if t is None else f(t) for f, t in zip(decoders, row, strict=True)] for row in texts]
        connection.execute(statement, [dict(zip(columns, row, strict=True)) for row in rows])


def _described(inspector: sa.Inspector, name: str) -> Table:
    columns = inspector.get_columns(name)
    declared = tuple(column["type"].compile(inspector.dialect) for column in columns)
    return Table(name, tuple(column["name"] for column in columns), declared)


def _copy(pattern: str, table: Table) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    # the pattern is one of the two constants above
    return sql.SQL(pattern).format(sql.Identifier(table.name), names)


def _cursor(connection: sa.Connection) -> psycopg.Cursor[Any]:
    raw = connection.connection.driver_connection
    if not isinstance(raw, psycopg.Connection):
        raise TypeError("not a connection of psycopg")
    return raw.cursor()
