"""Requests about one record take turns: what one of them reads, the other has written or not begun (S5, S8)."""

import uuid
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from api.core.db import on_postgresql
from models.db import db

# First of PostgreSQL's two-part keys; the second is drawn from the record's id.
_RECORDS = 7


def take_turns(record_ids: Collection[uuid.UUID]) -> None:
    """Wait until no other transaction is at these records, which need not exist yet, and keep others out.

    Without it an op and its correction, or a change and its visit, from two phones at once do not see each other: the
    one is set aside for good that the other settles. To be called before anything of them is read. SQLite has one
    writer at a time.
    """
    if record_ids and on_postgresql():
        keys = sorted({int.from_bytes(one.bytes[-4:], "big", signed=True) for one in record_ids})
        each = sa.func.unnest(sa.cast(keys, ARRAY(sa.Integer)))
        db.session.execute(sa.select(sa.func.pg_advisory_xact_lock(_RECORDS, each)))
