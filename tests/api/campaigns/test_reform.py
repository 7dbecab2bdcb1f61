"""Goals follow their communes: merged ones add up and are set as one, those of a team go where its hamlet went."""

import datetime as dt
from typing import Any

import pytest

from tests.api.campaigns.conftest import MORNING, Draft, Two
from tests.conftest import At, ClientOf
from tests.factories.units import Unit, make_commune
from tests.factories.visits import make_visit
from tests.support.client import Client
from tests.support.store import Store
from tests.support.units import divide, merge

REFORM = dt.date(2026, 11, 15)
BEFORE = "2026-11-12T09:00"


@pytest.fixture
def with_goals(two: Two, draft: Draft, client_of: ClientOf, at: At) -> dict[str, Any]:
    """A launched campaign with a goal for each commune, and for both teams of the first."""
    staff, made = client_of(two.one.staff), draft()
    goals = [{"unit_id": str(world.commune.id), "goal": goal} for world, goal in ((two.one, 70), (two.other, 30))]
    goals += [{"team_id": str(team.id), "goal": goal} for team, goal in ((two.one.team, 20), (two.one.other_team, 50))]
    with at(BEFORE):
        assert staff.post(f"/campaigns/{made['id']}/targets", {"goals": goals}).status == 200
        return dict(staff.post(f"/campaigns/{made['id']}/launch", {"version": 1}).json)


def goals(client: Client, campaign: dict[str, Any], unit: Unit | None = None) -> dict[str, Any]:
    """Goals by code, and their sum."""
    told = client.get(f"/campaigns/{campaign['id']}/targets", {"unit": unit.id if unit else None}).json
    return {item["code"]: item["goal"] for item in told["items"]} | {"total": told["total"]}


def whole(client: Client, campaign: dict[str, Any]) -> list[int | None]:
    """The goal of all as the list, the page and the table of goals have it."""
    path = f"/campaigns/{campaign['id']}"
    shown = client.get(f"{path}/progress").json["totals"]["goal"]
    return [client.get(path).json["goal"], shown, goals(client, campaign)["total"]]


def test_the_goals_of_merged_communes_are_one_goal(
    two: Two, with_goals: dict[str, Any], client_of: ClientOf, store: Store, at: At
) -> None:
    staff = client_of(two.one.staff)
    with store.writing():
        new = make_commune(two.one.province)
        merge([two.one.commune, two.other.commune], new, REFORM, [*two.one.hamlets, *two.other.hamlets])
    with at(MORNING):
        assert goals(staff, with_goals) == {new.code: 100, "total": 100}
        assert whole(staff, with_goals) == [100, 100, 100]
        wanted = [{"unit_id": str(new.id), "goal": 90}]
        assert staff.post(f"/campaigns/{with_goals['id']}/targets", {"goals": wanted}).status == 200
        assert goals(staff, with_goals) == {new.code: 90, "total": 90}
        assert whole(staff, with_goals) == [90, 90, 90]


def test_the_goal_of_a_team_goes_where_its_hamlet_went(
    two: Two, with_goals: dict[str, Any], client_of: ClientOf, store: Store, at: At
) -> None:
    staff, (stays, goes) = client_of(two.one.staff), two.one.hamlets
    with store.writing():
        first, second = make_commune(two.one.province), make_commune(two.one.province)
        divide(two.one.commune, {first: [stays], second: [goes]}, REFORM)
    with at(MORNING):
        assert goals(staff, with_goals, second) == {goes.code: 50, "total": 50}
        assert goals(staff, with_goals, first) == {stays.code: 20, "total": 20}
        wanted = [{"team_id": str(two.one.other_team.id), "goal": 55}]
        assert staff.post(f"/campaigns/{with_goals['id']}/targets", {"goals": wanted}).status == 200
        assert goals(staff, with_goals, second) == {goes.code: 55, "total": 55}
        # the goal of the old commune is its heir's, that of the other part is its team's
        assert whole(staff, with_goals)[:2] == [70 + 55 + 30] * 2
        shown = staff.get(f"/campaigns/{with_goals['id']}/progress", {"unit": second.id}).json
    assert [(row["code"], row["goal"]) for row in shown["rows"]] == [(goes.code, 55)]


def test_a_closed_report_is_read_by_what_its_communes_became(
    two: Two, with_goals: dict[str, Any], client_of: ClientOf, store: Store, at: At
) -> None:
    staff, officer = client_of(two.one.staff), client_of(two.one.officer)
    with store.writing():
        for team in (two.one.team, two.other.team, two.other.team):
            make_visit(team, dt.date(2026, 11, 11))
    path = f"/campaigns/{with_goals['id']}"
    with at(BEFORE):
        assert staff.post(f"{path}/close", {"version": 2}).status == 200
    with store.writing():
        new = make_commune(two.one.province)
        merge([two.one.commune, two.other.commune], new, REFORM, [*two.one.hamlets, *two.other.hamlets])
    with at(MORNING):
        told, whole = officer.get(f"{path}/progress").json, staff.get(f"{path}/progress").json
    assert told["totals"] == whole["totals"] == {"goal": 100, "done": 3, "percent": 3}
    assert told["days"] == whole["days"]
    assert len(told["rows"]) == 4
    assert [row["label"] for row in whole["rows"]] == [two.one.commune.name, two.other.commune.name]
