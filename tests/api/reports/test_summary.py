"""The summary: three measures kept apart, each visit counted in exactly one unit."""

import datetime as dt
import uuid
from typing import Any

import pytest

from api.core import settings
from models.db import db
from models.setting import Setting
from models.team import Team
from tests.conftest import At, ClientOf
from tests.factories.accounts import make_account
from tests.factories.units import add_version, make_commune, make_hamlet
from tests.factories.visits import TODAY, item, make_visit
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.store import Store
from tests.support.units import end_version

MORNING = "2026-11-20T09:00"
DAY = dt.timedelta(days=1)


def summary(client: Client, **params: object) -> dict[str, Any]:
    answer = client.get("/reports/summary", params)
    assert answer.status == 200, answer.text
    return dict(answer.json)


def measures(told: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """``key → (visits, people, items)`` of the rows that have anything."""
    rows = {r["key"]: (r["visits"], r["people"], r["items"]) for r in told["rows"]}
    return {key: row for key, row in rows.items() if any(row)}


@pytest.fixture
def visits(world: World, store: Store) -> None:
    """November: three visits in two hamlets; one in October."""
    with store.writing():
        make_visit(world.team, TODAY, groups=[("46_59", "female", 1)])
        pair = [item("VNEID2", "done", 3), item("PAY", "follow_up", 1), item("PAY", "done", 1)]
        make_visit(world.team, TODAY - DAY, people=5, kind="group", place="hamlet_hall", items=pair)
        make_visit(world.other_team, TODAY, people=2, items=[item("PAY", "not_done", 2)])
        make_visit(world.team, dt.date(2026, 10, 31))


def test_stranger_gets_no_figures(stranger: Client) -> None:
    assert stranger.get("/reports/summary").code == "unauthenticated"


def test_somebody_without_a_grant_gets_no_figures(client_of: ClientOf, store: Store) -> None:
    with store.writing():
        nobody = make_account()
    for path in ("summary", "coverage", "silent-teams"):
        assert client_of(nobody).get(f"/reports/{path}").code == "forbidden"


def test_staff_reads_the_running_month_by_commune_by_default(
    client_of: ClientOf, world: World, visits: None, at: At
) -> None:
    with at(MORNING):
        told = summary(client_of(world.staff))
    assert told["period"] == {"from": "2026-11-01", "to": "2026-11-30"}
    assert (told["group_by"], told["units_as_of"], told["notes"]) == ("commune", "then", [])
    assert dt.datetime.fromisoformat(told["as_of"]) == dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC)
    assert (told["not_reported_teams"], told["synthetic"]) == (0, True)
    assert told["rows"] == [
        {
            "key": str(world.commune.id),
            "label": world.commune.name,
            "code": world.commune.code,
            "visits": 3,
            "people": 8,
            "items": 8,
        }
    ]
    assert told["totals"] == {"visits": 3, "people": 8, "items": 8}


@pytest.mark.parametrize("group_by", ["province", "commune", "hamlet", "team", "day", "month", "place", "kind"])
def test_rows_that_do_not_overlap_add_up_to_the_totals(
    client_of: ClientOf, world: World, visits: None, at: At, group_by: str
) -> None:
    with at(MORNING):
        told = summary(client_of(world.officer), group_by=group_by)
    sums = {name: sum(row[name] or 0 for row in told["rows"]) for name in ("visits", "people")}
    assert sums == {"visits": 3, "people": 8}
    assert told["totals"] == {"visits": 3, "people": 8, "items": 8}


def test_each_grouping_has_its_own_measures(client_of: ClientOf, world: World, visits: None, at: At) -> None:
    client = client_of(world.officer)
    one, two = (str(hamlet.id) for hamlet in world.hamlets)
    expected = {
        "hamlet": {one: (2, 6, 6), two: (1, 2, 2)},
        "team": {str(world.team.id): (2, 6, 6), str(world.other_team.id): (1, 2, 2)},
        "province": {str(world.province.id): (3, 8, 8)},
        "topic": {"VNEID2": (2, None, 4), "PAY": (2, None, 4)},
        "outcome": {"done": (None, None, 5), "follow_up": (None, None, 1), "not_done": (None, None, 2)},
        "place": {"home": (2, 3, 3), "hamlet_hall": (1, 5, 5)},
        "kind": {"one_to_one": (2, 3, 3), "group": (1, 5, 5)},
        "age_band": {"46_59": (1, 1, None), "unknown": (2, 7, None)},
        "sex": {"female": (1, 1, None), "unknown": (2, 7, None)},
        "day": {"2026-11-19": (1, 5, 5), "2026-11-20": (2, 3, 3)},
        "month": {"2026-11": (3, 8, 8)},
    }
    with at(MORNING):
        found = {group_by: measures(summary(client, group_by=group_by)) for group_by in expected}
    assert found == expected


def test_visits_of_overlapping_rows_are_marked(client_of: ClientOf, world: World, visits: None, at: At) -> None:
    client = client_of(world.officer)
    with at(MORNING):
        notes = {g: summary(client, group_by=g)["notes"] for g in ("topic", "age_band", "sex", "outcome", "kind")}
    overlap = ["visits_overlap"]
    assert notes == {"topic": overlap, "age_band": overlap, "sex": overlap, "outcome": [], "kind": []}


def test_several_months_are_told_apart(client_of: ClientOf, world: World, visits: None, at: At) -> None:
    with at(MORNING):
        told = summary(client_of(world.officer), group_by="month", **{"from": "2026-09-01", "to": "2026-11-30"})
    rows = [(row["key"], row["label"], row["visits"], row["items"]) for row in told["rows"]]
    assert rows == [
        ("2026-09", "Tháng 09/2026", 0, 0),
        ("2026-10", "Tháng 10/2026", 1, 1),
        ("2026-11", "Tháng 11/2026", 3, 8),
    ]


def test_a_period_that_cuts_a_month_is_counted_by_days_and_has_no_topics(
    client_of: ClientOf, world: World, visits: None, at: At
) -> None:
    client = client_of(world.officer)
    cut = {"from": "2026-10-31", "to": "2026-11-19"}
    with at(MORNING):
        told = summary(client, **cut)
        refused = client.get("/reports/summary", {"group_by": "topic", **cut})
    assert measures(told) == {str(world.commune.id): (2, 6, 6)}
    assert told["totals"] == {"visits": 2, "people": 6, "items": 6}
    assert told["notes"] == []
    assert (refused.status, refused.code) == (422, "whole_months_only")
    assert refused.json["params"] == {"from": "2026-10-01", "to": "2026-11-30"}


def test_wrong_periods_are_refused(client_of: ClientOf, world: World) -> None:
    client = client_of(world.staff)
    for wrong in (
        {"from": "2026-11-02", "to": "2026-11-01"},
        {"from": "2000-01-01", "to": "2026-11-01"},
        {"from": "9999-12-31"},
        {"to": "0001-01-01"},
        {"units_as_of": "2026-13-01"},
        {"units_as_of": "later"},
        {"group_by": "ward"},
        {"colour": "red"},
    ):
        assert client.get("/reports/summary", wrong).code == "validation_failed", wrong


def test_a_month_reported_from_the_15th_to_the_14th(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        settings.put("cutoff_day", 14)
        make_visit(world.team, dt.date(2026, 11, 14))
        make_visit(world.team, dt.date(2026, 11, 15))
    try:
        with at(MORNING):
            told = summary(client_of(world.officer), group_by="topic")
    finally:
        with store.writing():
            db.session.delete(db.session.get_one(Setting, "cutoff_day"))
    assert told["period"] == {"from": "2026-11-15", "to": "2026-12-14"}
    assert measures(told) == {"VNEID2": (1, None, 1)}


def test_each_role_reads_its_own_figures(client_of: ClientOf, world: World, visits: None, store: Store, at: At) -> None:
    with store.writing():
        neighbour = make_world(world.province)
        make_visit(neighbour.team)
    with at(MORNING):
        for account, expected in (
            (world.member, 2),
            (world.leader, 2),
            (world.officer, 3),
            (world.approver, 3),
            (neighbour.officer, 1),
            (world.staff, 4),
            (world.admin, 4),
        ):
            assert summary(client_of(account))["totals"]["visits"] == expected, account.role
        officer = client_of(world.officer)
        assert summary(officer, unit=world.hamlet.id)["totals"]["visits"] == 2
        assert summary(client_of(world.staff), unit=neighbour.commune.id)["totals"]["visits"] == 1
        assert officer.get("/reports/summary", {"unit": neighbour.commune.id}).code == "forbidden"
        assert officer.get("/reports/summary", {"unit": world.province.id}).code == "forbidden"
        assert client_of(world.leader).get("/reports/summary", {"unit": world.commune.id}).code == "forbidden"
        assert officer.get("/reports/summary", {"unit": uuid.uuid4()}).code == "not_found"


def test_teams_that_have_not_reported_are_counted(client_of: ClientOf, world: World, visits: None, at: At) -> None:
    client = client_of(world.officer)
    with at(MORNING):
        assert summary(client, **{"from": "2026-10-01", "to": "2026-10-31"})["not_reported_teams"] == 1
        rows = summary(client, group_by="hamlet", **{"from": "2026-10-01", "to": "2026-10-31"})["rows"]
    assert sorted(row["visits"] for row in rows) == [0, 1]


@pytest.fixture
def moved(world: World, store: Store) -> Any:
    """On 1 October 2026 the hamlet moves to another commune; it was visited before and after."""
    change = dt.date(2026, 10, 1)
    with store.writing():
        target = make_commune(world.province)
        end_version(world.hamlet.id, change)
        add_version(world.hamlet.id, world.hamlet.code, world.hamlet.name, "hamlet", target, change)
        make_visit(world.team, change - DAY)
        make_visit(world.team, change)
        make_visit(world.other_team, change)
    return target


def test_figures_by_the_units_of_then_and_of_now(client_of: ClientOf, world: World, moved: Any, at: At) -> None:
    client = client_of(world.staff)
    old, new = str(world.commune.id), str(moved.id)
    span = {"from": "2026-09-01", "to": "2026-10-31"}
    with at(MORNING):
        then, now = summary(client, **span), summary(client, **span, units_as_of="now")
        before = summary(client, **span, units_as_of="2026-09-30")
    assert measures(then) == {old: (2, 2, 2), new: (1, 1, 1)}
    assert measures(now) == {old: (1, 1, 1), new: (2, 2, 2)}
    assert measures(before) == {old: (3, 3, 3)}
    assert (then["units_as_of"], now["units_as_of"], before["units_as_of"]) == ("then", "now", "2026-09-30")
    assert then["totals"] == now["totals"] == before["totals"] == {"visits": 3, "people": 3, "items": 3}


def test_a_unit_named_is_its_territory_of_today(client_of: ClientOf, world: World, moved: Any, at: At) -> None:
    client = client_of(world.staff)
    span = {"from": "2026-09-01", "to": "2026-10-31"}
    with at(MORNING):
        told = summary(client, unit=moved.id, **span)
    assert measures(told) == {str(world.commune.id): (1, 1, 1), str(moved.id): (1, 1, 1)}
    assert told["totals"]["visits"] == 2


def test_hamlets_of_several_communes_are_told_with_their_commune(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    with store.writing():
        neighbour = make_world(world.province)
        hamlet = make_hamlet(world.commune, "Khu phố 1")
        make_visit(world.team, hamlet=hamlet)
        make_visit(neighbour.team)
    with at(MORNING):
        province = summary(client_of(world.staff), group_by="hamlet")["rows"]
        commune = summary(client_of(world.officer), group_by="hamlet")["rows"]
    assert f"Khu phố 1, {world.commune.name}" in {row["label"] for row in province}
    assert "Khu phố 1" in {row["label"] for row in commune}


def test_a_team_of_elsewhere_that_worked_here_is_told(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        neighbour = make_world(world.province)
        make_visit(neighbour.team, hamlet=world.hamlet)
    with at(MORNING):
        rows = summary(client_of(world.officer), group_by="team")["rows"]
    assert {row["label"]: row["visits"] for row in rows}[neighbour.team.title] == 1


def test_real_figures_are_not_called_sample_data(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        for team in (world.team, world.other_team):
            db.session.get_one(Team, team.id).synthetic = False
    with at(MORNING):
        assert summary(client_of(world.officer))["synthetic"] is False
