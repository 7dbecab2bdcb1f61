"""The database handle, the declarative base and how a transaction begins.

SQLite needs three things that its driver does not do by itself: WAL with ``synchronous=FULL`` (an acknowledged visit
survives a power cut), explicit ``BEGIN`` (else savepoints silently do nothing on Python 3.11) and ``BEGIN IMMEDIATE``
for writers (a lock upgrade in the middle of a transaction fails at once, whatever the busy timeout).
"""

import datetime as dt
import uuid
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Literal

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.pool import ConnectionPoolEntry

from models.types import UTC

Mode = Literal["read", "write"]

# Which kind of transaction the running request or job opens; the one place that commits sets it.
transaction_mode: ContextVar[Mode] = ContextVar("transaction_mode", default="read")

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA busy_timeout=10000",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
)

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Declarative base: aware datetimes in UTC, UUID keys, named constraints."""

    metadata = sa.MetaData(naming_convention=NAMING_CONVENTION)
    registry = registry(
        metadata=metadata,
        type_annotation_map={
            dt.datetime: UTC(),
            uuid.UUID: sa.Uuid(),
            dict[str, Any]: sa.JSON(),
            list[Any]: sa.JSON(),
        },
    )


db = SQLAlchemy(model_class=Base)

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


def tune_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Set the pragmas of a new SQLite connection; the driver is told to leave transactions to us."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for statement in SQLITE_PRAGMAS:
        cursor.execute(statement)
    cursor.close()


def begin_sqlite(connection: sa.Connection) -> None:
    """Begin deferred for readers and immediate for writers."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if transaction_mode.get() == "write" else "BEGIN")


def prepare_engine(engine: sa.Engine) -> None:
    """Attach the SQLite behaviour to an engine; engines of other databases are left as they are."""
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", tune_sqlite)
        sa.event.listen(engine, "begin", begin_sqlite)
