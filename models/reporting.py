"""Reporting rounds: what each commune says of a month, frozen with its figures when it is handed in."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified, Synthetic


class ReportingRound(Identified, Created, Synthetic, Model):
    """What a province's communes report of one reporting month (its first calendar day), due by the end of ``due_on``.

    ``closed_at``: from then on amendments and voids of visits of ``start`` to ``end`` go to the official
    (``month_closed``); a first log that comes later is applied.
    """

    __tablename__ = "reporting_round"
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    month: Mapped[dt.date]
    start: Mapped[dt.date]
    end: Mapped[dt.date]
    due_on: Mapped[dt.date]
    closed_at: Mapped[dt.datetime | None]
    closed_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)

    __table_args__ = (sa.UniqueConstraint("unit_id", "month"),)


class CommuneReport(Identified, Created, Model):
    """One commune's report of a round. ``declared`` are bases typed by hand: ``{"adults": 12000, "households": null}``.

    ``figures`` and ``figures_as_of`` are stored when it is handed in and do not change with later visits.
    """

    __tablename__ = "commune_report"
    round_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("reporting_round.id"), index=True)
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    status: Mapped[str] = mapped_column(sa.String(10), default="draft")
    version: Mapped[int] = mapped_column(default=1)
    difficulties: Mapped[str] = mapped_column(sa.Text, default="")
    proposals: Mapped[str] = mapped_column(sa.Text, default="")
    declared: Mapped[dict[str, Any]]
    figures: Mapped[dict[str, Any] | None]
    figures_as_of: Mapped[dt.datetime | None]
    submitted_at: Mapped[dt.datetime | None]
    submitted_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)

    __table_args__ = (
        sa.UniqueConstraint("round_id", "unit_id"),
        sa.CheckConstraint("status IN ('draft', 'submitted')", name="status"),
    )
