"""Campaigns ("92 ngày đêm"): some days with topics in front, and what each commune or team is asked to reach."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified, Synthetic

STATUSES = ("draft", "running", "closed")
MEASURES = ("visits", "people", "items")


class Campaign(Identified, Created, Synthetic, Model):
    """A campaign of ``unit_id`` (a province or a commune) from ``start`` to ``end``, both days included.

    ``topics`` are codes of the catalogue, pinned on the phones in this order; only items of them count if ``measure``
    is ``items``. ``report`` are the figures as they stood when it was closed.
    """

    __tablename__ = "campaign"
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    legal_basis: Mapped[str] = mapped_column(sa.String(300))
    start: Mapped[dt.date]
    end: Mapped[dt.date]
    measure: Mapped[str] = mapped_column(sa.String(10))
    topics: Mapped[list[Any]]
    status: Mapped[str] = mapped_column(sa.String(10), default="draft")
    version: Mapped[int] = mapped_column(default=1)
    created_by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    launched_at: Mapped[dt.datetime | None]
    closed_at: Mapped[dt.datetime | None]
    report: Mapped[dict[str, Any] | None]

    __table_args__ = (
        sa.CheckConstraint(sa.column("status").in_(STATUSES), name="status"),
        sa.CheckConstraint(sa.column("measure").in_(MEASURES), name="measure"),
        sa.CheckConstraint('"end" >= start', name="period"),
    )


class CampaignTarget(Identified, Model):
    """What a commune (``team_id`` null) or a team of it is to reach by the end, in the campaign's measure."""

    __tablename__ = "campaign_target"
    campaign_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("campaign.id"), index=True)
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    team_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("team.id"), index=True)
    goal: Mapped[int]

    __table_args__ = (
        sa.CheckConstraint("goal >= 0", name="goal"),
        sa.UniqueConstraint("campaign_id", "team_id"),
        sa.Index(
            "uq_campaign_target_of_commune",
            "campaign_id",
            "unit_id",
            unique=True,
            sqlite_where=sa.text("team_id IS NULL"),
            postgresql_where=sa.text("team_id IS NULL"),
        ),
    )
