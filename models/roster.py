"""How rosters come about: imported files, what was done to each version by whom, and scans of signed decisions."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified, server_time
from models.team import ROSTER_ACTIONS

IMPORT_STATUSES = ("queued", "running", "ready", "refused", "failed")


class RosterImport(Identified, Created, Model):
    """An uploaded list: the file with its hash, and what reading it found. ``edits`` counts repairs.

    ``result``: ``{rows, columns, notes, ignored, choices, answers, touched}``, the texts that were read and repaired
    (members and errors follow from them); ``code`` and ``message`` say why it was refused.
    """

    __tablename__ = "roster_import"
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    filename: Mapped[str] = mapped_column(sa.String(200))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    content: Mapped[bytes | None] = mapped_column(sa.LargeBinary, deferred=True)
    status: Mapped[str] = mapped_column(sa.String(10), default="queued")
    progress: Mapped[int] = mapped_column(default=0)
    code: Mapped[str | None] = mapped_column(sa.String(30))
    message: Mapped[str | None] = mapped_column(sa.String(500))
    result: Mapped[dict[str, Any] | None]
    edits: Mapped[int] = mapped_column(default=0)
    committed_at: Mapped[dt.datetime | None]

    __table_args__ = (sa.CheckConstraint(sa.column("status").in_(IMPORT_STATUSES), name="status"),)


class RosterEvent(Identified, Model):
    """What was done to a roster version: append-only, the history that people read ("who approved what, when")."""

    __tablename__ = "roster_event"
    roster_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("roster_version.id"), index=True)
    action: Mapped[str] = mapped_column(sa.String(10))
    account_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(default=server_time)
    reason: Mapped[str | None] = mapped_column(sa.String(500))
    content_hash: Mapped[str | None] = mapped_column(sa.String(64))

    __table_args__ = (sa.CheckConstraint(sa.column("action").in_(ROSTER_ACTIONS), name="action"),)


class DecisionScan(Identified, Created, Model):
    """The signed paper as a picture or PDF, checked and encoded anew."""

    __tablename__ = "decision_scan"
    decision_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("decision.id"), index=True)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    content_type: Mapped[str] = mapped_column(sa.String(40))
    pages: Mapped[int]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    content: Mapped[bytes] = mapped_column(sa.LargeBinary, deferred=True)
