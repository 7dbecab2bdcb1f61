"""Visits: the record, and its append-only revisions. No citizen identity is stored anywhere."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Synthetic


class AssistanceSession(Synthetic, Model):
    """A visit as its effective revision says. ``unit_id`` is the hamlet, or the commune of a commune-level team.

    ``topics`` holds the topic codes between spaces (`` VNEID2 PAY ``) so that a list can be filtered on both databases.
    """

    __tablename__ = "assistance_session"
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    team_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("team.id"))
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"))
    author_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    revision: Mapped[uuid.UUID]
    status: Mapped[str] = mapped_column(sa.String(8), default="live")
    business_day: Mapped[dt.date]
    topics: Mapped[str] = mapped_column(sa.String(400))
    conflicted: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (
        sa.CheckConstraint("status IN ('live', 'voided')", name="status"),
        sa.Index("ix_assistance_session_team_id_business_day", "team_id", "business_day"),
        sa.Index("ix_assistance_session_unit_id_business_day", "unit_id", "business_day"),
    )


class SessionRevision(Model):
    """One revision; its key *is* the op_id that made it (S5). ``body`` is gone once erased (S23).

    ``status``: ``effective`` for the one that counts, ``conflict_kept`` for one that waits to be chosen from (S22).
    """

    __tablename__ = "session_revision"
    op_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    record_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("assistance_session.id"), index=True)
    base_revision: Mapped[uuid.UUID | None]
    type: Mapped[str] = mapped_column(sa.String(40))
    schema_version: Mapped[int]
    author_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    device_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("device.id"), index=True)
    client_time: Mapped[dt.datetime]
    corrected_time: Mapped[dt.datetime]
    utc_offset: Mapped[int]
    received_at: Mapped[dt.datetime]
    flags: Mapped[list[Any]]
    status: Mapped[str] = mapped_column(sa.String(14))
    body: Mapped[dict[str, Any] | None]

    __table_args__ = (sa.CheckConstraint("status IN ('effective', 'superseded', 'conflict_kept')", name="status"),)
