"""Decisions before they are approved: who draws them up, over which rosters, and what is known of them."""

from typing import Any

import pytest

from tests.api.rosters.papers import Desk, approval
from tests.conftest import ClientOf
from tests.factories.world import World, make_world
from tests.support.store import Store


@pytest.fixture
def desk(world: World, store: Store, client_of: ClientOf) -> Desk:
    """The commune's desk."""
    return Desk(world, store, client_of)


def test_officer_draws_up_a_decision_over_two_teams(desk: Desk) -> None:
    rosters = desk.both()
    draft = desk.drawn_up(rosters, kind="establish")
    assert (draft["status"], draft["kind"], draft["label"], draft["number"]) == ("draft", "establish", None, None)
    assert {roster["id"] for roster in draft["rosters"]} == {roster["id"] for roster in rosters}
    assert [roster["members"] for roster in draft["rosters"]] == [3, 3]
    assert {roster["status"] for roster in draft["rosters"]} == {"submitted"}
    assert draft["missing"] == ["number", "date"]
    listed = desk.officer.get("/decisions", {"unit": desk.world.commune.id}).json["items"]
    assert (listed[0]["id"], listed[0]["teams"]) == (draft["id"], 2)


def test_the_last_signature_and_the_replaced_decision_are_proposed(desk: Desk) -> None:
    first = desk.approved(signer="Lê Thị Ký", position="PHÓ CHỦ TỊCH", authority="KT. CHỦ TỊCH")
    second = desk.drawn_up()
    assert (second["signer"], second["position"], second["authority"]) == ("Lê Thị Ký", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")
    assert second["replaces"] == {"id": first["id"], "label": "45/QĐ-UBND", "date": first["date"]}
    assert second["missing"] == ["number", "date"]


def test_a_list_that_changed_meanwhile_is_told_with_its_differences(desk: Desk) -> None:
    rosters = desk.both()
    now = desk.change(rosters[1]["id"])
    answer = desk.draw_up(rosters)
    assert (answer.status, answer.code) == (409, "stale")
    (told,) = answer.json["params"]["rosters"]
    assert (told["roster_id"], told["content_hash"]) == (rosters[1]["id"], now)
    assert len(told["diff"]["new"]) == 3


def test_a_roster_stands_in_one_draft_at_a_time(desk: Desk) -> None:
    rosters = desk.both()
    first = desk.drawn_up(rosters)
    answer = desk.draw_up(rosters[:1])
    assert (answer.status, answer.code) == (409, "in_decision")
    assert answer.json["params"]["decision_id"] == first["id"]
    assert desk.officer.delete(f"/decisions/{first['id']}").status == 204
    assert desk.officer.get(f"/decisions/{first['id']}").status == 404
    assert desk.draw_up(rosters[:1]).status == 201


def test_only_submitted_rosters_of_the_own_commune_are_decided(desk: Desk, store: Store, client_of: ClientOf) -> None:
    with store.writing():
        sibling = make_world(desk.world.province)
    foreign = Desk(sibling, store, client_of)
    answer = desk.draw_up([foreign.submitted()])
    assert (answer.status, answer.code) == (422, "validation_failed")
    assert (
        foreign.officer.post(
            "/decisions", {"unit_id": str(desk.world.commune.id), "kind": "establish", "rosters": [desk.submitted()]}
        ).status
        == 403
    )
    drafted = desk.officer.post(f"/teams/{desk.world.other_team.id}/rosters", {}).json
    seen = desk.officer.get(f"/rosters/{drafted['id']}").json
    answer = desk.draw_up([{"id": drafted["id"], "content_hash": seen["content_hash"]}])
    assert (answer.status, answer.code) == (409, "wrong_status")


@pytest.mark.parametrize("rosters", ["none", "twice", "unknown"])
def test_each_roster_is_named_once(desk: Desk, rosters: str) -> None:
    one = desk.submitted()
    unknown = {**one, "id": str(desk.world.commune.id)}
    named: list[dict[str, Any]] = {"none": [], "twice": [one, one], "unknown": [unknown]}[rosters]
    assert desk.draw_up(named).code == "validation_failed"


def test_a_draft_changes_until_it_is_approved(desk: Desk) -> None:
    draft = desk.drawn_up()
    path = f"/decisions/{draft['id']}"
    changed = desk.officer.patch(
        path, {"signer": " Trần  Thị Ký ", "position": "PHÓ CHỦ TỊCH", "symbol": "Q\u00d0-UBND"}
    )
    assert changed.status == 200
    assert changed.json["signer"] == "Trần Thị Ký"
    assert changed.json["symbol"] == "Q\u0110-UBND"
    assert desk.approve(changed.json).status == 200
    late = desk.officer.patch(path, {"signer": "Ai Khác"})
    assert (late.status, late.code) == (409, "decision_approved")
    assert late.json["params"]["by"] == desk.world.approver.name
    assert desk.officer.delete(path).code == "decision_approved"


def test_what_is_replaced_must_be_an_approved_decision_of_the_commune(
    desk: Desk, store: Store, client_of: ClientOf
) -> None:
    with store.writing():
        sibling = make_world(desk.world.province)
    foreign = Desk(sibling, store, client_of).approved()
    draft = desk.drawn_up()
    path = f"/decisions/{draft['id']}"
    assert desk.officer.patch(path, {"replaces_id": foreign["id"]}).code == "validation_failed"
    assert desk.officer.patch(path, {"replaces_id": draft["id"]}).code == "validation_failed"
    assert desk.officer.patch(path, {"replaces_id": None}).json["replaces"] is None


def test_leaders_and_province_staff_draw_up_nothing(desk: Desk, client_of: ClientOf) -> None:
    roster = desk.submitted()
    body = {"unit_id": str(desk.world.commune.id), "kind": "establish", "rosters": [roster]}
    for account in (desk.world.leader, desk.world.member, desk.world.staff, desk.world.admin):
        assert client_of(account).post("/decisions", body).status == 403


def test_province_staff_see_decisions_of_their_province(desk: Desk, client_of: ClientOf) -> None:
    draft = desk.drawn_up()
    staff = client_of(desk.world.staff)
    assert staff.get(f"/decisions/{draft['id']}").json["unit_name"] == desk.world.commune.name
    assert draft["id"] in [one["id"] for one in staff.get("/decisions", {"limit": 200}).json["items"]]
    assert staff.post(f"/decisions/{draft['id']}/approve", approval(draft)).status == 403
