""" "Nhờ cán bộ xã xem": the author asks the commune to look at what was set aside (S8)."""

from typing import Any

import sqlalchemy as sa

from models.db import db
from models.sync import FeedEntry, Quarantine
from server import schedule
from server.app import App
from tests.conftest import At, ClientOf
from tests.factories.world import World
from tests.support.client import Client
from tests.support.phone import Op, Phone, amend, log, make_op, visit_body
from tests.support.store import Store
from tests.sync.conftest import PhoneOf


def ask(op: Op, note: str = "", **changes: Any) -> Op:
    """The op that asks the commune to look at another one."""
    asked = make_op("x", {"note": note}, record=op["record_id"], base=op["op_id"])
    return {**asked, "type": "ask", **changes}


def inbox(client: Client, **query: Any) -> list[dict[str, Any]]:
    """The first page of what officials see."""
    answer = client.get("/quarantine", {"status": "open", **query})
    assert answer.status == 200, answer.text
    items: list[dict[str, Any]] = answer.json["items"]
    return items


def note_of(phone: Phone, op: Op) -> dict[str, Any]:
    """What the author's phone heard of an op that was set aside."""
    phone.pull()
    return phone.rows[f"u/{phone.account.id}", "quarantine", op["record_id"]]


def test_what_is_asked_for_stands_first_and_the_answer_reaches_the_phone(
    world: World, phone_of: PhoneOf, client_of: ClientOf
) -> None:
    phone, officer = phone_of(world.member), client_of(world.officer)
    bad = [log(world.team, place="moon") for _ in range(3)]
    phone.results(*bad)
    assert phone.verdicts(ask(bad[0], "Nhà văn hoá không có trong danh sách")) == ["applied"]
    assert [item["op_id"] for item in inbox(officer)] == [bad[0]["op_id"], bad[2]["op_id"], bad[1]["op_id"]]
    first, second = inbox(officer)[:2]
    assert (first["ask_note"], second["asked_at"]) == ("Nhà văn hoá không có trong danh sách", None)
    assert first["asked_at"] is not None
    answer = officer.post(f"/quarantine/{first['id']}/decline", {"note": "Chọn trụ sở xã rồi gửi lại"})
    assert answer.status == 200
    assert note_of(phone, bad[0])["note"] == "Chọn trụ sở xã rồi gửi lại"
    assert [item["op_id"] for item in inbox(officer)] == [bad[2]["op_id"], bad[1]["op_id"]]


def test_asking_closes_nothing_and_does_not_stand_for_a_correction(
    world: World, phone_of: PhoneOf, client_of: ClientOf
) -> None:
    phone, officer, bad = phone_of(world.member), client_of(world.officer), log(world.team, place="moon")
    phone.results(bad)
    phone.results(ask(bad))
    phone.pull()
    assert not [key for key in phone.rows if key[1] == "quarantine"]
    good = make_op("log", visit_body(world.team), record=bad["record_id"], base=bad["op_id"])
    assert phone.verdicts(ask(bad, "lần nữa"), good) == ["applied", "applied"]
    assert inbox(officer) == []
    assert note_of(phone, bad)["status"] == "corrected"


def test_asked_in_the_very_request_that_is_set_aside(world: World, phone_of: PhoneOf, client_of: ClientOf) -> None:
    phone, bad = phone_of(world.member), log(world.team, place="moon")
    assert phone.verdicts(bad, ask(bad, "xem giúp")) == ["unknown_code", "applied"]
    (item,) = inbox(client_of(world.officer))
    assert (item["op_id"], item["ask_note"], item["asked_at"] is not None) == (bad["op_id"], "xem giúp", True)


def test_an_ask_that_overtakes_its_op_is_met_when_that_arrives(
    world: World, phone_of: PhoneOf, client_of: ClientOf
) -> None:
    phone, bad, fine = phone_of(world.member), log(world.team, place="moon"), log(world.team)
    broken = {**log(world.team), "type": "assistance_session.praise"}
    early = [ask(bad, "một"), ask(fine, "hai"), ask(broken, "ba")]
    assert phone.verdicts(*early) == ["parent_missing"] * 3
    assert phone.verdicts(bad, fine, broken) == ["unknown_code", "applied", "unknown_type"]
    assert phone.verdicts(*early) == ["applied"] * 3
    told = {item["op_id"]: item["ask_note"] for item in inbox(client_of(world.officer))}
    assert told == {bad["op_id"]: "một", broken["op_id"]: "ba"}


def test_what_was_settled_meanwhile_or_is_no_trouble_is_answered_as_taken(
    world: World, phone_of: PhoneOf, client_of: ClientOf, store: Store
) -> None:
    phone, officer = phone_of(world.member), client_of(world.officer)
    bad, fine = log(world.team, place="moon"), log(world.team)
    phone.results(bad, fine)
    (item,) = inbox(officer)
    officer.post(f"/quarantine/{item['id']}/decline", {"note": "Không rõ"})
    assert phone.verdicts(ask(bad), ask(fine)) == ["applied", "applied"]
    assert store.count(Quarantine, Quarantine.account_id == world.member.id, Quarantine.asked_at.is_not(None)) == 0


def test_nobody_asks_for_another_accounts_op(world: World, phone_of: PhoneOf, client_of: ClientOf) -> None:
    bad = log(world.team, place="moon")
    phone_of(world.member).results(bad)
    assert phone_of(world.leader).verdicts(ask(bad)) == ["parent_missing"]
    (item,) = inbox(client_of(world.officer))
    assert item["asked_at"] is None


def test_an_ask_that_is_not_sound_is_set_aside_itself(world: World, phone_of: PhoneOf) -> None:
    phone, bad = phone_of(world.member), log(world.team, place="moon")
    phone.results(bad)
    assert phone.verdicts(
        ask(bad, "Gọi 0912 345 678"),
        ask(bad, "x" * 501),
        ask(bad, body={"note": "", "urgent": True}),
        ask(bad, body={"note": 7}),
        ask(bad, body=None),
        ask(bad, base_revision=None),
    ) == ["personal_data", "note_too_long", "unknown_field", "invalid_body", "invalid_body", "invalid_body"]


def test_the_commune_hears_a_bell_and_no_other_word(world: World, phone_of: PhoneOf, store: Store) -> None:
    phone, bad = phone_of(world.member), log(world.team, place="moon")
    scope = f"c/{world.commune.id}"
    phone.results(bad)
    before = store.count(FeedEntry, FeedEntry.scope == scope)
    phone.results(ask(bad, "xem giúp"))
    assert store.count(FeedEntry, FeedEntry.scope == scope, FeedEntry.kind == "quarantine") == before + 1
    official = phone_of(world.officer)
    official.pull()
    assert "xem giúp" not in str(official.rows)


def test_an_amendment_still_waits_for_its_visit_when_only_an_ask_arrived(world: World, phone_of: PhoneOf) -> None:
    phone, op = phone_of(world.member), log(world.team)
    change, broken = amend(op, place="one_stop"), {**op, "schema_version": 99}
    assert phone.verdicts(change) == ["parent_missing"]
    assert phone.verdicts(broken, ask(broken)) == ["schema_newer", "applied"]
    assert phone.verdicts(change) == ["parent_missing"]


def test_the_note_is_forgotten_with_the_item(
    at: At, world: World, phone_of: PhoneOf, client_of: ClientOf, app: App, store: Store
) -> None:
    with at("2026-10-01T08:00"):
        phone, officer, bad = phone_of(world.member), client_of(world.officer), log(world.team, place="moon")
        phone.results(bad, ask(bad, "xem giúp"))
        (item,) = inbox(officer)
        officer.post(f"/quarantine/{item['id']}/decline", {"note": "Không rõ"})
    with at("2026-11-02T08:00"), app.app_context():
        schedule.prune({})
        db.session.remove()
    query = sa.select(Quarantine.ask_note, Quarantine.note).where(Quarantine.account_id == world.member.id)
    assert tuple(store.one(query)) == (None, None)
