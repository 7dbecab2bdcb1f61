"""Sets of rows written as one statement, the same on SQLite and PostgreSQL."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from models.db import Base, db


def insert_for(table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """The dialect's own INSERT, which knows ``on_conflict_…``."""
    return _insert(table, db.session.get_bind().dialect.name)


def insert_new(table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose key is not there yet."""
    if rows:
        db.session.execute(insert_for(table).on_conflict_do_nothing(), list(rows))


def add_to(
    table: type[Base], key: tuple[str, ...], amounts: tuple[str, ...], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert rows or add their ``amounts`` to those that are there. ``rows`` come in key order: no deadlocks (S2)."""
    if rows:
        db.session.execute(_adding(table, key, amounts, db.session.get_bind().dialect.name), list(rows))


def insert_all(table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows as one statement, past the ORM's bookkeeping of each."""
    if rows:
        db.session.execute(_inserting(table), list(rows))


# Built once: putting an upsert together takes SQLAlchemy longer than SQLite takes to run it. There are as many as sets
# of columns, such as those of the months that requests touch.
@lru_cache(maxsize=256)
def _adding(table: type[Base], key: tuple[str, ...], amounts: tuple[str, ...], dialect: str) -> sa.Executable:
    statement = _insert(table, dialect)
    added = {name: statement.table.c[name] + statement.excluded[name] for name in amounts}
    return statement.on_conflict_do_update(index_elements=list(key), set_=added)


@cache
def _inserting(table: type[Base]) -> sa.Insert:
    return sa.insert(_table(table))


def _insert(table: type[Base], dialect: str) -> postgresql.Insert | sqlite.Insert:
    return postgresql.insert(_table(table)) if dialect == "postgresql" else sqlite.insert(_table(table))


def _table(table: type[Base]) -> sa.Table:
    """The table below a mapped class, whose column names are its attribute names everywhere in this project."""
    return table.metadata.tables[table.__tablename__]
