"""The floor of a team's feed: below it the log is too long ago to be worth reading, a snapshot says more (S27).

Only the floor moves. No entry is ever removed: (scope, seq, chain) is kept for ever (S3).
"""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from api.assistance.sync import WINDOW
from api.core import clock
from api.core.db import atomic
from models.assistance import SessionRevision
from models.db import db
from models.sync import FeedEntry, FeedHead

# What a phone that was away may have to read at least; a floor rises by so many entries at once.
STEP = 500
LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
# The end of the year 9998, in milliseconds: what a time can hold in any zone.
_LATEST = 253_370_764_800_000


def run(_payload: dict[str, Any]) -> None:
    """Job: raise the floors as far as they go."""
    while raise_floors():
        pass


def raise_floors() -> int:
    """Raise by one step the floor of each feed whose entry there is older than what phones show; returns how many.

    The age decides about speed alone, never about what a phone knows in the end, so a wrong clock does no harm (S2).
    """
    before = clock.now() - WINDOW
    with atomic("read"):
        found = db.session.execute(_next_entries()).all()
    risen = [row for row in found if (row.received_at or _made_at(row.op_id)) < before]
    if risen:
        with atomic("write"):
            for row in risen:
                head = sa.update(FeedHead).where(FeedHead.scope == row.scope, FeedHead.floor == row.floor)
                db.session.execute(head.values(floor=row.floor + STEP))
    return len(risen)


def _next_entries() -> sa.Select[*tuple[Any, ...]]:
    """The entry that would be each team feed's next floor, with the time when its visit came."""
    h, e, r = FeedHead, FeedEntry, SessionRevision
    return (
        sa.select(h.scope, h.floor, e.op_id, r.received_at)
        .join(e, sa.and_(e.scope == h.scope, e.seq == h.floor + STEP))
        .outerjoin(r, r.op_id == e.revision)
        .where(h.scope.startswith("t/"))
        .order_by(h.scope)
    )


def _made_at(op_id: uuid.UUID) -> dt.datetime:
    """When an entry was made that is no visit: its op_id is a UUIDv7 (RFC 9562) of the server's.

    Any other tells no time. It is taken for old, so that it holds no floor down for ever.
    """
    milliseconds = op_id.int >> 80
    if op_id.version != 7 or milliseconds > _LATEST:
        return LONG_AGO
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC)
