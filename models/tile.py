"""Where each commune stands on the coverage tile grid."""

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model


class UnitTile(Model):
    """A unit's cell in the grid of the units in force from ``valid_from`` on; row 0 is north, column 0 is west."""

    __tablename__ = "unit_tile"
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), primary_key=True, index=True)
    column: Mapped[int]
    row: Mapped[int]
