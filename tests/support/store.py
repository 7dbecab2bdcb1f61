"""The database as factories and tests reach it, beside the application under test."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import sqlalchemy as sa

from api.core.db import atomic
from models.db import db
from models.sqlite import Mode
from server.app import App


class Store:
    """Opens transactions of its own. None may be open while a client asks something: SQLite would wait for it."""

    def __init__(self, app: App) -> None:
        self.app = app

    def writing(self) -> AbstractContextManager[None]:
        """A block that commits."""
        return self._open("write")

    def reading(self) -> AbstractContextManager[None]:
        """A block that only reads."""
        return self._open("read")

    def all(self, query: sa.Select[*tuple[Any, ...]]) -> list[Any]:
        """Rows of a query (of a single column: its values)."""
        with self.reading():
            rows = db.session.execute(query).all()
        return [row[0] if len(row) == 1 else row for row in rows]

    def one(self, query: sa.Select[*tuple[Any, ...]]) -> Any:
        """The only row of a query. Raises ValueError if there are none or several."""
        (found,) = self.all(query)
        return found

    def count(self, table: Any, *where: sa.ColumnElement[bool]) -> int:
        """How many rows of a table meet all conditions."""
        return int(self.one(sa.select(sa.func.count()).select_from(table).where(*where)))

    @contextmanager
    def _open(self, mode: Mode) -> Iterator[None]:
        with self.app.app_context(), atomic(mode):
            yield
