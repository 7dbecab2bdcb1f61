"""The tree of units of this database, kept per process until somebody changes a unit."""

import secrets
import threading
import uuid

import sqlalchemy as sa

from api.core import clock, settings
from api.core.problems import Problem
from api.units.lineage import Edge, UnitTree, UnitVersion
from models.admin_unit import AdminUnit, AdminUnitChange, AdminUnitEdge, AdminUnitVersion
from models.db import db

SETTING = "units_version"
KEPT = 4
# By database too: a process of the tests has several.
_kept: dict[tuple[str, str | int], UnitTree] = {}
_lock = threading.Lock()


def tree() -> UnitTree:
    """The tree as the running transaction sees it; one small query while nothing changed."""
    mark = settings.get(SETTING)
    if mark is None:
        return load_tree()
    key = (str(db.engine.url), mark)
    found = _kept.get(key)
    if found is None:
        found = load_tree()
        with _lock:
            if len(_kept) >= KEPT:
                _kept.clear()
            _kept[key] = found
    return found


def note_change() -> None:
    """To be called by whoever writes units: all processes build their tree anew after the commit.

    The mark is random, not counted: a number given in a transaction that is rolled back would come again.
    """
    db.session().flush()
    settings.put(SETTING, secrets.token_hex(8))


def current_commune(unit_id: uuid.UUID) -> uuid.UUID | None:
    """The commune that the unit falls under today."""
    return tree().commune_at(unit_id, clock.today())


def check_known(unit_id: uuid.UUID) -> str:
    """The level of a unit. Raises Problem ``not_found`` for an unknown id."""
    level = tree().level(unit_id)
    if level is None:
        raise Problem("not_found")
    return level


def load_tree() -> UnitTree:
    """Read all versions and edges (about 1,500 rows for a province)."""
    session, version = db.session(), AdminUnitVersion
    versions = session.execute(
        sa.select(
            version.unit_id,
            AdminUnit.level,
            *(version.code, version.name, version.type, version.parent_id, version.valid_from, version.valid_to),
            *(version.lat, version.lon, AdminUnit.synthetic),
            *(version.name_folded, version.sort_key, version.decision),
        ).join(AdminUnit, AdminUnit.id == version.unit_id)
    )
    edges = session.execute(
        sa.select(
            AdminUnitEdge.from_unit_id,
            AdminUnitEdge.to_unit_id,
            AdminUnitChange.effective_on,
            AdminUnitChange.kind,
            AdminUnitEdge.is_partial,
            AdminUnitEdge.is_default,
        ).join(AdminUnitChange, AdminUnitChange.id == AdminUnitEdge.change_id)
    )
    return UnitTree([UnitVersion(*row) for row in versions], [Edge(*row) for row in edges])
