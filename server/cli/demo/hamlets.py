"""585 hamlets over the 91 communes of January 2023, and where each went on 2025-07-01."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from api.units.files import PACKAGED, read_acts, read_file
from api.units.plan import Plan, derived_id
from server.cli.demo.chance import apportion, dice

TOTAL = 585
# As the press reports: 118 teams in Thủ Dầu Một, 43 in Dĩ An, which has 43 khu phố; one team per hamlet.
KNOWN_DISTRICTS = {"718": 118, "724": 43}
WEIGHTS = {"phuong": 7.0, "thi-tran": 7.0, "xa": 5.0}
FEWEST, MOST = 3, 20


@dataclass(frozen=True)
class Hamlet:
    """A khu phố or ấp with its communes before and after the reform."""

    unit_id: uuid.UUID
    code: str
    name: str
    urban: bool
    old_commune: uuid.UUID
    new_commune: uuid.UUID
    new_code: str


def invent_hamlets() -> list[Hamlet]:
    """All hamlets, by code. Of a split commune the last third goes to the part that is not the default."""
    data, acts = read_file(PACKAGED[0]), read_acts()
    homes = _targets(data)
    hamlets = []
    for commune, count in _counts(data["old"]):
        code, urban = commune["code"], commune["type"] != "xa"
        for n in range(1, count + 1):
            minor = len(homes[code]) > 1 and n > count - count // 3
            new_code = homes[code][1 if minor else 0]
            hamlets.append(
                Hamlet(
                    unit_id=derived_id("hamlet", f"{code}-{n:02d}", acts["old_from"]),
                    code=f"{code}-{n:02d}",
                    name=f"{'Khu phố' if urban else 'Ấp'} {n}",
                    urban=urban,
                    old_commune=derived_id("commune", code, acts["old_from"]),
                    new_commune=derived_id("commune", new_code, acts["reform_on"]),
                    new_code=new_code,
                )
            )
    return hamlets


def plan_hamlets(hamlets: list[Hamlet]) -> Plan:
    """The hamlets as units: one version under the old commune, one under the new."""
    plan, acts = Plan(), read_acts()
    start, reform = acts["old_from"], acts["reform_on"]
    for hamlet in hamlets:
        unit_id = plan.unit("hamlet", hamlet.code, start, synthetic=True)
        kind = "khu-pho" if hamlet.urban else "ap"
        first = {"parent_id": hamlet.old_commune, "valid_to": reform, "type": kind}
        plan.version(unit_id, hamlet.code, hamlet.name, start, **first)
        plan.version(unit_id, hamlet.code, hamlet.name, reform, parent_id=hamlet.new_commune, type=kind)
    return plan


def _counts(communes: list[dict[str, Any]]) -> list[tuple[dict[str, Any], int]]:
    rng, groups = dice("hamlets"), defaultdict[str, list[dict[str, Any]]](list)
    for commune in communes:
        groups[commune["district_code"] if commune["district_code"] in KNOWN_DISTRICTS else ""].append(commune)
    counted = []
    for district, members in sorted(groups.items()):
        total = KNOWN_DISTRICTS.get(district, TOTAL - sum(KNOWN_DISTRICTS.values()))
        weights = [WEIGHTS[commune["type"]] * rng.uniform(0.7, 1.4) for commune in members]
        counted += list(zip(members, apportion(total, weights, FEWEST, MOST), strict=True))
    return sorted(counted, key=lambda pair: pair[0]["code"])


def _targets(data: dict[str, Any]) -> dict[str, list[str]]:
    """New codes of each old commune, the default first."""
    targets: dict[str, list[str]] = defaultdict(list)
    for edge in sorted(data["edges"], key=lambda edge: not edge["is_default"]):
        targets[edge["old"]].append(edge["new"])
    return targets
