"""The commune's side: a report drawn up from the data, completed by hand, handed in, taken back."""

from typing import Any

import pytest

from tests.api.rounds.conftest import IN_TIME, DeskOf, Two
from tests.conftest import At, ClientOf
from tests.factories.visits import TODAY, make_visit
from tests.support.store import Store


def test_the_report_is_drawn_up_from_the_data(two: Two, desk_of: DeskOf, at: At) -> None:
    with at(IN_TIME):
        told = desk_of(two.one).get()
    figures = told["figures"]
    assert (told["status"], told["version"], told["mine"], told["added"]) == ("draft", 0, True, None)
    assert told["declared"] == {"adults": None, "households": None}
    assert figures["totals"] == {"visits": 2, "people": 6, "items": 6}
    assert {row["key"]: (row["visits"], row["items"]) for row in figures["topics"]} == {
        "VNEID2": (1, 3),
        "PAY": (2, 3),
    }
    assert {row["key"]: row["items"] for row in figures["outcomes"]} == {"done": 5, "follow_up": 1}
    assert (figures["teams"], figures["not_reported_teams"]) == (2, 0)
    assert (figures["coverage"]["hamlets"], figures["coverage"]["teams"]) == (2, 2)


def test_texts_and_bases_are_kept_and_null_is_not_zero(two: Two, desk_of: DeskOf, at: At) -> None:
    desk = desk_of(two.one)
    with at(IN_TIME):
        first = {"version": 0, "difficulties": "Mạng yếu ở ấp xa", "declared": {"adults": 12000, "households": 0}}
        assert desk.client.patch(desk.path, first).json["version"] == 1
        told = desk.client.patch(desk.path, {"version": 1, "declared": {"adults": None}, "proposals": "Thêm máy"})
        assert told.json["declared"] == {"adults": None, "households": 0}
        assert (told.json["difficulties"], told.json["proposals"]) == ("Mạng yếu ở ấp xa", "Thêm máy")
        assert desk.client.patch(desk.path, {"version": 2, "proposals": "Thêm máy"}).json["version"] == 2


@pytest.mark.parametrize("adults", [-1, 2_000_001, 1.5, "12", True])
def test_bases_are_whole_numbers_within_reason(two: Two, desk_of: DeskOf, at: At, adults: object) -> None:
    desk = desk_of(two.one)
    with at(IN_TIME):
        answer = desk.client.patch(desk.path, {"version": 0, "declared": {"adults": adults}})
        assert (answer.status, answer.json["errors"][0]["field"]) == (422, "declared.adults")
        assert desk.get()["version"] == 0


def test_of_two_who_write_the_second_hears_who_and_when(two: Two, desk_of: DeskOf, at: At) -> None:
    desk = desk_of(two.one)
    with at(IN_TIME):
        desk.client.patch(desk.path, {"version": 0, "difficulties": "một"})
        answer = desk.client.patch(desk.path, {"version": 0, "difficulties": "hai"})
        assert (answer.status, answer.code) == (409, "conflict")
        params: dict[str, Any] = answer.json["params"]
        assert (params["version"], params["by"]) == (1, two.one.officer.name)
        assert params["at"].startswith("2026-12-05")
        assert desk.get()["difficulties"] == "một"


def test_figures_freeze_when_it_is_handed_in_and_thaw_when_it_is_taken_back(
    two: Two, desk_of: DeskOf, store: Store, at: At
) -> None:
    desk = desk_of(two.one)
    with at(IN_TIME):
        handed_in = desk.submit()
        assert (handed_in["state"], handed_in["submitted_by_name"]) == ("submitted", two.one.officer.name)
    with store.writing():
        make_visit(two.one.team, TODAY, people=2)
    with at("2026-12-05T11:00"):
        told = desk.get()
        assert (told["figures"], told["as_of"]) == (handed_in["figures"], handed_in["as_of"])
        assert told["added"] == {"visits": 1, "people": 2, "items": 1}
        written = desk.client.patch(desk.path, {"version": 1, "proposals": "sau khi gửi"})
        assert (written.code, written.json["params"]) == ("report_state", {"status": "submitted"})
        back = desk.client.post(f"{desk.path}/withdraw", {"version": 1}).json
        assert (back["status"], back["state"], back["added"], back["submitted_at"]) == ("draft", "missing", None, None)
        assert back["figures"]["totals"]["visits"] == 3
        assert desk.submit()["figures"]["totals"]["visits"] == 3


def test_the_month_is_over_when_its_last_day_has_gone_by_and_all_say_so(
    two: Two, november: str, desk_of: DeskOf, client_of: ClientOf, at: At
) -> None:
    desk, staff = desk_of(two.one), client_of(two.one.staff)
    with at("2026-11-30T23:59"):
        round_, report = staff.get(f"/rounds/{november}").json, desk.get()
        assert (round_["over"], report["over"]) == (False, False)
        assert desk.client.post(f"{desk.path}/submit", {"version": 0}).code == "round_running"
        assert staff.post(f"/rounds/{november}/close").code == "round_running"
    with at("2026-12-01T00:00"):
        round_, report = staff.get(f"/rounds/{november}").json, desk.get()
        assert (round_["over"], report["over"]) == (True, True)
        assert desk.submit()["state"] == "submitted"
        assert staff.post(f"/rounds/{november}/close").status == 200


def test_the_officer_writes_others_read_and_foreign_units_are_none(
    two: Two, desk_of: DeskOf, client_of: ClientOf, at: At
) -> None:
    desk = desk_of(two.one)
    with at(IN_TIME):
        for reader in (two.one.approver, two.one.staff, two.one.admin):
            assert client_of(reader).get(desk.path).json["mine"] is False
            assert client_of(reader).patch(desk.path, {"version": 0}).code == "forbidden"
        assert client_of(two.other.officer).get(desk.path).code == "forbidden"
        hamlet = desk.path.replace(str(two.one.commune.id), str(two.one.hamlet.id))
        assert desk.client.get(hamlet).code == "not_found"
