"""Column types that mean the same on SQLite and PostgreSQL."""

import datetime as dt
import decimal

import sqlalchemy as sa
from sqlalchemy.engine import Dialect


class UTC(sa.types.TypeDecorator[dt.datetime]):
    """An instant. Stored in UTC; SQLite would silently drop the offset, so it is normalised on the way in."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Convert to UTC. Raises ValueError for a naive datetime."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Give back an aware datetime in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class SortKey(sa.types.TypeDecorator[str]):
    """A key made for byte order. PostgreSQL is told to compare it so; SQLite does by itself."""

    impl = sa.String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sa.types.TypeEngine[str]:
        """Choose the "C" collation where the database would otherwise use a language's."""
        return dialect.type_descriptor(sa.String(collation="C" if dialect.name == "postgresql" else None))


class Exact(sa.types.TypeDecorator[decimal.Decimal]):
    """A decimal number to the last digit. Stored as text: SQLite knows only floats, and no report adds these up."""

    impl = sa.String(40)
    cache_ok = True

    def process_bind_param(self, value: decimal.Decimal | None, dialect: Dialect) -> str | None:
        """Write without an exponent."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> decimal.Decimal | None:
        """Read it back as it was."""
        return None if value is None else decimal.Decimal(value)
