"""The tile grid: one commune a cell, neighbours near, the same every time; stored per set of communes."""

import datetime as dt
import itertools
import math
import random
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from api.units.files import PACKAGED, read_file
from api.units.importer import import_units, read_plans
from api.units.logic import tree
from api.units.plan import derived_id
from api.units.tiles import cells_of, is_behind, place_tiles
from api.units.tiling import cheapest_assignment, snap
from models.db import db
from models.tile import UnitTile
from server import upgrade, worker
from tests.conftest import CopyDatabase
from tests.factories.units import make_commune, make_province
from tests.support import databases
from tests.support.store import Store

START, EVE, REFORM = dt.date(2023, 1, 1), dt.date(2025, 6, 30), dt.date(2025, 7, 1)
POINTS = st.lists(st.tuples(st.floats(8, 24), st.floats(102, 110)), max_size=24)


def places_of(number: int, part: str) -> list[tuple[float, float]]:
    """Latitudes and longitudes of a packaged province, by code."""
    rows = sorted(read_file(PACKAGED[number])[part], key=lambda row: row["code"])
    return [(row["lat"], row["lon"]) for row in rows]


@given(POINTS)
def test_no_two_in_one_cell_and_no_row_or_column_empty(places: list[tuple[float, float]]) -> None:
    cells = snap(places)
    assert len(set(cells)) == len(places)
    for axis in (0, 1):
        taken = {cell[axis] for cell in cells}
        assert taken == set(range(len(taken)))


@given(st.integers(1, 5), st.integers(0, 2), st.randoms(use_true_random=False))
def test_the_assignment_is_the_cheapest_of_all(rows: int, more: int, rng: random.Random) -> None:
    costs = [[float(rng.randint(0, 20)) for _ in range(rows + more)] for _ in range(rows)]
    chosen = cheapest_assignment(costs)
    assert len(set(chosen)) == rows
    every = itertools.permutations(range(rows + more), rows)
    best = min(sum(costs[row][column] for row, column in enumerate(way)) for way in every)
    assert sum(costs[row][column] for row, column in enumerate(chosen)) == best


@pytest.mark.parametrize(("number", "part", "count"), [(0, "old", 91), (0, "new", 36), (1, "old", 111), (1, "new", 40)])
def test_a_province_keeps_its_shape(number: int, part: str, count: int) -> None:
    """Of any two communes well apart, the northern stands no lower than the southern, the western no further east.

    And whoever is nearest on the ground is at most two cells away, in nine of ten cases.
    """
    places = places_of(number, part)
    cells = snap(places)
    assert (len(places), cells) == (count, snap(places))
    turned = 0
    pairs = list(itertools.permutations(range(count), 2))
    for one, two in pairs:
        north = places[one][0] - places[two][0] > 0.08 and cells[one][1] > cells[two][1]
        west = places[two][1] - places[one][1] > 0.08 and cells[one][0] > cells[two][0]
        turned += north or west
    assert turned / len(pairs) < 0.01
    near = [steps_to_nearest(places, cells, at) for at in range(count)]
    assert sorted(near)[int(count * 0.9)] <= 2


def steps_to_nearest(places: list[tuple[float, float]], cells: list[tuple[int, int]], at: int) -> int:
    """How many king's moves away the commune stands that is nearest on the ground."""
    others = [other for other in range(len(places)) if other != at]
    nearest = min(others, key=lambda other: math.dist(places[at], places[other]))
    return max(abs(cells[at][axis] - cells[nearest][axis]) for axis in (0, 1))


def test_grids_of_both_days_are_stored(store: Store) -> None:
    with store.writing():
        import_units(read_plans())
        placed = place_tiles()
        again = place_tiles()
        days = set(db.session.scalars(sa.select(UnitTile.valid_from)))
        counts = {}
        for day in (EVE, REFORM):
            inside = tree().below(derived_id("province", "74", START), "commune", day)
            cells = cells_of(inside, day)
            counts[day] = len(set(cells.values()))
    assert placed == again >= 91 + 111 + 36 + 40
    assert {START, REFORM} <= days
    assert counts == {EVE: 91, REFORM: 36}


def test_a_database_of_before_there_were_tiles_gets_them(copy_database: CopyDatabase, tmp_path: Path) -> None:
    app = databases.make_app(copy_database("tiles"), secret=databases.SECRET, data_dir=tmp_path)
    old = Store(app)
    with old.writing():
        import_units(read_plans())
    with old.reading():
        assert is_behind()
    with app.app_context():
        assert upgrade.note()
        worker.drain()
    with old.reading():
        assert not is_behind()
    databases.close(app)


def test_a_commune_without_a_place_is_shown_below(store: Store) -> None:
    with store.writing():
        province = make_province()
        one, two = make_commune(province), make_commune(province)
        place_tiles()
        cells = cells_of([one.id, two.id], EVE)
    assert cells == {one.id: (0, 0), two.id: (1, 0)}
