"""What was set aside is seen, corrected, replayed or declined, and its author hears of it (S5, S8, S9)."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from api.core import clock
from models.db import db
from server import schedule
from server.app import App
from tests.conftest import At, ClientOf
from tests.factories.world import World
from tests.support.phone import Phone, amend, log, make_op, visit_body, void
from tests.sync.conftest import PhoneOf


def notes_of(phone: Phone) -> dict[str, Any]:
    """Status of quarantine notes on a phone, by record."""
    phone.pull()
    return {record: body["status"] for (_, kind, record), body in phone.rows.items() if kind == "quarantine"}


def test_the_authors_correction_closes_the_item(
    world: World, phone_of: PhoneOf, client_of: ClientOf, tallies_agree: Callable[[], None]
) -> None:
    phone, officer = phone_of(world.member), client_of(world.officer)
    bad = log(world.team, place="moon")
    phone.results(bad)
    assert [item["op_id"] for item in officer.get("/quarantine").json["items"]] == [bad["op_id"]]
    good = make_op("log", visit_body(world.team), record=bad["record_id"], base=bad["op_id"])
    assert phone.verdicts(good) == ["applied"]
    assert officer.get("/quarantine", {"status": "open"}).json["items"] == []
    assert notes_of(phone)[bad["record_id"]] == "corrected"
    tallies_agree()


def test_an_officer_corrects_for_the_author_and_a_late_resend_is_one_record(
    world: World, phone_of: PhoneOf, client_of: ClientOf, tallies_agree: Callable[[], None]
) -> None:
    phone, officer = phone_of(world.member), client_of(world.officer)
    bad = log(world.team, place="moon")
    phone.results(bad)
    (item,) = officer.get("/quarantine").json["items"]
    assert item["raw"]["body"]["place"] == "moon"
    answer = officer.post(f"/quarantine/{item['id']}/correct", {"body": visit_body(world.team)})
    assert (answer.status, answer.json["status"]) == (200, "corrected")
    assert officer.post(f"/quarantine/{item['id']}/decline", {"note": "x"}).code == "quarantine_closed"
    assert notes_of(phone)[bad["record_id"]] == "corrected"
    visit = phone.visits(world.team)[bad["record_id"]]
    assert (visit["author_id"], visit["place"]) == (str(world.member.id), "home")
    resend = make_op("log", visit_body(world.team, place="one_stop"), record=bad["record_id"], base=bad["op_id"])
    assert phone.verdicts(resend)[0] in ("merged", "conflict_kept")
    assert len(phone.visits(world.team)) == 1
    tallies_agree()


def test_a_correction_that_is_still_wrong_changes_nothing(world: World, phone_of: PhoneOf, client_of: ClientOf) -> None:
    phone_of(world.member).results(log(world.team, place="moon"))
    officer = client_of(world.officer)
    (item,) = officer.get("/quarantine").json["items"]
    answer = officer.post(f"/quarantine/{item['id']}/correct", {"body": visit_body(world.team, place="sun")})
    assert (answer.status, answer.json["errors"][0]["code"]) == (422, "unknown_code")
    assert officer.post(f"/quarantine/{item['id']}/replay").status == 422
    assert officer.get("/quarantine", {"status": "open"}).json["items"][0]["id"] == item["id"]


def test_a_declined_items_note_reaches_the_phone(world: World, phone_of: PhoneOf, client_of: ClientOf) -> None:
    phone, officer = phone_of(world.member), client_of(world.officer)
    bad = log(world.team, place="moon")
    phone.results(bad)
    (item,) = officer.get("/quarantine").json["items"]
    assert officer.post(f"/quarantine/{item['id']}/decline", {"note": "Lượt này đã ghi rồi"}).status == 200
    phone.pull()
    note = phone.rows[f"u/{world.member.id}", "quarantine", bad["record_id"]]
    assert (note["status"], note["note"]) == ("declined", "Lượt này đã ghi rồi")


def test_an_amendment_that_comes_before_its_visit_is_replayed_by_the_server(
    world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]
) -> None:
    phone, op = phone_of(world.member), log(world.team)
    change = amend(op, place="one_stop")
    assert phone.verdicts(change) == ["parent_missing"]
    assert phone.verdicts(op) == ["applied"]
    assert phone.verdicts(change) == ["applied"]
    phone.pull()
    assert phone.visits(world.team)[op["record_id"]]["place"] == "one_stop"
    tallies_agree()


def test_the_communes_feed_tells_that_something_came_in_and_not_what(world: World, phone_of: PhoneOf) -> None:
    official, scope = phone_of(world.officer), f"c/{world.commune.id}"
    official.pull()
    bad = log(world.team, place="moon")
    phone_of(world.member).results(bad)
    (entry,) = official.ask().json["scopes"][scope]["entries"]
    assert (entry["kind"], entry["op_id"], entry["gone"]) == ("quarantine", bad["op_id"], True)


def test_what_waits_for_its_visit_is_shown_after_five_days(
    at: At, world: World, phone_of: PhoneOf, client_of: ClientOf
) -> None:
    with at("2026-11-20T08:00"):
        officer = client_of(world.officer)
        assert phone_of(world.member).verdicts(amend(log(world.team))) == ["parent_missing"]
    for day, shown in (("24T08:00", 0), ("25T08:00", 1)):
        with at(f"2026-11-{day}"):
            assert len(officer.get("/quarantine").json["items"]) == shown


def test_a_month_after_it_was_closed_nothing_of_an_item_is_left_but_its_number_and_code(
    at: At, world: World, phone_of: PhoneOf, client_of: ClientOf, app: App
) -> None:
    with at("2026-10-01T08:00"):
        officer, phone = client_of(world.officer), phone_of(world.member)
        bad, still_open = log(world.team, place="moon"), log(world.team, place="sun")
        phone.results(bad, still_open)
        items = {item["op_id"]: item["id"] for item in officer.get("/quarantine").json["items"]}
        officer.post(f"/quarantine/{items[bad['op_id']]}/decline", {"note": "Đã ghi rồi"})
    for day, left in (("31T07:59", True), ("31T08:01", False)):
        with at(f"2026-10-{day}"):
            with app.app_context():
                schedule.prune({})
            now = {item["op_id"]: item for item in officer.get("/quarantine").json["items"]}
            closed = now[bad["op_id"]]
            assert (closed["raw"] is not None, closed["note"] is not None) == (left, left)
            assert (closed["code"], closed["status"]) == ("unknown_code", "declined")
            assert now[still_open["op_id"]]["raw"]["body"]["place"] == "sun"


def test_an_amendment_whose_op_id_was_taken_meanwhile_does_not_keep_its_visit_out(
    world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]
) -> None:
    phone, op = phone_of(world.member), log(world.team)
    change = amend(op, place="one_stop")
    assert phone.verdicts(change) == ["parent_missing"]
    squat = {**log(world.team), "op_id": change["op_id"]}
    assert phone_of(world.team.members[1]).verdicts(squat) == ["applied"]
    assert phone.verdicts(op) == ["applied"]
    assert phone.verdicts(change) == ["op_id_reused"]
    tallies_agree()


def test_heads_of_audit_are_locked_before_heads_of_feeds(
    world: World, phone_of: PhoneOf, client_of: ClientOf, app: App
) -> None:
    """The order of all writes (S2); the other way round an officer and a grant to the author wait for each other."""
    phone_of(world.member).results(log(world.team, place="moon"), log(world.team, place="sun"))
    officer = client_of(world.officer)
    first, second = officer.get("/quarantine").json["items"]
    for path, body in (
        (f"{first['id']}/decline", {"note": "x"}),
        (f"{second['id']}/correct", {"body": visit_body(world.team)}),
    ):
        with statements(app) as said:
            assert officer.post(f"/quarantine/{path}", body).status == 200
        heads = [table for text in said for table in ("audit_head", "feed_head") if f"FROM {table}" in text]
        assert heads.index("feed_head") > heads.index("audit_head"), path
        assert "audit_head" not in heads[heads.index("feed_head") :], path


@contextmanager
def statements(app: App) -> Iterator[list[str]]:
    """What the database is told within the block."""
    said: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(" ".join(statement.split()))

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        sa.event.remove(engine, "before_cursor_execute", hear)


def test_items_are_seen_by_the_own_commune_and_leader_only(
    world: World, phone_of: PhoneOf, client_of: ClientOf
) -> None:
    phone_of(world.member).results(log(world.team, place="moon"))
    assert len(client_of(world.officer).get("/quarantine").json["items"]) == 1
    assert len(client_of(world.leader).get("/quarantine").json["items"]) == 1
    assert client_of(world.other_team.leader).get("/quarantine").json["items"] == []
    assert client_of(world.member).get("/quarantine").status == 403


def test_a_note_with_personal_data_stays_covered_in_the_inbox(
    world: World, phone_of: PhoneOf, client_of: ClientOf
) -> None:
    phone_of(world.member).results(log(world.team, note="CCCD 074185001234"))
    answer = client_of(world.officer).get("/quarantine")
    assert "074185001234" not in answer.text


def test_s5_a_correction_in_the_request_of_what_it_corrects_closes_the_item(
    world: World, phone_of: PhoneOf, client_of: ClientOf
) -> None:
    phone, officer = phone_of(world.member), client_of(world.officer)
    phone.pull()
    bad = log(world.team, place="moon")
    good = make_op("log", visit_body(world.team), record=bad["record_id"], base=bad["op_id"])
    assert phone.verdicts(bad, good) == ["unknown_code", "applied"]
    assert [item["status"] for item in officer.get("/quarantine").json["items"]] == ["corrected"]
    assert notes_of(phone) == {bad["record_id"]: "corrected"}


def test_an_item_says_who_when_with_which_phone_and_how_many_wait(
    world: World, phone_of: PhoneOf, client_of: ClientOf
) -> None:
    phone, officer = phone_of(world.member), client_of(world.officer)
    bad = [log(world.team, items=[]), log(world.team, place="moon"), log(world.team, place="sun")]
    sent_at = clock.now().replace(microsecond=0)
    phone.results(*bad, sent_at=sent_at.isoformat())
    page = officer.get("/quarantine", {"status": "open", "limit": 1}).json
    assert (page["total"], len(page["items"])) == (3, 1)
    (item,) = page["items"]
    assert (item["author_name"], item["author_phone"]) == (world.member.name, world.member.phone)
    assert (item["team_title"], item["device_name"], item["handed_in_by_name"]) == (world.team.title, "", None)
    assert dt.datetime.fromisoformat(item["sent_at"]) == sent_at
    unknown = officer.get("/quarantine", {"status": "open", "code": "unknown_code"}).json
    assert ([one["code"] for one in unknown["items"]], unknown["total"]) == (["unknown_code"] * 2, 2)
    rest = officer.get("/quarantine", {"status": "open", "limit": 2, "after": page["next"]}).json
    assert [one["op_id"] for one in rest["items"]] == [bad[1]["op_id"], bad[0]["op_id"]]
    assert officer.get("/quarantine", {"code": "no_such_code"}).status == 422


def test_an_administrator_corrects_in_place_of_the_communes_officer(
    world: World, phone_of: PhoneOf, client_of: ClientOf, tallies_agree: Callable[[], None]
) -> None:
    phone, admin, bad = phone_of(world.member), client_of(world.admin), log(world.team, place="moon")
    phone.results(bad)
    (item,) = admin.get("/quarantine", {"status": "open", "unit": world.commune.id}).json["items"]
    answer = admin.post(f"/quarantine/{item['id']}/correct", {"body": visit_body(world.team)})
    assert (answer.status, answer.json["status"]) == (200, "corrected")
    phone.pull()
    assert phone.visits(world.team)[bad["record_id"]]["author_id"] == str(world.member.id)
    tallies_agree()


def test_a_correction_is_in_todays_form_whatever_the_op_called_itself(
    world: World, phone_of: PhoneOf, client_of: ClientOf
) -> None:
    officer, bad = client_of(world.officer), {**log(world.team), "schema_version": "one"}
    assert phone_of(world.member).verdicts(bad) == ["invalid_body"]
    (item,) = officer.get("/quarantine", {"status": "open"}).json["items"]
    assert item["record_id"] is None
    assert officer.post(f"/quarantine/{item['id']}/correct", {"body": visit_body(world.team)}).status == 422


@pytest.mark.parametrize("later", ["2026-11-20T08:00:02", "2026-11-26T08:00"])
def test_a_change_finds_its_visit_two_seconds_or_six_days_later(
    later: str, at: At, world: World, phone_of: PhoneOf, client_of: ClientOf, tallies_agree: Callable[[], None]
) -> None:
    with at("2026-11-20T08:00"):
        first, second, op = phone_of(world.member), phone_of(world.member), log(world.team)
        change, gone = amend(op, place="one_stop"), log(world.team)
        assert first.verdicts(change, void(gone)) == ["parent_missing"] * 2
    with at(later):
        officer = client_of(world.officer)
        assert second.verdicts(op, gone) == ["applied", "applied"]
        assert first.verdicts(change) == ["applied"]
        first.pull()
        assert {record: visit["place"] for record, visit in first.visits(world.team).items()} == {
            op["record_id"]: "one_stop"
        }
        assert officer.get("/quarantine", {"status": "open"}).json["items"] == []
        tallies_agree()
