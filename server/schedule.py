"""What comes round by itself. Of many workers the first to insert (name, slot) enqueues the job."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from api.core import clock, outbox
from api.core.db import atomic
from api.core.upsert import insert_for
from api.sync import inbox
from models import sqlite
from models.account import LoginThrottle
from models.db import db
from models.job import Job, Tick

EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
KEEP_THROTTLE = dt.timedelta(days=2)
KEEP_TICKS = dt.timedelta(days=7)
KEEP_JOBS = dt.timedelta(days=30)
KEEP_SETTLED = dt.timedelta(days=30)


@dataclass(frozen=True)
class Recurring:
    """A job kind that is enqueued once in every ``every``."""

    kind: str
    every: dt.timedelta

    def slot(self, instant: dt.datetime) -> dt.datetime:
        """The beginning of the span in which ``instant`` lies."""
        return EPOCH + (instant - EPOCH) // self.every * self.every


RECURRING = (
    Recurring("schedule.prune", dt.timedelta(hours=1)),
    Recurring("rounds.open_due", dt.timedelta(hours=1)),
    Recurring("sync.follow_units", dt.timedelta(hours=1)),
    Recurring("sync.raise_floors", dt.timedelta(days=1)),
)


def take_due(seen: dict[str, dt.datetime]) -> None:
    """Enqueue what is due in the present slot and has not been enqueued by another worker.

    ``seen`` keeps the slots that this process knows to be taken, so that the database is asked once per slot.
    """
    instant = clock.now()
    for recurring in RECURRING:
        slot = recurring.slot(instant)
        if seen.get(recurring.kind) != slot:
            _take(recurring.kind, slot)
            seen[recurring.kind] = slot


def prune(_payload: dict[str, Any]) -> None:
    """Delete what nobody asks for any more: log-in counters, taken slots, finished jobs, ops settled long ago (S8)."""
    instant = clock.now()
    with atomic("write"):
        inbox.clear_closed(instant - KEEP_SETTLED)
        db.session.execute(sa.delete(Job).where(Job.done_at < instant - KEEP_JOBS))
        db.session.execute(sa.delete(LoginThrottle).where(LoginThrottle.window_start < instant - KEEP_THROTTLE))
        db.session.execute(sa.delete(Tick).where(Tick.slot < instant - KEEP_TICKS))
    sqlite.forget_log(db.engine)


def _take(kind: str, slot: dt.datetime) -> None:
    take = insert_for(Tick).values(name=kind, slot=slot).on_conflict_do_nothing().returning(Tick.name)
    with atomic("write"):
        if db.session.execute(take).first() is not None:
            outbox.enqueue(kind, {})
