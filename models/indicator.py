"""Programmes with their targets, and indicators with dated observations that are never overwritten."""

import datetime as dt
import decimal
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified, Synthetic
from models.types import Exact

SHAPES = ("value", "ratio", "rank")
STATUSES = ("achieved", "not_achieved", "in_progress")


class Indicator(Identified, Created, Model):
    """Something that is measured again and again. ``code`` is stable: feeds name it.

    ``shape``: ``value`` (in ``measure``: people, teams, đồng …), ``ratio`` (numerator over denominator), ``rank`` (of
    how many). ``better`` is the direction that is wished for: ``up`` or ``down``. ``version`` counts the changes.
    """

    __tablename__ = "indicator"
    code: Mapped[str] = mapped_column(sa.String(40), unique=True)
    name: Mapped[str] = mapped_column(sa.String(200))
    name_en: Mapped[str] = mapped_column(sa.String(200))
    pillar: Mapped[str] = mapped_column(sa.String(60))
    shape: Mapped[str] = mapped_column(sa.String(10))
    measure: Mapped[str] = mapped_column(sa.String(40))
    better: Mapped[str] = mapped_column(sa.String(4), default="up")
    description: Mapped[str] = mapped_column(sa.String(500))
    retired_at: Mapped[dt.datetime | None]
    version: Mapped[int] = mapped_column(default=1, server_default="1")

    __table_args__ = (
        sa.CheckConstraint(sa.column("shape").in_(SHAPES), name="shape"),
        sa.CheckConstraint("better IN ('up', 'down')", name="better"),
    )


class Observation(Identified, Created, Synthetic, Model):
    """What an indicator was in a unit on a day, as a source said. Null is not 0: what was not said has no row.

    A mistake is corrected by a row that ``corrects`` the wrong one; both stay. Ratios may pass 100 %, values may fall.
    """

    __tablename__ = "observation"
    indicator_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("indicator.id"), index=True)
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    observed_on: Mapped[dt.date]
    value: Mapped[decimal.Decimal | None] = mapped_column(Exact)
    numerator: Mapped[decimal.Decimal | None] = mapped_column(Exact)
    denominator: Mapped[decimal.Decimal | None] = mapped_column(Exact)
    rank: Mapped[int | None]
    rank_of: Mapped[int | None]
    source: Mapped[str] = mapped_column(sa.String(300))
    note: Mapped[str] = mapped_column(sa.String(500), default="")
    corrects_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("observation.id"), index=True, unique=True)
    entered_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)

    __table_args__ = (
        sa.CheckConstraint("value IS NOT NULL OR numerator IS NOT NULL OR rank IS NOT NULL", name="something"),
    )


class Programme(Identified, Created, Synthetic, Model):
    """A resolution or plan with targets, such as Nghị quyết 04-NQ/TU."""

    __tablename__ = "programme"
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(200))
    legal_basis: Mapped[str] = mapped_column(sa.String(300))
    adopted_on: Mapped[dt.date]
    deadline: Mapped[dt.date]
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ProgrammeTarget(Identified, Created, Model):
    """One target of a programme; ``status`` is declared with its source, the indicator shows how far it is.

    One that was withdrawn (``withdrawn_on``, with the reason) stays to be read and no longer counts.
    """

    __tablename__ = "programme_target"
    programme_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("programme.id"), index=True)
    position: Mapped[int]
    group: Mapped[str] = mapped_column(sa.String(120))
    name: Mapped[str] = mapped_column(sa.String(300))
    indicator_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("indicator.id"), index=True)
    baseline: Mapped[decimal.Decimal | None] = mapped_column(Exact)
    goal: Mapped[decimal.Decimal | None] = mapped_column(Exact)
    deadline: Mapped[dt.date]
    challenging: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    withdrawn_on: Mapped[dt.date | None]
    withdrawn_reason: Mapped[str | None] = mapped_column(sa.String(300))

    __table_args__ = (sa.UniqueConstraint("programme_id", "position"),)


class TargetStatus(Identified, Created, Model):
    """That a target was declared achieved or not, as of a day, by a source. The newest day counts; all stay.

    What was entered by mistake is struck out with a reason: it stays to be read and does not count.
    """

    __tablename__ = "target_status"
    target_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("programme_target.id"), index=True)
    status: Mapped[str] = mapped_column(sa.String(12))
    stated_on: Mapped[dt.date]
    source: Mapped[str] = mapped_column(sa.String(300))
    entered_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    struck_reason: Mapped[str | None] = mapped_column(sa.String(300))

    __table_args__ = (sa.CheckConstraint(sa.column("status").in_(STATUSES), name="status"),)
