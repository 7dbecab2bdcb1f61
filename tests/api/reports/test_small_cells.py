"""Small numbers of one hamlet or team by age or sex are hidden; of a commune they are told."""

import datetime as dt
import random
from typing import Any

import pytest

from tests.conftest import At, ClientOf
from tests.factories.teams import make_team
from tests.factories.units import make_hamlet
from tests.factories.visits import TODAY, item, make_visit
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store
from tests.support.units import merge

MORNING = "2026-11-20T09:00"
BANDS, SEXES = ("18_30", "31_45", "46_59", "60_plus"), ("male", "female")


@pytest.fixture
def people(world: World, store: Store) -> None:
    """Of one team three old men, two younger ones and forty women; of the other twenty women."""
    with store.writing():
        make_visit(world.team, TODAY, people=5, kind="group", groups=[("60_plus", "male", 3), ("46_59", "male", 2)])
        make_visit(world.team, TODAY, people=40, kind="talk", groups=[("31_45", "female", 40)], items=[item("PAY")])
        make_visit(world.other_team, TODAY, people=20, kind="talk", groups=[("31_45", "female", 20)])


def ask(client: Client, at: At, **params: object) -> dict[str, Any]:
    with at(MORNING):
        answer = client.get("/reports/summary", params)
    assert answer.status == 200, answer.text
    return dict(answer.json)


def people_of(told: dict[str, Any]) -> dict[str, Any]:
    return {row["key"]: row["people"] for row in told["rows"]}


def test_of_one_team_small_numbers_by_age_are_hidden(client_of: ClientOf, world: World, people: None, at: At) -> None:
    told = ask(client_of(world.leader), at, group_by="age_band")
    counts = people_of(told)
    assert (counts["60_plus"], counts["46_59"], counts["31_45"]) == (None, None, 40)
    old = next(row for row in told["rows"] if row["key"] == "60_plus")
    assert (old["hidden"], old["visits"]) == (True, None)
    assert "small_hidden" in told["notes"]
    of_hamlet = ask(client_of(world.officer), at, group_by="age_band", unit=world.hamlet.id)
    assert people_of(of_hamlet)["60_plus"] is None


def test_of_a_commune_they_are_told(client_of: ClientOf, world: World, people: None, at: At) -> None:
    told = ask(client_of(world.officer), at, group_by="age_band")
    assert people_of(told)["60_plus"] == 3
    assert "small_hidden" not in told["notes"]
    crossed = ask(client_of(world.officer), at, group_by="commune", cross="age_band")
    (row,) = crossed["rows"]
    assert row["columns"]["60_plus"]["people"] == 3


@pytest.mark.parametrize("level", ["hamlet", "team"])
def test_where_hamlets_or_teams_are_crossed_with_age_no_line_gives_a_small_number_away(
    level: str, client_of: ClientOf, world: World, people: None, at: At
) -> None:
    told = ask(client_of(world.officer), at, group_by=level, cross="age_band")
    assert "small_hidden" in told["notes"]
    lines: list[list[Any]] = [list(row["columns"].values()) for row in told["rows"]]
    lines += [list(column) for column in zip(*lines, strict=True)]
    assert not [cell for line in lines for cell in line if cell["people"] in range(1, 5)]
    hidden = [[cell for cell in line if cell.get("hidden")] for line in lines]
    assert {len(cells) for cells in hidden} - {0}
    assert all(len(cells) != 1 for cells in hidden)
    topics = ask(client_of(world.officer), at, group_by=level, cross="topic")
    assert "small_hidden" not in topics["notes"]


@pytest.fixture
def four(world: World, store: Store) -> World:
    """A commune of four hamlets, each with its team, and people of all ages and sexes drawn as they come."""
    drawn = random.Random(4)
    with store.writing():
        teams = [world.team, world.other_team]
        for _ in range(2):
            teams.append(make_team(make_hamlet(world.commune), commune=world.commune))
        for team in teams:
            for band in BANDS:
                for sex in SEXES:
                    people = drawn.choice((0, 0, 1, 3, 5, 7, 9))
                    if people:
                        make_visit(team, TODAY, people=people, kind="group", groups=[(band, sex, people)])
    return world


def test_what_is_read_alone_adds_nothing_to_what_stands_side_by_side(
    client_of: ClientOf, four: World, store: Store, at: At
) -> None:
    """Hamlets crossed, teams crossed, each hamlet alone, the commune's totals: all of it solved together."""
    officer = client_of(four.officer)
    for dimension in ("age_band", "sex"):
        known: dict[tuple[str, str], int] = {}
        crossed = {level: ask(officer, at, group_by=level, cross=dimension) for level in ("hamlet", "team")}
        hamlets = crossed["hamlet"]["rows"]
        place = {row["code"] or row["label"]: row["key"] for row in hamlets}
        for told in crossed.values():
            for row in told["rows"]:
                for key, cell in row["columns"].items():
                    if not cell.get("hidden"):
                        known[place[row["code"] or row["label"]], key] = cell["people"]
        for row in hamlets:
            alone = ask(officer, at, group_by=dimension, unit=row["key"])["rows"]
            known |= {(row["key"], one["key"]): one["people"] for one in alone if not one.get("hidden")}
        rows = {row["key"]: row["people"] for row in hamlets}
        columns = people_of(ask(officer, at, group_by=dimension))
        assert len(known) < len(rows) * len(columns)
        assert solved(known, rows, columns) == known
        assert not set(known.values()) & set(range(1, 5))


def solved(known: dict[tuple[str, str], int], rows: dict[str, int], columns: dict[str, int]) -> dict[Any, int]:
    """What follows from sums of which one part alone is not known."""
    found = dict(known)
    lines = [(whole, [(row, column) for column in columns]) for row, whole in rows.items()]
    lines += [(whole, [(row, column) for row in rows]) for column, whole in columns.items()]
    for _ in range(len(rows) * len(columns)):
        for whole, cells in lines:
            open_ones = [cell for cell in cells if cell not in found]
            if len(open_ones) == 1:
                found[open_ones[0]] = whole - sum(found[cell] for cell in cells if cell in found)
    return found


def test_a_hamlet_of_several_is_still_one_hamlet(
    client_of: ClientOf, world: World, people: None, store: Store, at: At
) -> None:
    """What became part of it is told with it, and small in it as well."""
    with store.writing():
        new = make_hamlet(world.commune)
        merge(world.hamlets, new, TODAY - dt.timedelta(days=3))
    told = ask(client_of(world.officer), at, group_by="age_band", unit=new.id)
    assert people_of(told)["60_plus"] is None
    assert "small_hidden" in told["notes"]
