"""A member logs visits: verdicts, repeats, neighbours of bad ops (S5–S9)."""

import base64
import gzip
import uuid
from collections import Counter
from collections.abc import Callable

import orjson
import pytest
import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.sync import strange
from models.assistance import AssistanceSession, SessionRevision
from models.sync import Operation, Quarantine
from tests.factories.world import World
from tests.support.phone import Op, days_ago, log, make_op, visit_body
from tests.support.store import Store
from tests.sync.conftest import PhoneOf


def test_member_logs_a_visit_and_the_same_push_again_changes_nothing(
    world: World, phone_of: PhoneOf, store: Store, tallies_agree: Callable[[], None]
) -> None:
    phone, op = phone_of(world.member), log(world.team)
    first = phone.results(op)
    assert first[0]["verdict"] == "applied"
    assert first[0]["receipt"]["scope"] == f"u/{world.member.id}"
    assert phone.results(op) == first
    assert store.count(AssistanceSession, AssistanceSession.id == uuid.UUID(op["record_id"])) == 1
    assert store.count(SessionRevision, SessionRevision.op_id == uuid.UUID(op["op_id"])) == 1
    tallies_agree()


def test_an_op_twice_in_one_request_counts_once(world: World, phone_of: PhoneOf, store: Store) -> None:
    op = log(world.team)
    first, second = phone_of(world.member).results(op, op)
    assert first == second
    assert store.count(Operation, Operation.op_id == uuid.UUID(op["op_id"])) == 1


def test_s8_bad_ops_at_0_25_and_49_leave_47_neighbours_applied(
    world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]
) -> None:
    ops = [log(world.team) for _ in range(50)]
    ops[0] = log(world.team, team_id=str(uuid.uuid4()))
    ops[25] = make_op("log", "no object")
    ops[49] = log(world.team, items=[{"topic": "NOPE", "outcome": "done", "count": 1}])
    verdicts = phone_of(world.member).verdicts(*ops)
    assert (verdicts[0], verdicts[25], verdicts[49]) == ("unknown_team", "invalid_body", "unknown_topic")
    assert verdicts.count("applied") == 47
    tallies_agree()


def test_s9_a_second_body_under_one_op_id_is_kept_and_set_aside(world: World, phone_of: PhoneOf, store: Store) -> None:
    phone, op = phone_of(world.member), log(world.team)
    other = {**op, "body": visit_body(world.team, place="one_stop")}
    assert phone.verdicts(op) == ["applied"]
    assert phone.verdicts(other) == ["op_id_reused"]
    assert phone.verdicts(op) == ["applied"]
    assert phone.verdicts(other) == ["op_id_reused"]
    assert store.count(Operation, Operation.op_id == uuid.UUID(op["op_id"])) == 2


def test_s9_an_op_that_went_as_bytes_too_is_still_one_op(world: World, phone_of: PhoneOf) -> None:
    # a proxy refuses a lone op, so it goes raw; the answer is lost, and the next time the proxy lets it pass, or not
    phone, usual, bytes_first = phone_of(world.member), log(world.team), log(world.team)

    def raw(op: Op) -> Op:
        return {"op_id": op["op_id"], "raw": base64.b64encode(orjson.dumps(op)).decode()}

    assert [phone.verdicts(op) for op in (usual, raw(usual), usual)] == [["applied"]] * 3
    assert [phone.verdicts(op) for op in (raw(bytes_first), bytes_first, raw(bytes_first))] == [["applied"]] * 3
    phone.pull()
    assert set(phone.visits(world.team)) == {usual["record_id"], bytes_first["record_id"]}


def test_s7_bytes_that_do_not_hold_the_very_op_are_set_aside(world: World, phone_of: PhoneOf) -> None:
    phone, op = phone_of(world.member), log(world.team)
    other = make_op("log", visit_body(world.team))
    for plain in (b"not json", b"[1]", orjson.dumps(other), orjson.dumps({**op, "raw": "eA=="}), b'{"op_id":' * 1200):
        sent = {"op_id": str(uuid7()), "raw": base64.b64encode(plain).decode()}
        assert phone.verdicts(sent) == ["unreadable"]
    assert phone.verdicts({"op_id": op["op_id"], "raw": base64.b64encode(orjson.dumps(op)).decode()}) == ["applied"]


def test_s9_another_accounts_log_on_a_record_is_refused_without_a_word_about_it(
    world: World, phone_of: PhoneOf
) -> None:
    op = log(world.team, note="kín")
    phone_of(world.member).results(op)
    thief = {**log(world.team), "record_id": op["record_id"]}
    (result,) = phone_of(world.team.members[1]).results(thief)
    assert result["code"] == "record_taken"
    assert "kín" not in str(result)


def test_squatting_an_op_id_does_not_keep_its_owner_out(world: World, phone_of: PhoneOf) -> None:
    mine = log(world.team)
    squat = {**log(world.team), "op_id": mine["op_id"]}
    assert phone_of(world.team.members[1]).verdicts(squat) == ["applied"]
    # the revision's key is taken, so the owner's op is set aside, kept and shown, never dropped
    assert phone_of(world.member).verdicts(mine, log(world.team)) == ["op_id_reused", "applied"]


RULES: list[tuple[str, dict[str, object]]] = [
    ("unknown_field", {"citizen": "Bà Tư"}),
    ("invalid_body", {"people": {"total": 0, "groups": []}}),
    ("invalid_body", {"items": []}),
    ("invalid_body", {"people": {"total": 1.5, "groups": []}}),
    ("people_sum", {"people": {"total": 1, "groups": [{"age_band": "46_59", "sex": "female", "count": 2}]}}),
    ("people_sum", {"people": {"total": 21, "groups": []}}),
    ("people_sum", {"items": [{"topic": "VNEID2", "outcome": "done", "count": 2}]}),
    ("unknown_code", {"place": "moon"}),
    ("unknown_code", {"items": [{"topic": "VNEID2", "outcome": "done", "detail": "nope", "count": 1}]}),
    ("invalid_body", {"items": [{"topic": "VNEID2", "outcome": "done", "reason": "papers", "count": 1}]}),
    ("personal_data", {"note": "CCCD 074 185 001234"}),
    ("personal_data", {"note": "gọi 0912.345.678"}),
    ("personal_data", {"note": "thư tu@vi.du"}),
    ("personal_data", {"note": "mã OTP là 123456"}),
    ("note_too_long", {"note": "x" * 501}),
    ("unknown_member", {"with_members": [str(uuid.uuid4())]}),
    ("wrong_scope", {"hamlet_id": str(uuid.uuid4())}),
]


@pytest.mark.parametrize(("code", "changes"), RULES)
def test_each_rule_sets_the_op_aside_under_its_code(
    code: str, changes: dict[str, object], world: World, phone_of: PhoneOf, store: Store
) -> None:
    op = log(world.team, **changes)
    assert phone_of(world.member).verdicts(op, log(world.team)) == [code, "applied"]
    item = store.one(sa.select(Quarantine.unit_id).where(Quarantine.op_id == uuid.UUID(op["op_id"])))
    assert item == world.commune.id


@pytest.mark.parametrize(
    "note", ["đã hướng dẫn 3 người trong 20 phút", "hẹn ngày 20.11", "phí 150.000 đồng", "hẹn 20.11.2026 14 giờ"]
)
def test_ordinary_notes_pass(note: str, world: World, phone_of: PhoneOf) -> None:
    assert phone_of(world.member).verdicts(log(world.team, note=note)) == ["applied"]


@pytest.mark.parametrize("days", [401, 500])
def test_s6_a_visit_of_long_ago_is_set_aside(days: int, world: World, phone_of: PhoneOf) -> None:
    assert phone_of(world.member).verdicts(log(world.team, started_at=days_ago(days))) == ["time"]


def test_s7_an_op_that_cannot_be_read_is_kept_as_bytes(world: World, phone_of: PhoneOf, store: Store) -> None:
    raw = {"op_id": str(uuid.uuid4()), "raw": base64.b64encode(b'{"op_id": "\xed\xa0\x80"').decode()}
    assert phone_of(world.member).verdicts(raw) == ["unreadable"]
    assert store.count(Quarantine, Quarantine.op_id == uuid.UUID(raw["op_id"])) == 1


ENVELOPES: list[tuple[str, dict[str, object]]] = [
    ("unknown_type", {"type": "assistance_session.dance"}),
    ("schema_newer", {"schema_version": 2}),
    ("unknown_field", {"extra": 1}),
    ("invalid_body", {"client_time": "yesterday"}),
    ("invalid_body", {"record_id": 7}),
    ("invalid_body", {"utc_offset": 5000}),
    ("invalid_body", {"schema_version": True}),
    ("parent_missing", {"type": "assistance_session.amend"}),
]


@pytest.mark.parametrize(("code", "changes"), ENVELOPES)
def test_each_fault_of_an_ops_envelope_has_its_code(
    code: str, changes: dict[str, object], world: World, phone_of: PhoneOf
) -> None:
    assert phone_of(world.member).verdicts({**log(world.team), **changes}, log(world.team)) == [code, "applied"]


def test_over_50_ops_over_256_kb_and_broken_requests_say_nothing_about_ops(world: World, phone_of: PhoneOf) -> None:
    phone = phone_of(world.member)
    assert phone.push(*[log(world.team) for _ in range(51)]).status == 422
    assert phone.push(log(world.team, note="x" * 300_000)).status == 413
    assert phone.push({"op_id": "no uuid"}).status == 422
    assert phone.client.send("POST", "/api/v1/sync/push", data=b"[" * 100_000, headers=JSON).status == 400


JSON = {"Content-Type": "application/json"}


def test_a_gzipped_batch_is_taken_and_a_bomb_refused(world: World, phone_of: PhoneOf) -> None:
    phone, headers = phone_of(world.member), {**JSON, "Content-Encoding": "gzip"}
    body: Op = {"device_id": phone.device_id, "ops": [log(world.team)]}
    sent = phone.client.send("POST", "/api/v1/sync/push", data=gzip.compress(orjson.dumps(body)), headers=headers)
    assert sent.json["results"][0]["verdict"] == "applied"
    bomb = gzip.compress(b" " * 50_000_000)
    assert phone.client.send("POST", "/api/v1/sync/push", data=bomb, headers=headers).status == 413
    assert phone.client.send("POST", "/api/v1/sync/push", data=b"\x1f\x8bxx", headers=headers).status == 400


def test_s19_answers_carry_the_nonce_and_the_protocols_header(world: World, phone_of: PhoneOf) -> None:
    phone = phone_of(world.member)
    pushed = phone.push(log(world.team), nonce="abc")
    assert (pushed.json["nonce"], pushed.headers["X-Sync-Proto"]) == ("abc", "1")
    phone.pull()
    idle = phone.ask()
    assert (idle.status, idle.headers["X-Sync-Nonce"], idle.headers["X-Sync-Proto"]) == (204, "n1", "1")


def test_unknown_fields_of_an_envelope_are_ignored_and_counted(
    world: World, phone_of: PhoneOf, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strange, "_counted", Counter())
    phone, name = phone_of(world.member), f"mood{uuid.uuid4().hex[:6]}"
    for _ in range(11):
        assert phone.verdicts(log(world.team), state={name: "good"}, **{name: 1}) == ["applied"]
    told = [record.getMessage() for record in caplog.records if name in record.getMessage()]
    assert told == [f"unknown envelope field '{name}': {times} times" for times in (1, 10)]
