"""What several tables share."""

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from uuid_utils.compat import uuid7


def server_time() -> dt.datetime:
    """When a row is written; the business clock of the api layer is out of reach here."""
    return dt.datetime.now(dt.UTC)


class Identified:
    """A UUIDv7 key: made anywhere, ordered by time, never reused."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid7)


class Created:
    """When the row was written (server time, UTC)."""

    created_at: Mapped[dt.datetime] = mapped_column(default=server_time)


class Synthetic:
    """True for rows of invented people and places; pages and exports then say "Dữ liệu mẫu"."""

    synthetic: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
