"""What a reform does to units."""

import datetime as dt
import uuid

import sqlalchemy as sa

from models.admin_unit import AdminUnitVersion
from models.db import db


def end_version(unit_id: uuid.UUID, on: dt.date) -> None:
    """End the version in force; ``on`` is the first day without it. To be called within a write, before a new one."""
    version = AdminUnitVersion
    db.session.execute(
        sa.update(version).where(version.unit_id == unit_id, version.valid_to.is_(None)).values(valid_to=on)
    )
