"""INSERT … ON CONFLICT, the same on SQLite and PostgreSQL."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from models.db import Base, db


def insert_for(table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """The dialect's own INSERT, which knows ``on_conflict_…``."""
    if db.session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def insert_new(table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose key is not there yet."""
    if rows:
        db.session.execute(insert_for(table).on_conflict_do_nothing(), list(rows))


def add_to(table: type[Base], key: Sequence[str], amounts: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows or add their ``amounts`` to those that are there. ``rows`` come in key order: no deadlocks (S2)."""
    if not rows:
        return
    statement = insert_for(table)
    added = {name: getattr(table, name) + statement.excluded[name] for name in amounts}
    db.session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=added), list(rows))
