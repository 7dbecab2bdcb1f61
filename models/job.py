"""The job table: a lease queue that is at-least-once on both databases and shares the data's transaction."""

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified


class Job(Identified, Created, Model):
    """Work to be done after the commit, named by ``kind``; payloads hold ids, never objects."""

    __tablename__ = "job"
    kind: Mapped[str] = mapped_column(sa.String(60))
    payload: Mapped[dict[str, Any]]
    run_at: Mapped[dt.datetime]
    lease_until: Mapped[dt.datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[dt.datetime | None]
    last_error: Mapped[str | None] = mapped_column(sa.String(2000))

    __table_args__ = (sa.Index("ix_job_done_at_run_at", "done_at", "run_at"),)


class Tick(Model):
    """A scheduled moment that one node has taken: the first to insert (name, slot) runs it."""

    __tablename__ = "tick"
    name: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
    slot: Mapped[dt.datetime] = mapped_column(primary_key=True)
