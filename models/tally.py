"""Counts kept in the transaction of the visit they count, so that no report scans visits.

Three measures that are never mixed: ``visits`` (lượt), ``people``, ``items``.
"""

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model

DIMENSIONS = ("topic", "outcome", "age_band", "sex", "topic_age", "topic_sex")


class TallyDay(Model):
    """Visits, people and items of a team in a unit on a business day, by kind and place."""

    __tablename__ = "tally_day"
    team_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("team.id"), primary_key=True)
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), primary_key=True, index=True)
    day: Mapped[dt.date] = mapped_column(primary_key=True, index=True)
    kind: Mapped[str] = mapped_column(sa.String(12), primary_key=True)
    place: Mapped[str] = mapped_column(sa.String(20), primary_key=True)
    visits: Mapped[int]
    people: Mapped[int]
    items: Mapped[int]


class TallyMonth(Model):
    """Marginals of a reporting month (its first day). ``value`` is a code, ``topic|outcome|detail`` for outcome.

    ``topic_age`` (``topic|age band``) and ``topic_sex`` count visits of one person alone: with more it is not known who
    had what done.

    Each visit counts once in ``visits`` of every value it touches; values of one dimension therefore do not add up.
    """

    __tablename__ = "tally_month"
    team_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("team.id"), primary_key=True)
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), primary_key=True, index=True)
    month: Mapped[dt.date] = mapped_column(primary_key=True, index=True)
    dimension: Mapped[str] = mapped_column(sa.String(10), primary_key=True)
    value: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    visits: Mapped[int]
    people: Mapped[int]
    items: Mapped[int]

    __table_args__ = (sa.CheckConstraint(sa.column("dimension").in_(DIMENSIONS), name="dimension"),)


class TallyTopicDay(Model):
    """The same by topic, for campaigns: days are not cut by months (ADR 0011). ``people`` of one-person visits alone.

    Each visit counts once in ``visits`` of every topic it touches: they do not add up over topics, ``items`` do.
    """

    __tablename__ = "tally_topic_day"
    day: Mapped[dt.date]
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    team_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("team.id"))
    topic: Mapped[str] = mapped_column(sa.String(30))
    visits: Mapped[int]
    people: Mapped[int]
    items: Mapped[int]

    __table_args__ = (
        sa.PrimaryKeyConstraint("day", "unit_id", "team_id", "topic"),
        sa.Index("ix_tally_topic_day_team_id_day", "team_id", "day"),
        {"sqlite_with_rowid": False},
    )
