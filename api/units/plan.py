"""What a unit file says, as rows: provinces, districts and communes with their versions, changes and edges."""

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from api.units.files import UnitFileError, type_of
from api.units.naming import name_columns

NAMESPACE = uuid.UUID("6f1f0a52-8c1e-5d0b-9f0e-0d7c3b1f7a11")
Rows = dict[uuid.UUID, dict[str, Any]]


def derived_id(*parts: object) -> uuid.UUID:
    """An id that every installation importing the same file arrives at.

    No breach of "a code is no identity": level, code *and first day* name a unit; the code of another day is another.
    """
    return uuid.uuid5(NAMESPACE, ":".join(str(part) for part in parts))


@dataclass
class Plan:
    """Rows by id, in the order in which they must be written."""

    units: Rows = field(default_factory=dict)
    versions: Rows = field(default_factory=dict)
    changes: Rows = field(default_factory=dict)
    edges: Rows = field(default_factory=dict)

    def unit(self, level: str, code: str, first_day: dt.date, *, synthetic: bool = False) -> uuid.UUID:
        """Have a unit, known by its level, code and first day; gives its id."""
        unit_id = derived_id(level, code, first_day)
        self.units[unit_id] = {"level": level, "synthetic": synthetic}
        return unit_id

    def version(self, unit_id: uuid.UUID, code: str, name: str, begin: dt.date, **columns: Any) -> None:
        """Have a version of a unit from ``begin`` on."""
        blank = {"parent_id": None, "decision": None, "valid_to": None, "lat": None, "lon": None}
        row = {"unit_id": unit_id, "code": code, **name_columns(name), "valid_from": begin, **blank, **columns}
        self.versions[derived_id("version", unit_id, begin)] = row

    def change(self, kind: str, on: dt.date, decision: str, target: uuid.UUID) -> uuid.UUID:
        """Have the act that made ``target``; gives the change's id."""
        change_id = derived_id("change", target)
        self.changes[change_id] = {"kind": kind, "effective_on": on, "decision": decision}
        return change_id

    def edge(self, change_id: uuid.UUID, old: uuid.UUID, new: uuid.UUID, *, partial: bool, default: bool) -> None:
        """Have an arrow of lineage."""
        row = {"change_id": change_id, "from_unit_id": old, "to_unit_id": new}
        self.edges[derived_id("edge", old, new)] = {**row, "is_partial": partial, "is_default": default}


def plan_file(path: Path, data: dict[str, Any], acts: dict[str, Any]) -> Plan:
    """Rows of one checked file. Raises UnitFileError where its districts belong to no or to several provinces."""
    plan, province = Plan(), _province_of(path, data, acts)
    start, reform = acts["old_from"], acts["reform_on"]
    merged = next(row for row in acts["merged"] if row["code"] == province["becomes"])
    before = plan.unit("province", province["code"], start)
    plan.version(before, province["code"], province["name"], start, type=province["type"], valid_to=reform)
    after = _plan_merged(plan, merged, reform)
    plan.edge(plan.change("merge", reform, merged["by"], after), before, after, partial=False, default=True)
    districts = _plan_districts(plan, data, acts, before)
    old = {}
    for row in data["old"]:
        old[row["code"]] = plan.unit("commune", row["code"], start)
        place = {"parent_id": districts[row["district_code"]], "lat": row["lat"], "lon": row["lon"]}
        plan.version(old[row["code"]], row["code"], row["name"], start, type=row["type"], valid_to=reform, **place)
    _plan_new(plan, data, old, after, reform, province["communes_by"])
    return plan


def _province_of(path: Path, data: dict[str, Any], acts: dict[str, Any]) -> dict[str, Any]:
    homes = {code: province for province in acts["provinces"] for code in province["districts"]}
    codes = sorted({row["district_code"] for row in data["old"]})
    strange = [f"district {code} belongs to no province that is known here" for code in codes if code not in homes]
    if not strange and len({homes[code]["code"] for code in codes}) > 1:
        strange = ["the districts belong to several provinces; there is one file per province"]
    if strange:
        raise UnitFileError(path, strange)
    found: dict[str, Any] = homes[codes[0]]
    return found


def _plan_merged(plan: Plan, merged: dict[str, Any], reform: dt.date) -> uuid.UUID:
    unit_id = plan.unit("province", merged["code"], reform)
    days = [dt.date.fromisoformat(name["from"]) for name in merged["names"]]
    for name, begin, end in zip(merged["names"], days, [*days[1:], None], strict=True):
        decision = merged["by"] if begin == reform else None
        plan.version(unit_id, merged["code"], name["name"], begin, type=name["type"], valid_to=end, decision=decision)
    return unit_id


def _plan_districts(
    plan: Plan, data: dict[str, Any], acts: dict[str, Any], province: uuid.UUID
) -> dict[str, uuid.UUID]:
    start, reform = acts["old_from"], acts["reform_on"]
    renamed = {row["code"]: row for row in acts["renamed_districts"]}
    ids = {}
    for code, name in sorted({(row["district_code"], row["district"]) for row in data["old"]}):
        ids[code] = unit_id = plan.unit("district", code, start)
        begin, decision = start, None
        if code in renamed:
            former = renamed[code]
            begin, decision = dt.date.fromisoformat(former["on"]), former["by"]
            kind = former["before_type"]
            plan.version(unit_id, code, former["before"], start, type=kind, parent_id=province, valid_to=begin)
        kind = type_of(name)
        plan.version(unit_id, code, name, begin, type=kind, parent_id=province, valid_to=reform, decision=decision)
    return ids


def _plan_new(
    plan: Plan, data: dict[str, Any], old: dict[str, uuid.UUID], province: uuid.UUID, reform: dt.date, act: str
) -> None:
    arrivals: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for edge in data["edges"]:
        arrivals[edge["new"]].append(edge)
    for row in data["new"]:
        code = row["code"]
        unit_id = plan.unit("commune", code, reform)
        place = {"parent_id": province, "lat": row["lat"], "lon": row["lon"]}
        plan.version(unit_id, code, row["name"], reform, type=type_of(row["name"]), decision=act, **place)
        whole = len(arrivals[code]) == 1 and not arrivals[code][0]["is_partial"]
        change = plan.change("rename" if whole else "merge", reform, act, unit_id)
        for edge in arrivals[code]:
            plan.edge(change, old[edge["old"]], unit_id, partial=edge["is_partial"], default=edge["is_default"])
