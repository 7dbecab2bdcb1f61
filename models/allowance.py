"""Work days and what they are paid, by rates with a date and a legal basis."""

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified

RATES = ("month", "day", "night")


class AllowanceRate(Identified, Created, Model):
    """Đồng per member and month, per mobilised day, or per night (at most), from ``valid_from`` on in a province."""

    __tablename__ = "allowance_rate"
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    kind: Mapped[str] = mapped_column(sa.String(10))
    amount: Mapped[int]
    legal_basis: Mapped[str] = mapped_column(sa.String(300))
    valid_from: Mapped[dt.date]
    valid_to: Mapped[dt.date | None]

    __table_args__ = (
        sa.CheckConstraint(sa.column("kind").in_(RATES), name="kind"),
        sa.CheckConstraint("amount >= 0", name="amount"),
        sa.UniqueConstraint("unit_id", "kind", "valid_from"),
    )


class WorkDay(Identified, Created, Model):
    """A day, or a night, on which a person worked for a team, confirmed by its leader. Suggested from logged visits."""

    __tablename__ = "work_day"
    team_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("team.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    day: Mapped[dt.date]
    night: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(sa.String(200), default="")
    confirmed_by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)

    __table_args__ = (sa.UniqueConstraint("person_id", "day", "night"),)
