"""Provinces, communes and hamlets of a story's own. To be called within a write."""

import datetime as dt
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from uuid_utils.compat import uuid7

from api.core import settings
from api.core.text import collation_key, fold
from models.admin_unit import AdminUnit, AdminUnitVersion
from tests.factories import unique
from tests.factories.rows import write

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
    unit = new_unit(level, parent, name)
    write_units([unit], valid_from, valid_to)
    return unit


def new_unit(level: str, parent: Unit | None = None, name: str | None = None) -> Unit:
    """A unit that is not written yet."""
    code = unique.code(level[0])
    return Unit(uuid7(), level, code, name or f"{level.title()} {code}", parent.id if parent else None)


def write_units(units: Sequence[Unit], valid_from: dt.date = BEGIN, valid_to: dt.date | None = None) -> None:
    """Write units with one version each."""
    write(AdminUnit, [{"id": unit.id, "level": unit.level, "synthetic": True} for unit in units])
    span = {"valid_from": valid_from, "valid_to": valid_to}
    write(
        AdminUnitVersion,
        [{**_version(unit.id, unit.code, unit.name, unit.level, unit.parent_id), **span} for unit in units],
    )
    _note_change()


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
    span = {"valid_from": valid_from, "valid_to": valid_to}
    write(AdminUnitVersion, [{**_version(unit_id, code, name, level, parent.id if parent else None), **span}])
    _note_change()


def _version(unit_id: uuid.UUID, code: str, name: str, level: str, parent_id: uuid.UUID | None) -> dict[str, Any]:
    names = {"name": name, "name_folded": fold(name), "sort_key": collation_key(name)}
    return {"unit_id": unit_id, "parent_id": parent_id, "code": code, **names, "type": TYPES[level]}


def _note_change() -> None:
    """Every process keeps the units in memory under this number."""
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
