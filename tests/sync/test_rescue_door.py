"""S24: a phone whose log-in ended still hands over what lies on it, and reads nothing (faults 35 and 36)."""

import datetime as dt
import gzip
import uuid
from collections.abc import Mapping

import orjson
import pytest
import sqlalchemy as sa

from api.core import clock
from models.account import Device, LoginSession
from models.db import db
from models.sync import Operation, Quarantine
from tests.conftest import At, ClientOf
from tests.factories.accounts import Account, make_device
from tests.factories.world import World
from tests.support.client import Answer, Client
from tests.support.phone import Phone, amend, log, make_op, visit_body
from tests.support.rescue import DeviceKey, knock
from tests.support.store import Store
from tests.sync.conftest import KeyedPhoneOf, PhoneOf

TOLD = {"nonce", "received", "order"}


def verdicts_of(store: Store, account: Account) -> dict[str, str]:
    """Verdict or code of each op that the server has of the account."""
    rows = store.all(sa.select(Operation.op_id, Operation.verdict, Operation.code).where(account_is(account)))
    return {str(op_id): code or verdict for op_id, verdict, code in rows}


def verdicts_on(phone: Phone) -> set[str]:
    """Ops whose verdict the phone has seen in its own feed."""
    return {body["op_id"] for (_, kind, _), body in phone.rows.items() if kind == "verdict"}


def account_is(account: Account) -> sa.ColumnElement[bool]:
    return Operation.account_id == account.id


def order_of(answer: Answer, *ops: Mapping[str, object]) -> str:
    """What the phone is told to do, once it is sure that all ops have arrived and that it was told nothing else."""
    assert (answer.status, set(answer.json)) == (200, TOLD), answer.text
    assert answer.json["received"] == [op["op_id"] for op in ops]
    assert answer.json["nonce"] == "n1"
    assert (answer.headers["X-Sync-Proto"], answer.set_cookies) == ("1", ())
    return str(answer.json["order"])


def at_day(day: int) -> str:
    """Nine in the morning of a day of the story, as a phone writes it."""
    return f"2026-11-{day:02}T09:00:00+07:00"


def test_a_log_in_that_ended_leaves_five_visits_on_the_server_and_nothing_on_the_way_back(
    world: World, keyed_phone_of: KeyedPhoneOf, phone_of: PhoneOf, store: Store
) -> None:
    phone = keyed_phone_of(world.member)
    unsent = [log(world.team, note=f"nhà {number}") for number in range(5)]
    with store.writing():
        ended = sa.update(LoginSession).where(LoginSession.account_id == world.member.id)
        db.session.execute(ended.values(expires_at=clock.now() - dt.timedelta(minutes=1)))
    assert phone.push(*unsent).status == 401
    answer = phone.knock(*unsent)
    assert order_of(answer, *unsent) == "keep"
    assert not any(word in answer.text for word in (world.member.name, world.team.title, "applied", "nhà"))
    assert verdicts_of(store, world.member) == {op["op_id"]: "applied" for op in unsent}
    later = phone_of(world.member)
    later.pull()
    assert set(later.visits(world.team)) == {op["record_id"] for op in unsent}
    assert verdicts_on(later) == {op["op_id"] for op in unsent}, (
        "after the next log-in the verdicts are in the account's own feed"
    )


def test_a_disabled_account_hands_over_what_it_did_before_and_the_rest_is_for_the_commune_to_decide(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store, at: At
) -> None:
    before, soon, late = (
        make_op("log", visit_body(world.team, started_at=at_day(day)), client_time=at_day(day)) for day in (9, 11, 15)
    )
    with at(at_day(10)):
        phone = keyed_phone_of(world.member)
        officer = client_of(world.officer)
        assert officer.patch(f"/accounts/{world.member.id}", {"status": "disabled"}).status == 200
        assert phone.push(before).status == 401
    with at(at_day(16)):
        assert order_of(phone.knock(before, soon, late), before, soon, late) == "wipe"
        assert verdicts_of(store, world.member) == {
            before["op_id"]: "applied",
            soon["op_id"]: "applied",
            late["op_id"]: "left_team",
        }
        officer = client_of(world.officer)
        (item,) = officer.get("/quarantine", {"status": "open"}).json["items"]
        assert (item["op_id"], item["code"], item["author_name"]) == (late["op_id"], "left_team", world.member.name)
        assert officer.patch(f"/accounts/{world.member.id}", {"status": "active"}).status == 200
        again = Phone(client_of(world.member), world.member)
        again.pull()
        assert verdicts_on(again) == {op["op_id"] for op in (before, soon, late)}


def test_a_revoked_device_is_told_to_wipe_and_its_visits_are_kept(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store
) -> None:
    phone, op = keyed_phone_of(world.member), log(world.team)
    assert order_of(phone.knock()) == "keep"
    assert client_of(world.officer).delete(f"/devices/{phone.device_id}").status == 204
    assert phone.push(op).status == 401
    assert order_of(phone.knock(op), op) == "wipe"
    assert order_of(phone.knock()) == "wipe", "an empty outbox asks for the order alone"
    assert verdicts_of(store, world.member) == {op["op_id"]: "applied"}


def test_bad_ops_are_received_with_their_neighbours_and_set_aside(
    world: World, keyed_phone_of: KeyedPhoneOf, store: Store
) -> None:
    phone, good, orphan = keyed_phone_of(world.member), log(world.team), amend(log(world.team), place="one_stop")
    bad, raw = log(world.team, place="moon"), {"op_id": str(uuid.uuid4()), "raw": "bm8ganNvbg=="}
    assert order_of(phone.knock(bad, good, raw, orphan), bad, good, raw, orphan) == "keep"
    assert verdicts_of(store, world.member) == {
        bad["op_id"]: "unknown_code",
        good["op_id"]: "applied",
        raw["op_id"]: "unreadable",
        orphan["op_id"]: "parent_missing",
    }
    nameless = phone.knock({"record_id": good["record_id"]})
    assert (nameless.status, nameless.code) == (422, "validation_failed"), "the phone halves, as with a push (S7)"


def test_without_a_good_signature_nothing_is_stored_and_all_are_told_the_same(
    world: World, keyed_phone_of: KeyedPhoneOf, store: Store, stranger: Client
) -> None:
    phone, other, op = keyed_phone_of(world.member), keyed_phone_of(world.leader), log(world.team)
    with store.writing():
        keyless = str(make_device(world.member))
    body = orjson.dumps({"device_id": phone.device_id, "nonce": "n1", "ops": [op]})
    good, bare = phone.key.sign(body), b'{"device_id":"%s","ops":[]}'
    tries = [
        knock(stranger, body, other.key),
        knock(stranger, body + b" ", phone.key, X_Device_Signature=good),
        *(knock(stranger, body, phone.key, X_Device_Signature=bad) for bad in ("", "x", "é", good[:-4], good + "AAAA")),
        knock(stranger, bare % str(uuid.uuid4()).encode(), phone.key),
        knock(stranger, bare % keyless.encode(), phone.key),
        knock(stranger, bare % other.device_id.encode(), phone.key),
        stranger.post("/sync/rescue", orjson.loads(body)),
    ]
    assert [(answer.status, answer.code) for answer in tries] == [(403, "not_signed")] * len(tries)
    assert len({answer.text.replace(answer.json["id"], "") for answer in tries}) == 1
    assert verdicts_of(store, world.member) == {}
    assert store.all(sa.select(Device.last_seen_at).where(Device.id == uuid.UUID(phone.device_id))) == [None]


def test_a_key_that_anybody_can_compute_opens_no_door(world: World, store: Store, stranger: Client) -> None:
    """What stands in for the key of an unknown device is no secret."""
    key = DeviceKey(secret=1)
    body = orjson.dumps({"device_id": str(uuid.uuid4()), "ops": [log(world.team)]})
    assert knock(stranger, body, key).code == "not_signed"


def test_a_recorded_request_changes_nothing_when_it_comes_again(
    world: World, keyed_phone_of: KeyedPhoneOf, store: Store, at: At
) -> None:
    def seen() -> list[object]:
        return store.all(sa.select(Device.state, Device.last_seen_at).where(Device.id == uuid.UUID(phone.device_id)))

    with at(at_day(10)):
        phone, op, later = keyed_phone_of(world.member), log(world.team), log(world.team)
        asked = {"device_id": phone.device_id, "nonce": "n1", "ops": [op], "state": {"unsent": 7}}
        body = orjson.dumps(asked)
        first = knock(phone.client, body, phone.key)
        assert order_of(first, op) == "keep"
    with at(at_day(11)):
        assert order_of(phone.knock(later, state={"unsent": 0}), later) == "keep"
        known = seen()
    with at(at_day(12)):
        assert knock(phone.client, body, phone.key).json == first.json
    assert seen() == known
    assert verdicts_of(store, world.member) == {op["op_id"]: "applied", later["op_id"]: "applied"}


def test_what_went_through_the_door_is_known_to_a_push_and_the_other_way_round(
    world: World, keyed_phone_of: KeyedPhoneOf, store: Store
) -> None:
    phone, first, second = keyed_phone_of(world.member), log(world.team), log(world.team)
    phone.knock(first)
    assert phone.verdicts(first, second) == ["applied", "applied"]
    assert order_of(phone.knock(first, second), first, second) == "keep"
    assert store.count(Operation, account_is(world.member)) == 2


def test_somebody_elses_op_under_my_id_keeps_mine_from_nobody(
    world: World, keyed_phone_of: KeyedPhoneOf, phone_of: PhoneOf, store: Store
) -> None:
    squatter, phone, mine = phone_of(world.other_team.member), keyed_phone_of(world.member), log(world.team)
    theirs = make_op("log", visit_body(world.other_team, note="của người khác"), op_id=mine["op_id"])
    assert squatter.verdicts(theirs) == ["applied"]
    answer = phone.knock(mine)
    assert order_of(answer, mine) == "keep"
    assert "khác" not in answer.text
    assert verdicts_of(store, world.member) == {mine["op_id"]: "op_id_reused"}
    assert store.count(Quarantine, Quarantine.account_id == world.member.id, Quarantine.raw.is_not(None)) == 1


def test_the_bytes_that_were_sent_are_what_is_signed(world: World, keyed_phone_of: KeyedPhoneOf) -> None:
    phone, op = keyed_phone_of(world.member), log(world.team)
    plain = orjson.dumps({"device_id": phone.device_id, "nonce": "n1", "ops": [op]})
    zipped = gzip.compress(plain)
    of_plain = knock(phone.client, zipped, phone.key, Content_Encoding="gzip", X_Device_Signature=phone.key.sign(plain))
    assert of_plain.code == "not_signed"
    sent = knock(phone.client, zipped, phone.key, Content_Encoding="gzip", Sec_Fetch_Site="same-origin")
    assert order_of(sent, op) == "keep"


@pytest.mark.parametrize("packed", [False, True])
def test_a_body_over_256_kb_is_refused_unread(world: World, keyed_phone_of: KeyedPhoneOf, packed: bool) -> None:
    phone = keyed_phone_of(world.member)
    body = orjson.dumps({"device_id": phone.device_id, "ops": [log(world.team, note="x" * 256 * 1024)]})
    headers = {"Content_Encoding": "gzip"} if packed else {}
    answer = knock(phone.client, gzip.compress(body) if packed else body, phone.key, **headers)
    assert (answer.status, answer.code) == (413, "too_large")
