"""Administrative units under stable ids, their dated versions, and the lineage between them.

A code is no identity: all codes in force since 2025-07-01 re-use an older one, most of them with another meaning.
"""

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Identified, Synthetic
from models.types import SortKey

LEVELS = ("province", "district", "commune", "hamlet")


class AdminUnit(Identified, Synthetic, Model):
    """A unit for as long as it exists under any name, code or parent."""

    __tablename__ = "admin_unit"
    level: Mapped[str] = mapped_column(sa.String(10))

    __table_args__ = (sa.CheckConstraint(sa.column("level").in_(LEVELS), name="level"),)


class AdminUnitVersion(Identified, Model):
    """What a unit was called and where it belonged from ``valid_from`` to ``valid_to`` (first day after, or null)."""

    __tablename__ = "admin_unit_version"
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    parent_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    code: Mapped[str] = mapped_column(sa.String(20))
    name: Mapped[str] = mapped_column(sa.String(200))
    name_folded: Mapped[str] = mapped_column(sa.String(200))
    sort_key: Mapped[str] = mapped_column(SortKey(400))
    type: Mapped[str] = mapped_column(sa.String(30))
    decision: Mapped[str | None] = mapped_column(sa.String(100))
    valid_from: Mapped[dt.date]
    valid_to: Mapped[dt.date | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]

    __table_args__ = (
        sa.UniqueConstraint("code", "valid_from"),
        sa.UniqueConstraint("unit_id", "valid_from"),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="period"),
    )


class AdminUnitChange(Identified, Model):
    """A dated act that merged, split or renamed units."""

    __tablename__ = "admin_unit_change"
    kind: Mapped[str] = mapped_column(sa.String(10))
    effective_on: Mapped[dt.date] = mapped_column(index=True)
    decision: Mapped[str] = mapped_column(sa.String(100))

    __table_args__ = (sa.CheckConstraint("kind IN ('merge', 'split', 'rename', 'move')", name="kind"),)


class AdminUnitEdge(Identified, Model):
    """One arrow of lineage. A split has several arrows of which exactly one is the ``is_default`` one."""

    __tablename__ = "admin_unit_edge"
    change_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit_change.id"), index=True)
    from_unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    to_unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    is_partial: Mapped[bool]
    is_default: Mapped[bool]

    __table_args__ = (sa.UniqueConstraint("from_unit_id", "to_unit_id"),)
