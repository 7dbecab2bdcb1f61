"""Does the work of the job table: at least once, the same on both databases, by any number of workers (ADR 0002).

A job is claimed by moving its lease; a worker that dies leaves a lease that runs out, and another does the job again.
Handlers open their own transactions, so that nothing slow runs inside a write, and must bear being repeated.
"""

import datetime as dt
import logging
import random
import threading
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from api.core import clock
from api.core.db import atomic
from models.db import db
from models.job import Job
from server import schedule, upgrade
from server.jobs import HANDLERS

log = logging.getLogger(__name__)
LEASE = dt.timedelta(seconds=60)
MAX_ATTEMPTS = 5
FIRST_PAUSE = dt.timedelta(seconds=5)
POLL_SECONDS = 0.5
DATABASE_PAUSE_SECONDS = 5.0
MAX_ERROR = 2000


@dataclass(frozen=True)
class Claimed:
    """A job that this worker may do until its lease runs out; ``attempts`` tells its claims apart."""

    id: uuid.UUID
    kind: str
    payload: dict[str, Any]
    attempts: int


def claim() -> Claimed | None:
    """Take the job that has been due longest; None if there is none. Kinds that this version does not know are left."""
    instant = clock.now()
    due = (Job.done_at.is_(None), Job.run_at <= instant, Job.lease_until <= instant, Job.kind.in_(HANDLERS))
    with atomic("read"):
        # Idle workers must not take SQLite's only write lock twice a second.
        if db.session.scalar(sa.select(Job.id).where(*due).limit(1)) is None:
            return None
    pick = sa.select(Job.id).where(*due).order_by(Job.run_at, Job.id).limit(1).with_for_update(skip_locked=True)
    take = (
        sa.update(Job)
        .where(Job.id == pick.scalar_subquery())
        .values(lease_until=instant + LEASE, attempts=Job.attempts + 1)
        .returning(Job.id, Job.kind, Job.payload, Job.attempts)
        .execution_options(synchronize_session=False)
    )
    with atomic("write"):
        row = db.session.execute(take).one_or_none()
    return None if row is None else Claimed(*row)


def work_once() -> bool:
    """Claim one job and do it; False if none was due. Raises SQLAlchemyError when the queue cannot be reached."""
    job = claim()
    if job is None:
        return False
    if job.attempts > MAX_ATTEMPTS:
        _give_up(job, f"the worker died in each of {MAX_ATTEMPTS} attempts")
        return True
    try:
        HANDLERS[job.kind].run(job.payload)
    except Exception as error:
        log.exception("job %s %s failed, attempt %s", job.kind, job.id, job.attempts)
        _fail(job, f"{type(error).__name__}: {error}"[:MAX_ERROR])
    else:
        _settle(job, done_at=clock.now(), last_error=None)
    return True


def drain() -> int:
    """Do every job that is due; returns how many were tried."""
    count = 0
    while work_once():
        count += 1
    return count


def run(app: Flask, stopping: threading.Event) -> None:
    """Work until ``stopping`` is set; the job at hand is finished first. A missing database is waited for."""
    seen: dict[str, dt.datetime] = {}
    noted = False
    while not stopping.is_set():
        # A context of its own per turn: it takes its database session with it.
        with app.app_context():
            try:
                noted = noted or upgrade.note()
                schedule.take_due(seen)
                pause = 0.0 if work_once() else POLL_SECONDS
            except SQLAlchemyError as error:
                log.error("the queue cannot be reached: %s", str(error).splitlines()[0])
                pause = DATABASE_PAUSE_SECONDS
        stopping.wait(pause)


def pause_after(attempts: int) -> dt.timedelta:
    """How long a job rests after its n-th failure: 5 s, 20 s, 80 s, 320 s, up to a quarter longer."""
    return FIRST_PAUSE * float(4 ** (attempts - 1)) * (1 + random.random() / 4)


def _fail(job: Claimed, error: str) -> None:
    if job.attempts >= MAX_ATTEMPTS:
        _give_up(job, error)
        return
    instant = clock.now()
    _settle(job, run_at=instant + pause_after(job.attempts), lease_until=instant, last_error=error)


def _give_up(job: Claimed, error: str) -> None:
    """A job that is done and has an error has failed for good."""
    log.error("job %s %s given up: %s", job.kind, job.id, error)
    give_up = HANDLERS[job.kind].give_up
    try:
        if give_up is not None:
            give_up(job.payload)
    except SQLAlchemyError:
        raise
    except Exception:
        # Whatever is wrong with this job must not end the worker, which has others to do.
        log.exception("job %s %s cannot tell that it failed", job.kind, job.id)
    _settle(job, done_at=clock.now(), last_error=error)


def _settle(job: Claimed, **values: Any) -> None:
    """Write what became of the job, unless its lease ran out and another worker has it now."""
    ours = (Job.id == job.id, Job.attempts == job.attempts, Job.done_at.is_(None))
    with atomic("write"):
        db.session.execute(sa.update(Job).where(*ours).values(**values).execution_options(synchronize_session=False))
