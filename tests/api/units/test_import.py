"""The packaged provinces: how many units there are, from when to when, and what became of them."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from api.units.files import PACKAGED, UnitFileError
from api.units.importer import Imported, import_units, read_plans
from api.units.lineage import UnitTree
from api.units.logic import tree
from api.units.plan import derived_id
from tests.support.store import Store

EVE, REFORM = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
START = dt.date(2023, 1, 1)


@pytest.fixture
def units(store: Store) -> UnitTree:
    """The tree of a database that holds both provinces."""
    with store.writing():
        import_units(read_plans())
        return tree()


@pytest.mark.parametrize(
    ("code", "successor", "districts", "old", "new"), [("74", "79", 9, 91, 36), ("70", "75", 11, 111, 40)]
)
def test_the_counts_of_both_provinces(
    units: UnitTree, code: str, successor: str, districts: int, old: int, new: int
) -> None:
    """91 + 111 communes in 9 + 11 districts until 2025-06-30, 36 + 40 communes and no district from 2025-07-01."""
    before, after = derived_id("province", code, START), derived_id("province", successor, REFORM)
    assert len(units.below(before, "district", EVE)) == districts
    assert len(units.below(before, "commune", EVE)) == old
    assert len(units.below(before, "commune", START)) == old
    assert len(units.below(after, "commune", REFORM)) == new
    assert units.below(after, "district", REFORM) == []
    assert units.unit_at(before, REFORM, "province") == after
    assert units.unit_at(after, EVE, "province") == before


def test_every_edge_of_the_files_is_there(units: UnitTree) -> None:
    """107 + 111 edges; the 16 communes that were split have two, one of them the default."""
    kinds: Counter[tuple[int, int]] = Counter()
    for path in PACKAGED:
        for row in orjson.loads(path.read_bytes())["old"]:
            edges = units.successors(derived_id("commune", row["code"], START))
            kinds[(len(edges), sum(edge.default for edge in edges))] += 1
    assert kinds == {(1, 1): 186, (2, 1): 16}


def test_a_code_is_no_identity(units: UnitTree) -> None:
    """25747 was Phường Phú Cường and is Phường Thủ Dầu Một: two units, and the first became the second."""
    old, new = derived_id("commune", "25747", START), derived_id("commune", "25747", REFORM)
    assert units.path(old, EVE)[-1].name == "Phường Phú Cường"
    assert [version.name for version in units.path(old, REFORM)] == ["Thành phố Hồ Chí Minh", "Phường Thủ Dầu Một"]
    assert units.commune_at(new, EVE) == old


def test_tan_uyen_and_dong_nai_change_their_names_and_stay_the_same(units: UnitTree) -> None:
    """A town becomes a city on 2023-04-10, a province a city in 2026: new versions of the same unit."""
    tan_uyen, dong_nai = derived_id("district", "723", START), derived_id("province", "75", REFORM)
    assert [(v.name, v.valid_from) for v in units.versions(tan_uyen)] == [
        ("Thị xã Tân Uyên", START),
        ("Thành phố Tân Uyên", dt.date(2023, 4, 10)),
    ]
    assert [v.name for v in units.versions(dong_nai)] == ["Tỉnh Đồng Nai", "Thành phố Đồng Nai"]


def test_every_commune_has_a_place_on_the_grid(units: UnitTree) -> None:
    """Latitude and longitude for the tiles."""
    for day in (EVE, REFORM):
        for province in ("74", "70"):
            for unit in units.below(derived_id("province", province, START), "commune", day):
                version = units.version_at(unit, day)
                assert version is not None
                assert version.lat is not None
                assert version.lon is not None


def test_importing_again_changes_nothing(units: UnitTree, store: Store) -> None:
    """The second import of the same files writes no row."""
    with store.writing():
        assert import_units(read_plans()) == Imported(0, 0)


Spoil = Callable[[dict[str, Any]], None]


def forget_default(data: dict[str, Any]) -> None:
    """An old commune of which nobody knows where most of it went."""
    data["edges"][0]["default"] = False


def lose_target(data: dict[str, Any]) -> None:
    """An edge into nothing."""
    data["edges"][0]["new"] = "99999"


def repeat_code(data: dict[str, Any]) -> None:
    """Two communes under one code."""
    data["old"].append(data["old"][0])


def misspell_type(data: dict[str, Any]) -> None:
    """A type that does not exist."""
    data["old"][0]["type"] = "phường"


def leave_the_country(data: dict[str, Any]) -> None:
    """A place that is not in Vietnam."""
    data["new"][0]["lat"] = 95.0


def move_district(data: dict[str, Any]) -> None:
    """A district of another province."""
    for row in data["old"]:
        row["district_code"] = f"0{row['district_code'][1:]}"


def add_column(data: dict[str, Any]) -> None:
    """A field nobody knows."""
    data["old"][0]["note"] = "?"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (forget_default, "old 25741: 0 default edges instead of one"),
        (lose_target, "edge 25741 → 99999: no such commune"),
        (repeat_code, "old: code 25741 occurs 2 times"),
        (misspell_type, "old[0].type: Must be one of"),
        (leave_the_country, "new[0].lat: Must be greater than"),
        (move_district, "district 018 belongs to no province"),
        (add_column, "old[0].note: Unknown field."),
    ],
)
def test_a_bad_file_is_refused_with_its_fault_named(tmp_path: Path, spoil: Spoil, told: str) -> None:
    """Each fault is told with its place; nothing is guessed."""
    data = orjson.loads(PACKAGED[0].read_bytes())
    spoil(data)
    path = tmp_path / "tinh.json"
    path.write_bytes(orjson.dumps(data))
    with pytest.raises(UnitFileError, match=r"tinh\.json cannot be imported") as caught:
        read_plans([path])
    assert told in str(caught.value)


@pytest.mark.parametrize(("content", "told"), [(b"{", "no JSON"), (b"[]", "must be an object"), (None, "No such file")])
def test_no_unit_file_at_all_is_told_so(tmp_path: Path, content: bytes | None, told: str) -> None:
    """Missing, broken and foreign files."""
    path = tmp_path / "tinh.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnitFileError, match=told):
        read_plans([path])
