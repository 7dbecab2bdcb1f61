"""S24: a rescue file is handed in by somebody else, and each visit arrives under its author, once."""

import base64
import datetime as dt
import uuid
from dataclasses import replace

import orjson
import pytest
import sqlalchemy as sa

from models.account import Grant
from models.audit import AuditEvent
from models.db import db
from models.sync import Operation
from tests.conftest import ClientOf
from tests.factories.accounts import Account
from tests.factories.world import World, make_world
from tests.support.client import Answer, Client
from tests.support.phone import Phone, amend, log, make_op, visit_body
from tests.support.rescue import File, KeyedPhone, sealed_file, text64
from tests.support.store import Store
from tests.sync.conftest import KeyedPhoneOf, PhoneOf

DOOR = "/sync/rescue-files"


@pytest.fixture
def rescue_key(stranger: Client) -> dict[str, str]:
    """What a phone has kept of /meta."""
    key: dict[str, str] = stranger.get("/meta").json["rescue_key"]
    return key


def counts(answer: Answer) -> tuple[int, int, int, int]:
    """Ops of the file, taken, known, set aside."""
    assert answer.status == 200, answer.text
    told = answer.json
    assert told["ops"] == told["taken"] + told["known"] + told["set_aside"]
    return told["ops"], told["taken"], told["known"], told["set_aside"]


def stored(store: Store, account: Account) -> dict[str, str]:
    """Verdict or code of each op that the server has of the account."""
    o = Operation
    rows = store.all(sa.select(o.op_id, o.verdict, o.code).where(o.account_id == account.id))
    return {str(op_id): code or verdict for op_id, verdict, code in rows}


def test_a_team_mate_hands_in_a_file_once_and_again(
    world: World, keyed_phone_of: KeyedPhoneOf, phone_of: PhoneOf, store: Store, rescue_key: dict[str, str]
) -> None:
    phone, mate = keyed_phone_of(world.member), phone_of(world.team.members[1])
    ops = [log(world.team) for _ in range(60)]
    phone.results(*ops[:30])
    ops.append(amend(ops[0], place="one_stop"))
    file = phone.file(rescue_key, *ops)
    first = mate.client.post(DOOR, file)
    assert counts(first) == (61, 31, 30, 0), "the author had sent half of them"
    assert first.json["author_name"] == world.member.name
    assert counts(mate.client.post(DOOR, file)) == (61, 0, 61, 0)
    assert stored(store, world.member) == {op["op_id"]: "applied" for op in ops}
    assert phone.verdicts(*ops[20:61]) == ["applied"] * 41, "the author's own phone comes back: nothing is there twice"
    mate.pull()
    assert {(visit["author_id"]) for visit in mate.visits(world.team).values()} == {str(world.member.id)}
    assert len(mate.visits(world.team)) == 60
    phone.pull()
    told = {body["op_id"] for (_, kind, _), body in phone.rows.items() if kind == "verdict"}
    assert told == {op["op_id"] for op in ops}, "receipts are in the author's feed"


def test_the_commune_hands_it_in_for_an_author_who_is_disabled(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store, rescue_key: dict[str, str]
) -> None:
    phone, op = keyed_phone_of(world.member), log(world.team)
    file = phone.file(rescue_key, op)
    officer = client_of(world.officer)
    assert officer.patch(f"/accounts/{world.member.id}", {"status": "disabled"}).status == 200
    assert counts(client_of(world.approver).post(DOOR, file)) == (1, 1, 0, 0)
    assert stored(store, world.member) == {op["op_id"]: "applied"}
    e = AuditEvent
    noted = sa.select(e.actor_id, e.scope).where(e.action == "rescue.hand_in", e.object_id == world.member.id)
    assert store.all(noted) == [(world.approver.id, f"a/{world.commune.id}")]


def test_who_has_nothing_to_do_with_the_author_is_refused_and_nothing_is_stored(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store, rescue_key: dict[str, str]
) -> None:
    with store.writing():
        elsewhere = make_world(world.province)
    file = keyed_phone_of(world.member).file(rescue_key, log(world.team))
    for account in (world.other_team.member, world.other_team.leader, elsewhere.officer, elsewhere.member):
        assert client_of(account).post(DOOR, file).code == "forbidden"
    for account in (world.staff, world.admin):
        assert client_of(account).post(DOOR, file).code == "forbidden"
    assert stored(store, world.member) == {}


def test_a_former_team_mate_who_has_another_team_now_may_bring_it(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store, rescue_key: dict[str, str]
) -> None:
    file = keyed_phone_of(world.member).file(rescue_key, log(world.team))
    mate = world.team.members[2]
    with store.writing():
        row = db.session.scalars(sa.select(Grant).where(Grant.account_id == mate.id)).one()
        moved = Grant(
            account_id=mate.id,
            role="member",
            unit_id=world.hamlets[1].id,
            team_id=world.other_team.id,
            valid_from=row.valid_from + dt.timedelta(days=300),
        )
        row.valid_to = moved.valid_from
        db.session.add(moved)
    assert counts(client_of(mate).post(DOOR, file)) == (1, 1, 0, 0)


def test_what_cannot_be_judged_is_set_aside_with_who_brought_it(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store, rescue_key: dict[str, str]
) -> None:
    phone, good, bad = keyed_phone_of(world.member), log(world.team), log(world.team, place="moon")
    file = phone.file(rescue_key, good, bad, "no op at all", {"record_id": good["record_id"]})
    leader = client_of(world.leader)
    assert counts(leader.post(DOOR, file)) == (4, 1, 0, 3)
    assert counts(leader.post(DOOR, file)) == (4, 0, 4, 0)
    items = client_of(world.officer).get("/quarantine").json["items"]
    assert sorted(item["code"] for item in items) == ["unknown_code", "unreadable", "unreadable"]
    assert {(i["author_name"], i["handed_in_by_name"]) for i in items} == {(world.member.name, world.leader.name)}


def signed_by_nobody(phone: KeyedPhone, rescue_key: dict[str, str], *ops: object) -> File:
    """A file of a phone that has no key."""
    payload = {"account_id": str(phone.account.id), "device_id": phone.device_id, "app": "0.1.0", "ops": ops}
    return sealed_file(rescue_key, orjson.dumps(payload).decode(), "")


def test_an_altered_file_waits_unsigned_until_the_officer_lets_it_in(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store, rescue_key: dict[str, str]
) -> None:
    phone, op = keyed_phone_of(world.member), log(world.team)
    payload = {"account_id": str(world.member.id), "device_id": phone.device_id, "ops": [op]}
    signature = phone.key.sign(orjson.dumps({**payload, "ops": []}))
    file = sealed_file(rescue_key, orjson.dumps(payload).decode(), signature)
    mate, officer = client_of(world.team.members[1]), client_of(world.officer)
    assert counts(mate.post(DOOR, file)) == (1, 0, 0, 1)
    assert counts(mate.post(DOOR, file)) == (1, 0, 1, 0)
    (item,) = officer.get("/quarantine", {"status": "open"}).json["items"]
    assert (item["code"], item["raw"]) == ("unsigned", op)
    assert (item["author_name"], item["handed_in_by_name"]) == (world.member.name, world.team.members[1].name)
    assert officer.post(f"/quarantine/{item['id']}/replay").json["status"] == "replayed"
    assert stored(store, world.member) == {op["op_id"]: "applied"}
    author = Phone(client_of(world.member), world.member)
    author.pull()
    assert author.visits(world.team)[op["record_id"]]["author_id"] == str(world.member.id)


def test_the_authors_own_phone_proves_what_came_unsigned(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store, rescue_key: dict[str, str]
) -> None:
    phone, officer = keyed_phone_of(world.member), client_of(world.officer)
    pushed, knocked, filed = (log(world.team) for _ in range(3))
    ops = [pushed, knocked, filed]
    mate = client_of(world.team.members[1])
    assert counts(mate.post(DOOR, signed_by_nobody(phone, rescue_key, *ops))) == (3, 0, 0, 3)
    change = amend(pushed, place="one_stop")
    assert phone.verdicts(pushed, change, pushed) == ["applied"] * 3
    assert phone.knock(knocked).json["received"] == [knocked["op_id"]]
    assert counts(mate.post(DOOR, phone.file(rescue_key, *ops))) == (3, 1, 2, 0)
    assert set(stored(store, world.member).values()) == {"applied"}
    assert officer.get("/quarantine", {"status": "open"}).json["items"] == []
    phone.pull()
    assert len(phone.visits(world.team)) == 3


def test_a_forged_body_under_my_op_id_keeps_mine_from_nobody(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store, rescue_key: dict[str, str]
) -> None:
    phone, mine = keyed_phone_of(world.member), log(world.team)
    forged = make_op("log", visit_body(world.team, place="one_stop"), op_id=mine["op_id"], record=mine["record_id"])
    mate = client_of(world.team.members[1])
    assert counts(mate.post(DOOR, signed_by_nobody(phone, rescue_key, forged))) == (1, 0, 0, 1)
    assert phone.verdicts(mine) == ["applied"]
    officer = client_of(world.officer)
    (item,) = officer.get("/quarantine", {"status": "open"}).json["items"]
    assert officer.post(f"/quarantine/{item['id']}/replay").status == 422, "the author's own is there"
    phone.pull()
    assert phone.visits(world.team)[mine["record_id"]]["place"] == "home"


def test_an_unsigned_file_is_not_taken_from_whoever_has_nothing_to_do_with_its_author(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store, rescue_key: dict[str, str]
) -> None:
    phone, op = keyed_phone_of(world.member), log(world.team)
    file = signed_by_nobody(phone, rescue_key, op)
    brought = client_of(world.other_team.member).post(DOOR, file)
    assert (brought.status, brought.code) == (403, "forbidden")
    assert stored(store, world.member) == stored(store, world.other_team.member) == {}
    assert counts(client_of(world.team.members[1]).post(DOOR, file)) == (1, 0, 0, 1), "the same file, by a team mate"
    assert stored(store, world.member) == {op["op_id"]: "unsigned"}


def test_a_file_of_an_account_that_is_not_there_is_filed_under_whoever_brings_it(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store, rescue_key: dict[str, str]
) -> None:
    phone, op = keyed_phone_of(world.member), log(world.team)
    nobody = replace(world.member, id=uuid.uuid4())
    file = KeyedPhone(phone.client, nobody, phone.device_id, key=phone.key).file(rescue_key, op)
    brought = client_of(world.other_team.member).post(DOOR, file)
    assert (counts(brought), brought.json["author_name"]) == ((1, 0, 0, 1), world.other_team.member.name)
    assert stored(store, world.other_team.member) == {op["op_id"]: "unsigned"}


def test_the_key_of_another_accounts_phone_proves_nothing(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, rescue_key: dict[str, str]
) -> None:
    phone, others = keyed_phone_of(world.member), keyed_phone_of(world.leader)
    other_key = KeyedPhone(phone.client, world.member, others.device_id, key=others.key)
    again = client_of(world.team.members[1]).post(DOOR, other_key.file(rescue_key, log(world.team)))
    assert counts(again) == (1, 0, 0, 1)


def test_a_damaged_file_and_an_unknown_key_change_nothing(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, store: Store, rescue_key: dict[str, str]
) -> None:
    phone, mate = keyed_phone_of(world.member), client_of(world.team.members[1])
    file = phone.file(rescue_key, log(world.team))
    data = bytearray(base64.b64decode(file["data"]))
    data[7] ^= 1
    damaged = [
        {"data": text64(bytes(data))},
        {"data": file["data"][:-4]},
        {"data": "…"},
        {"iv": ""},
        {"iv": text64(bytes(12))},
        {"from": text64(bytes(65))},
        {"format": "something else"},
        {"version": 2},
    ]
    told = [mate.post(DOOR, {**file, **change}) for change in damaged]
    for payload in ("", "[]", "{}", '{"account_id": 1}', f'{{"account_id": "{world.member.id}"}}'):
        told.append(mate.post(DOOR, sealed_file(rescue_key, payload, "")))
    assert [(answer.status, answer.code) for answer in told] == [(422, "rescue_file_damaged")] * len(told)
    unknown = mate.post(DOOR, {**file, "key_id": "0" * 16})
    assert (unknown.status, unknown.code) == (422, "rescue_key_unknown")
    assert mate.post(DOOR, {"format": "to-so-rescue"}).code == "validation_failed"
    assert stored(store, world.member) == {}
    assert counts(mate.post(DOOR, file)) == (1, 1, 0, 0)


def test_a_file_of_up_to_5_mb_is_read_and_a_larger_one_is_not(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, rescue_key: dict[str, str]
) -> None:
    phone, mate = keyed_phone_of(world.member), client_of(world.team.members[1])
    large = phone.file(rescue_key, log(world.team), padding="x" * 2_500_000)
    assert counts(mate.post(DOOR, large)) == (1, 1, 0, 0)
    answer = mate.post(DOOR, phone.file(rescue_key, log(world.team), padding="x" * 4_000_000))
    assert (answer.status, answer.code) == (413, "too_large")
