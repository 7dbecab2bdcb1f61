"""Reads of the units' routes; all answered from the tree in memory."""

import datetime as dt
import uuid
from typing import Any

from api.core import clock
from api.core.text import fold
from api.units.lineage import Edge, UnitTree, UnitVersion
from api.units.logic import check_known, tree

MOST = 1000


def list_units(level: str | None, parent: uuid.UUID | None, on: dt.date | None, q: str) -> list[dict[str, Any]]:
    """Units of a level, of a parent (without a level: directly below it), or the provinces; as of ``on``.

    Raises Problem ``not_found`` for an unknown parent.
    """
    units, day = tree(), on or clock.today()
    if parent is not None:
        check_known(parent)
    found = _chosen(units, level, parent, day)
    wanted = fold(q)
    hits = [v for v in found if wanted in v.name_folded or wanted in v.code.lower()] if wanted else found
    return [_as_json(units, version, day) for version in hits[:MOST]]


def get_unit(unit_id: uuid.UUID) -> dict[str, Any]:
    """A unit with its versions and lineage. Raises Problem ``not_found``."""
    level, units = check_known(unit_id), tree()
    versions = units.versions(unit_id)
    return {
        "id": unit_id,
        "level": level,
        "synthetic": versions[-1].synthetic,
        "label": units.label(unit_id, clock.today()),
        "versions": [_version_json(units, version, version.valid_from) for version in versions],
        "predecessors": [_relative(units, edge, edge.from_id) for edge in units.predecessors(unit_id)],
        "successors": [_relative(units, edge, edge.to_id) for edge in units.successors(unit_id)],
    }


def _chosen(units: UnitTree, level: str | None, parent: uuid.UUID | None, day: dt.date) -> list[UnitVersion]:
    if parent is None:
        return units.existing(level or "province", day)
    if level is None:
        return units.children(parent, day)
    inside = set(units.below(parent, level, day))
    return [version for version in units.existing(level, day) if version.unit_id in inside]


def _as_json(units: UnitTree, version: UnitVersion, day: dt.date) -> dict[str, Any]:
    return {
        **_version_json(units, version, day),
        "id": version.unit_id,
        "level": version.level,
        "synthetic": version.synthetic,
        "label": units.label(version.unit_id, day),
    }


def _version_json(units: UnitTree, version: UnitVersion, day: dt.date) -> dict[str, Any]:
    parent = units.version_at(version.parent_id, day) if version.parent_id else None
    return {
        "code": version.code,
        "name": version.name,
        "type": version.type,
        "parent_id": version.parent_id,
        "parent_name": parent.name if parent else None,
        "valid_from": version.valid_from,
        "valid_to": version.valid_to,
        "lat": version.lat,
        "lon": version.lon,
        "decision": version.decision,
    }


def _relative(units: UnitTree, edge: Edge, other: uuid.UUID) -> dict[str, Any]:
    eve = edge.on if other == edge.to_id else edge.on - dt.timedelta(days=1)
    version = units.version_at(other, eve)
    name = version.name if version else ""
    told = {"on": edge.on, "kind": edge.kind, "is_partial": edge.partial, "is_default": edge.default}
    return {"unit_id": other, "name": name, **told}
