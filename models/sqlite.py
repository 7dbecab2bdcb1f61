"""How SQLite is made to behave: durable, explicit transactions, and writers that queue instead of polling.

Its driver does not do three things by itself: WAL with ``synchronous=FULL`` (an acknowledged visit survives a power
cut), explicit ``BEGIN`` (else savepoints silently do nothing on Python 3.11) and ``BEGIN IMMEDIATE`` for writers (a
lock upgrade in the middle of a transaction fails at once, whatever the busy timeout).

SQLite's own way to wait for the write lock is to poll, and with sixteen writers some poll for ten seconds in vain. So
writers wait in the kernel's queue of a lock file first; it is let go when the connection goes back to the pool.
"""

import fcntl
import os
import sqlite3
from contextlib import suppress
from contextvars import ContextVar
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

Mode = Literal["read", "write"]

# Which kind of transaction the running request or job opens; the one place that commits sets it.
transaction_mode: ContextVar[Mode] = ContextVar("transaction_mode", default="read")

# S23: secure_delete overwrites what is deleted, so that an erased body is not left in a free part of a page
PRAGMAS = ("journal_mode=WAL", "busy_timeout=10000", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
TURN = "writers_turn"


def prepare(engine: sa.Engine) -> None:
    """Attach the behaviour to an engine; engines of other databases are left as they are."""
    if engine.dialect.name != "sqlite":
        return
    sa.event.listen(engine, "connect", _tune)
    sa.event.listen(engine, "begin", _begin)
    sa.event.listen(engine.pool, "checkin", _end_turn)


def forget_log(engine: sa.Engine) -> None:
    """Empty the write-ahead log, where pages stay as they were before an erasure (S23).

    While somebody is reading it cannot be emptied; it then is with the next call, at the latest within the hour.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        # it must not wait as long as a writer would
        cursor.execute("PRAGMA busy_timeout=500")
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.close()
    finally:
        connection.close()


def _tune(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # transactions are begun by us, not by the driver
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    if transaction_mode.get() == "read":
        connection.exec_driver_sql("BEGIN")
        return
    _await_turn(connection)
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _await_turn(connection: sa.Connection) -> None:
    database = connection.engine.url.database
    if TURN in connection.info or not database or database == ":memory:":
        return
    # a disk that is full or read-only is SQLite's to name, in the words that become a 503
    with suppress(OSError):
        lock = os.open(f"{database}-writers", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        connection.info[TURN] = lock
        fcntl.flock(lock, fcntl.LOCK_EX)


def _end_turn(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    lock = record.info.pop(TURN, None)
    if lock is not None:
        os.close(lock)
