"""How many statements the database is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from models.db import db
from server.app import App


@contextmanager
def statements_of(app: App) -> Iterator[list[str]]:
    """The statements that the application sends within the block, one for each time that it waits for an answer."""
    told: list[str] = []

    def note(_connection: sa.Connection, _cursor: Any, statement: str, *_: Any) -> None:
        told.append(statement)

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
