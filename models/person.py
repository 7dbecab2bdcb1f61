"""A human being, apart from accounts and rosters: moving between teams keeps the person one person."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified, Synthetic
from models.types import SortKey


class Person(Identified, Created, Synthetic, Model):
    """Name as written (NFC), a folded copy to search in and a key that sorts by Vietnamese given name."""

    __tablename__ = "person"
    name: Mapped[str] = mapped_column(sa.String(120))
    name_folded: Mapped[str] = mapped_column(sa.String(120), index=True)
    sort_key: Mapped[str] = mapped_column(SortKey(400), index=True)
    birth_year: Mapped[int | None]
    gender: Mapped[str | None] = mapped_column(sa.String(10))

    __table_args__ = (sa.CheckConstraint("gender IN ('male', 'female', 'unknown')", name="gender"),)
