"""Small numbers of one hamlet or team by age or sex are hidden; of a commune they are told."""

from typing import Any

import pytest

from tests.conftest import At, ClientOf
from tests.factories.visits import TODAY, item, make_visit
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store

MORNING = "2026-11-20T09:00"


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
