"""Provinces, communes and hamlets of a story's own. To be called within a write."""

import datetime as dt
import secrets
import uuid
from dataclasses import dataclass

from api.core import settings
from api.core.text import collation_key, fold
from models.admin_unit import AdminUnit, AdminUnitVersion
from models.db import db
from tests.factories import unique

BEGIN = dt.date(2023, 1, 1)
TYPES = {"province": "tinh", "district": "thanh_pho", "commune": "phuong", "hamlet": "khu_pho"}


@dataclass(frozen=True)
class Unit:
    """An administrative unit of a story."""

    id: uuid.UUID
    level: str
    code: str
    name: str
    parent_id: uuid.UUID | None


def make_unit(
    level: str,
    parent: Unit | None = None,
    name: str | None = None,
    *,
    valid_from: dt.date = BEGIN,
    valid_to: dt.date | None = None,
) -> Unit:
    """A unit with one version."""
    unit = AdminUnit(level=level, synthetic=True)
    code = unique.code(level[0])
    shown = name or f"{level.title()} {code}"
    db.session.add(unit)
    db.session.flush()
    add_version(unit.id, code, shown, level, parent, valid_from, valid_to)
    return Unit(unit.id, level, code, shown, parent.id if parent else None)


def add_version(
    unit_id: uuid.UUID,
    code: str,
    name: str,
    level: str,
    parent: Unit | None,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
) -> None:
    """One more dated version of a unit."""
    db.session.add(
        AdminUnitVersion(
            unit_id=unit_id,
            parent_id=parent.id if parent else None,
            code=code,
            name=name,
            name_folded=fold(name),
            sort_key=collation_key(name),
            type=TYPES[level],
            valid_from=valid_from,
            valid_to=valid_to,
        )
    )
    db.session.flush()
    # Every process keeps the units in memory under this number.
    settings.put("units_version", secrets.randbelow(2**50))


def make_province(name: str | None = None) -> Unit:
    """A province."""
    return make_unit("province", None, name)


def make_commune(province: Unit, name: str | None = None) -> Unit:
    """A commune directly below a province, as since 2025-07-01."""
    return make_unit("commune", province, name)


def make_hamlet(commune: Unit, name: str | None = None) -> Unit:
    """A hamlet."""
    return make_unit("hamlet", commune, name)
