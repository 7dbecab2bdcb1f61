"""Topics, places, reasons and the other fixed vocabularies, as versioned rows that are retired and never deleted."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified

KINDS = ("topic", "place", "reason", "outcome", "age_band", "sex", "organization", "skill")


class CatalogueEntry(Identified, Created, Model):
    """One version of one code. The highest ``version`` of (kind, code) is the one in force; a code keeps its meaning.

    ``details`` holds the topic's own outcome codes: ``[{"code", "name", "name_en"}]``.
    """

    __tablename__ = "catalogue_entry"
    kind: Mapped[str] = mapped_column(sa.String(20))
    code: Mapped[str] = mapped_column(sa.String(30))
    version: Mapped[int]
    name: Mapped[str] = mapped_column(sa.String(200))
    name_en: Mapped[str] = mapped_column(sa.String(200))
    short_vi: Mapped[str] = mapped_column(sa.String(22))
    short_en: Mapped[str] = mapped_column(sa.String(30))
    group: Mapped[str | None] = mapped_column(sa.String(30))
    icon: Mapped[str | None] = mapped_column(sa.String(30))
    details: Mapped[list[Any]]
    order: Mapped[int]
    valid_from: Mapped[dt.date | None]
    valid_to: Mapped[dt.date | None]
    changed_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)

    __table_args__ = (
        sa.UniqueConstraint("kind", "code", "version"),
        sa.CheckConstraint(sa.column("kind").in_(KINDS), name="kind"),
    )
