"""The province's side: a round is opened, watched and closed; what comes later is shown apart."""

from typing import Any

from tests.api.rounds.conftest import IN_TIME, TOO_LATE, DeskOf, Two
from tests.conftest import At, ClientOf
from tests.factories.visits import TODAY, item, make_visit
from tests.support.phone import Phone, log, void
from tests.support.store import Store

VISIT = "2026-11-20T10:00:00+07:00"


def states(told: dict[str, Any]) -> dict[str, str]:
    """State by commune."""
    return {row["unit_id"]: row["state"] for row in told["rows"]}


def test_a_round_is_opened_once_for_a_month_that_has_begun(two: Two, client_of: ClientOf, at: At) -> None:
    staff = client_of(two.one.staff)
    with at("2026-11-20T09:00"):
        opened = staff.post("/rounds", {"month": "2026-11"})
        assert opened.status == 201
        assert {name: opened.json[name] for name in ("month", "start", "end", "due_on", "communes", "missing")} == {
            "month": "2026-11",
            "start": "2026-11-01",
            "end": "2026-11-30",
            "due_on": "2026-12-05",
            "communes": 2,
            "missing": 2,
        }
        assert staff.post("/rounds", {"month": "2026-11"}).code == "round_exists"
        assert staff.post("/rounds", {"month": "2026-12"}).json["errors"][0]["code"] == "future"
        assert staff.post("/rounds", {"month": "2026-10", "due_on": "2026-10-30"}).json["errors"][0]["code"] == "period"
        assert staff.post("/rounds", {"month": "2026-13"}).code == "validation_failed"
        named = staff.post("/rounds", {"month": "2026-10", "due_on": "2026-11-25", "unit_id": str(two.one.province.id)})
        assert (named.status, named.json["due_on"]) == (201, "2026-11-25")
        months = [one["month"] for one in client_of(two.other.approver).get("/rounds").json["items"]]
    assert months == ["2026-11", "2026-10"]


def test_the_message_asks_nobody_for_what_cannot_be_handed_in(
    two: Two, november: str, client_of: ClientOf, at: At
) -> None:
    """Before the month is over it tells from when on, after the closing who did not."""
    staff = client_of(two.one.staff)
    with at("2026-11-30T23:00"):
        running = staff.get(f"/rounds/{november}").json["message"]
    assert running == "Báo cáo tháng 11/2026: các xã, phường gửi được từ ngày 01/12/2026.\nHạn gửi: 05/12/2026."
    with at(TOO_LATE):
        closed = staff.post(f"/rounds/{november}/close", {}).json
    names = ", ".join(row["name"] for row in closed["rows"])
    assert closed["message"] == f"Báo cáo tháng 11/2026 đã chốt. 2 xã, phường không gửi: {names}."


def test_the_province_sees_who_handed_in_who_was_late_and_who_is_missing(
    two: Two, november: str, desk_of: DeskOf, client_of: ClientOf, at: At
) -> None:
    staff = client_of(two.one.staff)
    with at(IN_TIME):
        desk_of(two.one).submit()
        told = staff.get(f"/rounds/{november}").json
        assert states(told) == {str(two.one.commune.id): "submitted", str(two.other.commune.id): "missing"}
        names = {row["unit_id"]: row["name"] for row in told["rows"]}
        missing = names[str(two.other.commune.id)]
        assert told["message"] == f"1 xã, phường chưa gửi báo cáo tháng 11/2026: {missing}.\nHạn gửi: 05/12/2026."
        assert told["overdue"] is False
    with at(TOO_LATE):
        told = staff.get(f"/rounds/{november}").json
        assert told["overdue"] is True
        assert told["message"].endswith("Hạn gửi: 05/12/2026 (đã quá hạn).")
        desk_of(two.other).submit()
        told = staff.get(f"/rounds/{november}").json
    assert states(told)[str(two.other.commune.id)] == "late"
    assert [told[name] for name in ("communes", "submitted", "late", "missing")] == [2, 1, 1, 0]
    assert told["message"] == "Tất cả các xã, phường đã gửi báo cáo tháng 11/2026."


def test_officials_are_told_of_their_own_commune_alone(
    two: Two, november: str, desk_of: DeskOf, client_of: ClientOf, at: At
) -> None:
    with at(IN_TIME):
        desk_of(two.one).submit()
        told = client_of(two.other.approver).get(f"/rounds/{november}").json
    assert states(told) == {str(two.other.commune.id): "missing"}
    assert (told["message"], told["communes"], told["submitted"]) == (None, 1, 0)


def test_closing_names_who_is_missing_and_stores_nothing_for_them(
    two: Two, november: str, desk_of: DeskOf, client_of: ClientOf, at: At
) -> None:
    staff = client_of(two.one.staff)
    with at(TOO_LATE):
        desk_of(two.one).submit()
        told = staff.post(f"/rounds/{november}/close").json
        assert (told["closed_by_name"], told["missing"]) == (two.one.staff.name, 1)
        assert states(told)[str(two.other.commune.id)] == "missing"
        assert "Hạn gửi" not in told["message"]
        assert staff.post(f"/rounds/{november}/close").code == "round_closed"
        other = desk_of(two.other)
        assert other.get()["mine"] is False
        assert other.client.post(f"{other.path}/submit", {"version": 0}).code == "round_closed"
        one = desk_of(two.one)
        assert one.client.post(f"{one.path}/withdraw", {"version": 1}).code == "round_closed"
        assert one.client.patch(one.path, {"version": 1, "proposals": "muộn rồi"}).code == "round_closed"


def test_what_comes_after_closing_is_shown_apart_and_changes_no_report(
    two: Two, november: str, desk_of: DeskOf, client_of: ClientOf, at: At
) -> None:
    staff, member = client_of(two.one.staff), two.one.member
    phone = Phone(client_of(member), member)
    with at(TOO_LATE):
        handed_in = desk_of(two.one).submit()
        assert phone.verdicts(log(two.one.team, started_at=VISIT)) == ["applied"]
        (row,) = (row for row in staff.get(f"/rounds/{november}").json["rows"] if row["totals"])
        assert (row["added"], row["supplement"]) == ({"visits": 1, "people": 1, "items": 1}, None)
        staff.post(f"/rounds/{november}/close")
        late = log(two.one.team, started_at=VISIT, kind="group", people={"total": 4, "groups": []})
        assert phone.verdicts(late, void(late)) == ["applied", "month_closed"]
        rows = {row["unit_id"]: row for row in staff.get(f"/rounds/{november}").json["rows"]}
        report = desk_of(two.one).get()
    row = rows[str(two.one.commune.id)]
    assert row["totals"] == handed_in["figures"]["totals"] == {"visits": 2, "people": 6, "items": 6}
    assert row["added"] == report["added"] == {"visits": 1, "people": 1, "items": 1}
    assert row["supplement"] == report["supplement"] == {"visits": 1, "people": 4, "items": 1}
    assert (report["figures"], report["as_of"]) == (handed_in["figures"], handed_in["as_of"])
    other = rows[str(two.other.commune.id)]
    assert (other["added"], other["supplement"]) == (None, None)


def test_a_void_that_an_official_let_pass_is_subtracted(
    two: Two, november: str, desk_of: DeskOf, client_of: ClientOf, at: At
) -> None:
    member, officer = two.one.member, client_of(two.one.officer)
    phone, visit = Phone(client_of(member), member), log(two.one.team, started_at=VISIT)
    with at(TOO_LATE):
        phone.verdicts(visit)
        desk_of(two.one).submit()
        client_of(two.one.staff).post(f"/rounds/{november}/close")
        assert phone.verdicts(void(visit)) == ["month_closed"]
        (waiting,) = officer.get("/quarantine", {"status": "open"}).json["items"]
        officer.post(f"/quarantine/{waiting['id']}/replay")
        report = desk_of(two.one).get()
    assert report["supplement"] == {"visits": -1, "people": -1, "items": -1}
    assert report["added"] == {"visits": 0, "people": 0, "items": 0}


def test_the_last_day_of_the_month_counts(two: Two, november: str, desk_of: DeskOf, store: Store, at: At) -> None:
    with store.writing():
        make_visit(two.one.team, TODAY.replace(day=30), items=[item("DSIG", "done", 1)])
    with at(IN_TIME):
        figures = desk_of(two.one).get()["figures"]
    assert figures["totals"]["visits"] == 3
