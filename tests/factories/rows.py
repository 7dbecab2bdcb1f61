"""Rows written past the ORM: most stories begin with a world of sixty of them."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from uuid_utils.compat import uuid7

from api.core.upsert import insert_all
from models.db import Base


def write(table: type[Base], rows: Sequence[Mapping[str, Any]]) -> list[uuid.UUID]:
    """Insert rows of the same columns as one statement; returns their ids, which are made for rows without one."""
    identified = [{"id": uuid7(), **row} for row in rows]
    insert_all(table, identified)
    return [row["id"] for row in identified]
