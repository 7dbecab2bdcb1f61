"""A hamlet that no unit file names yet: the commune's officer adds it with an imported list."""

import datetime as dt
import uuid

import sqlalchemy as sa

from api.core.text import fold
from api.units.logic import note_change, tree
from api.units.naming import name_columns
from models.admin_unit import AdminUnit, AdminUnitVersion
from models.db import db

KINDS = ("Khu phố", "Tổ dân phố", "Ấp", "Thôn", "Khóm", "Buôn", "Sóc", "Xóm", "Bản", "Làng")


def add_hamlet(commune_id: uuid.UUID, name: str, day: dt.date, *, synthetic: bool = False) -> uuid.UUID:
    """A new hamlet of a commune from ``day`` on, with the next code of the commune ("25942-N01"); returns its id."""
    commune = tree().version_at(commune_id, day)
    prefix = f"{commune.code if commune else ''}-N"[-16:]
    taken = sa.select(sa.func.count()).where(AdminUnitVersion.code.startswith(prefix, autoescape=True))
    count = db.session.scalar(taken) or 0
    unit = AdminUnit(level="hamlet", synthetic=synthetic)
    db.session.add(unit)
    db.session.flush()
    db.session.add(
        AdminUnitVersion(
            unit_id=unit.id,
            parent_id=commune_id,
            code=f"{prefix}{count + 1:02d}",
            **name_columns(name),
            type=_kind(name),
            valid_from=day,
        )
    )
    note_change()
    return unit.id


def _kind(name: str) -> str:
    found = next((kind for kind in KINDS if name.startswith(kind + " ")), "Khu phố")
    return fold(found).replace(" ", "-")
