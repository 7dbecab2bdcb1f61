"""Keyset paging: ``{"items": […], "next": "…"}``. The cursor is opaque to clients."""

import base64
import binascii
import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from api.core.problems import invalid

# What both databases can compare a column with.
MOST = 2**63 - 1


def encode_cursor(values: Sequence[Any]) -> str:
    """Pack the sort values of the last row."""
    return base64.urlsafe_b64encode(orjson.dumps(list(values))).decode().rstrip("=")


def decode_cursor(cursor: str, width: int) -> list[Any]:
    """Unpack a cursor of ``width`` values. Raises Problem ``validation_failed`` on anything else."""
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        raise invalid("after", "cursor", "The cursor is not one of ours") from None
    if not isinstance(values, list) or len(values) != width or not all(map(_is_comparable, values)):
        raise invalid("after", "cursor", "The cursor is not one of ours")
    return values


def _is_comparable(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" not in value
    return type(value) is int and abs(value) <= MOST


def uuid_of(value: Any) -> uuid.UUID:
    """An id out of a cursor. Raises Problem ``validation_failed``."""
    try:
        return uuid.UUID(str(value))
    except ValueError:
        raise invalid("after", "cursor", "The cursor is not one of ours") from None


def day_of(value: Any) -> dt.date:
    """A day out of a cursor. Raises Problem ``validation_failed``."""
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        raise invalid("after", "cursor", "The cursor is not one of ours") from None


def after(
    columns: Sequence[sa.ColumnElement[Any] | InstrumentedAttribute[Any]],
    values: Sequence[Any],
    *,
    descending: bool = False,
) -> sa.ColumnElement[bool]:
    """Rows that come after ``values`` in the order of ``columns`` (the last one must be unique)."""
    left, right = sa.tuple_(*columns), sa.tuple_(*[sa.literal(v, c.type) for c, v in zip(columns, values, strict=True)])
    return left < right if descending else left > right


def page(rows: Sequence[Any], limit: int, cursor_of: Any, item_of: Any) -> dict[str, Any]:
    """Cut ``limit + 1`` fetched rows to a page; ``cursor_of(row)`` gives the sort values, ``item_of(row)`` the JSON."""
    shown = rows[:limit]
    more = len(rows) > limit
    return {"items": [item_of(row) for row in shown], "next": encode_cursor(cursor_of(shown[-1])) if more else None}


def flag_of(value: Any) -> int:
    """0 or 1 out of a cursor. Raises Problem ``validation_failed``."""
    if value not in (0, 1):
        raise invalid("after", "cursor", "The cursor is not one of ours")
    return int(value)
