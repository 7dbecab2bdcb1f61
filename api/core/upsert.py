"""Sets of rows written as one statement, the same on SQLite and PostgreSQL."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from models.db import Base, db


def insert_for(table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """The dialect's own INSERT, which knows ``on_conflict_…``."""
    if db.session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(_table(table))
    return sqlite.insert(_table(table))


def insert_new(table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose key is not there yet."""
    if rows:
        db.session.execute(insert_for(table).on_conflict_do_nothing(), list(rows))


def add_to(table: type[Base], key: Sequence[str], amounts: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows or add their ``amounts`` to those that are there. ``rows`` come in key order: no deadlocks (S2)."""
    if not rows:
        return
    statement = insert_for(table)
    added = {name: statement.table.c[name] + statement.excluded[name] for name in amounts}
    db.session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=added), list(rows))


def insert_all(table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows as one statement, past the ORM's bookkeeping of each."""
    if rows:
        db.session.execute(sa.insert(_table(table)), list(rows))


def _table(table: type[Base]) -> sa.Table:
    """The table below a mapped class, whose column names are its attribute names everywhere in this project."""
    return table.metadata.tables[table.__tablename__]
