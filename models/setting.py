"""Settings of the province that are data, such as the cut-off day of the reporting month."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model


class Setting(Model):
    """One named value (JSON)."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
    value: Mapped[Any] = mapped_column(sa.JSON)
