"""What the tables owe to speed and to the protocol."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from models import tables
from models.db import Base
from models.sync import FeedEntry, FeedHead

ALL = sorted(Base.metadata.tables.values(), key=lambda table: table.name)


def leading(table: sa.Table) -> Iterator[str]:
    """The first column of every index, key and unique constraint that covers all rows."""
    for index in table.indexes:
        if not any(index.dialect_options[name].get("where") is not None for name in ("sqlite", "postgresql")):
            yield next(iter(index.columns)).name
    for constraint in table.constraints:
        if isinstance(constraint, sa.PrimaryKeyConstraint | sa.UniqueConstraint) and len(constraint.columns):
            yield next(iter(constraint.columns)).name


def test_all_tables_are_known() -> None:
    assert tables.MODULES
    assert len(ALL) > 20


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_each_foreign_key_leads_an_index(table: sa.Table) -> None:
    keys = {column.name for column in table.columns if column.foreign_keys}
    assert keys - set(leading(table)) == set()


@pytest.mark.parametrize("model", [FeedEntry, FeedHead])
def test_feeds_hold_no_time_that_a_cursor_could_compare(model: type[Base]) -> None:
    kinds = {column.type.__class__.__name__ for column in model.__table__.columns}
    assert kinds.isdisjoint({"UTC", "DateTime", "Date"})  # S2
