"""Counts kept in the transaction of the visit they count, so that no report scans visits.

Three measures that are never mixed: ``visits`` (lượt), ``people``, ``items``. The keys begin with what reports ask by;
SQLite keeps the rows themselves in that order (0008).
"""

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model

DIMENSIONS = ("topic", "outcome", "age_band", "sex", "topic_age", "topic_sex", "kind", "place", "result")
AMOUNTS = ("visits", "people", "items")


def month_amounts(month: int) -> tuple[str, str, str]:
    """The columns of ``tally_year`` that hold visits, people and items of its ``month`` (1 to 12)."""
    return f"visits_{month}", f"people_{month}", f"items_{month}"


class TallyDay(Model):
    """Visits, people and items of a team in a unit on a business day, by kind and place."""

    __tablename__ = "tally_day"
    day: Mapped[dt.date]
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    team_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("team.id"))
    kind: Mapped[str] = mapped_column(sa.String(12))
    place: Mapped[str] = mapped_column(sa.String(20))
    visits: Mapped[int]
    people: Mapped[int]
    items: Mapped[int]

    __table_args__ = (
        sa.PrimaryKeyConstraint("day", "unit_id", "team_id", "kind", "place"),
        sa.Index("ix_tally_day_team_id_day", "team_id", "day"),
        {"sqlite_with_rowid": False},
    )


class TallyYear(Model):
    """Marginals of the reporting months of a year, all in one row: ``visits_1`` to ``items_12``.

    A year of a province is then 7,000 rows instead of 84,000 (ADR 0014). ``value`` is the code of a dimension.
    ``outcome``: ``topic|outcome|detail``; ``result``: the outcome alone. ``topic_age`` (``topic|age band``) and
    ``topic_sex`` count visits of one person alone, as with more it is not known who had what done; without a topic
    (``|age band``) they count such visits once.

    Each visit counts once in ``visits`` of every value it touches: only ``kind`` and ``place`` add up.
    """

    __tablename__ = "tally_year"
    dimension: Mapped[str] = mapped_column(sa.String(10))
    year: Mapped[int]
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    team_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("team.id"), index=True)
    value: Mapped[str] = mapped_column(sa.String(80))

    __table_args__ = (
        *(
            sa.Column(name, sa.Integer, server_default="0", nullable=False)
            for month in range(1, 13)
            for name in month_amounts(month)
        ),
        sa.PrimaryKeyConstraint("dimension", "year", "unit_id", "team_id", "value"),
        sa.CheckConstraint(sa.column("dimension").in_(DIMENSIONS), name="dimension"),
        {"sqlite_with_rowid": False},
    )


class TallyWeek(Model):
    """What of a week (its Monday) lies in a reporting month (its first day): a week of a year is in one or two."""

    __tablename__ = "tally_week"
    month: Mapped[dt.date]
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    team_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("team.id"), index=True)
    week: Mapped[dt.date]
    visits: Mapped[int]
    people: Mapped[int]
    items: Mapped[int]

    __table_args__ = (
        sa.PrimaryKeyConstraint("month", "unit_id", "team_id", "week"),
        {"sqlite_with_rowid": False},
    )


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
