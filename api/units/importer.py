"""Brings unit files into the tables; a second time changes nothing."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from api.core import audit
from api.units import logic
from api.units.files import PACKAGED, UnitFileError, read_acts, read_file
from api.units.plan import Plan, Rows, plan_file
from models.admin_unit import AdminUnit, AdminUnitChange, AdminUnitEdge, AdminUnitVersion
from models.db import Model, db


@dataclass(frozen=True)
class Imported:
    """Rows written by an import, of units, versions, changes and edges together."""

    added: int = 0
    changed: int = 0

    def __add__(self, other: "Imported") -> "Imported":
        return Imported(self.added + other.added, self.changed + other.changed)


def read_plans(paths: Sequence[Path] = ()) -> list[tuple[Path, Plan]]:
    """Parse and check the files (default: the packaged ones) before a transaction begins. Raises UnitFileError."""
    acts = read_acts()
    return [(path, plan_file(path, read_file(path), acts)) for path in paths or PACKAGED]


def import_units(plans: Sequence[tuple[Path, Plan]]) -> Imported:
    """Write what is new or different. Raises UnitFileError where a code is already another unit's on that day."""
    total = Imported()
    for path, plan in plans:
        _check_codes(path, plan)
        done = merge_plan(plan)
        if done != Imported():
            province = next(iter(plan.units))
            audit.record(None, "units.import", "admin_unit", province, fields=["versions", "changes", "edges"])
        total += done
    if total != Imported():
        logic.note_change()
    return total


def merge_plan(plan: Plan) -> Imported:
    """Insert the rows that are missing and update those that differ; the caller notes the change."""
    return (
        _merge(AdminUnit, plan.units)
        + _merge(AdminUnitVersion, plan.versions)
        + _merge(AdminUnitChange, plan.changes)
        + _merge(AdminUnitEdge, plan.edges)
    )


def _check_codes(path: Path, plan: Plan) -> None:
    taken = {
        (row.code, row.valid_from): row.id
        for row in db.session().execute(
            sa.select(AdminUnitVersion.code, AdminUnitVersion.valid_from, AdminUnitVersion.id)
        )
    }
    faults = [
        f"code {row['code']} is already another unit's from {row['valid_from']} on"
        for version_id, row in plan.versions.items()
        if taken.get((row["code"], row["valid_from"]), version_id) != version_id
    ]
    if faults:
        raise UnitFileError(path, faults)


def _merge(model: type[Model], rows: Rows) -> Imported:
    session, table = db.session(), sa.inspect(model).local_table
    known: dict[uuid.UUID, dict[str, Any]] = {}
    for row in session.execute(sa.select(table)).mappings():
        known[row["id"]] = dict(row)
    fresh = [{"id": key, **row} for key, row in rows.items() if key not in known]
    stale = [{"id": key, **row} for key, row in rows.items() if key in known and known[key] != {"id": key, **row}]
    if fresh:
        session.execute(sa.insert(model), fresh)
    if stale:
        session.execute(sa.update(model), stale)
    return Imported(len(fresh), len(stale))
