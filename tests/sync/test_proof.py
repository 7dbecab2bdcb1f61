"""The weekly proof finds what the server has lost, and a phone that lost its storage is heard at once (S21)."""

import hashlib
import uuid
from functools import reduce
from typing import Any

import pytest
import sqlalchemy as sa
from uuid_utils.compat import uuid7

from models.account import Device
from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from models.sync import Operation
from server.app import App
from tests.factories.world import World
from tests.support.client import Answer
from tests.support.phone import Op, Phone, log, void
from tests.support.store import Store
from tests.sync.conftest import PhoneOf


def claim_of(*ops: Op) -> dict[str, Any]:
    """What a phone says of its sent ops, computed apart from the server's code."""
    ids = sorted(op["op_id"] for op in ops)
    hashes = [hashlib.sha256(op_id.encode("ascii")).hexdigest()[:32] for op_id in ids]
    xor = reduce(lambda one, other: one ^ other, (int(text, 16) for text in hashes), 0)
    return {"from": ids[0], "to": ids[-1], "count": len(ids), "xor": f"{xor:032x}"}


def proof_by_pull(phone: Phone, claim: Any) -> Answer:
    """A pull that carries a proof."""
    envelope = {"device_id": phone.device_id, "cursors": phone.cursors, "state": {"proof": claim}}
    return phone.client.post("/sync/pull", envelope)


def missing(phone: Phone, *ops: Op) -> list[str]:
    """Which of the ops the account has not got."""
    op_ids = [op["op_id"] for op in ops]
    answer = phone.client.post("/sync/proof", {"device_id": phone.device_id, "nonce": "n9", "op_ids": op_ids})
    assert (answer.status, answer.json["nonce"], answer.headers["X-Sync-Proto"]) == (200, "n9", "1")
    found: list[str] = answer.json["missing"]
    return found


def forget(store: Store, op: Op) -> None:
    """The server loses an op and all it brought."""
    op_id, record_id = uuid.UUID(op["op_id"]), uuid.UUID(op["record_id"])
    with store.writing():
        db.session.execute(sa.delete(Operation).where(Operation.op_id == op_id))
        db.session.execute(sa.delete(SessionRevision).where(SessionRevision.record_id == record_id))
        db.session.execute(sa.delete(AssistanceSession).where(AssistanceSession.id == record_id))


def kept(store: Store, phone: Phone) -> dict[str, Any]:
    """What the server noted of the last proof."""
    proof: dict[str, Any] = store.one(sa.select(Device.proof).where(Device.id == uuid.UUID(phone.device_id)))
    return proof


def test_phone_and_server_hold_the_same(world: World, phone_of: PhoneOf, store: Store) -> None:
    phone, ops = phone_of(world.member), [log(world.team) for _ in range(5)]
    refused, gone = log(world.team, place="moon"), void(ops[0])
    phone.results(*ops, refused, gone)
    phone.pull()
    claim = claim_of(*ops, refused, gone)
    answer = proof_by_pull(phone, claim)
    assert (answer.status, answer.json["scopes"]) == (200, {})
    assert answer.json["proof"] == {"count": 7, "xor": claim["xor"], "match": True}
    assert kept(store, phone) == {"told": 7, "held": 7, "match": True}


def test_an_op_that_the_server_lost_is_named_and_comes_back(world: World, phone_of: PhoneOf, store: Store) -> None:
    phone, ops = phone_of(world.member), [log(world.team) for _ in range(4)]
    phone.results(*ops)
    forget(store, ops[2])
    proof = proof_by_pull(phone, claim_of(*ops)).json["proof"]
    assert (proof["count"], proof["match"]) == (3, False)
    assert missing(phone, *ops) == [ops[2]["op_id"]]
    assert kept(store, phone) == {"told": 4, "held": 3, "match": False, "missing": 1}
    again = phone.push(ops[2], state={"proof": claim_of(ops[0], ops[1], ops[3])}).json
    assert (again["results"][0]["verdict"], again["proof"]["match"]) == ("applied", True)
    assert proof_by_pull(phone, claim_of(*ops)).json["proof"]["match"] is True
    assert missing(phone, *ops) == []
    assert kept(store, phone)["match"] is True


def test_what_is_named_in_one_part_stands_when_the_next_part_is_whole(
    world: World, phone_of: PhoneOf, store: Store
) -> None:
    phone, ops = phone_of(world.member), [log(world.team) for _ in range(3)]
    phone.results(*ops)
    forget(store, ops[0])
    proof_by_pull(phone, claim_of(*ops))
    assert missing(phone, ops[0]) == [ops[0]["op_id"]]
    assert missing(phone, *ops[1:]) == []
    assert kept(store, phone)["match"] is False


def test_each_phone_of_an_account_proves_its_own(world: World, phone_of: PhoneOf) -> None:
    one, other = phone_of(world.member), phone_of(world.member)
    mixed = [log(world.team) for _ in range(6)]
    one.results(*mixed[::2])
    other.results(*mixed[1::2])
    assert proof_by_pull(one, claim_of(*mixed[::2])).json["proof"]["match"] is True
    assert proof_by_pull(other, claim_of(*mixed[1::2])).json["proof"]["match"] is True
    assert proof_by_pull(one, claim_of(*mixed)).json["proof"]["match"] is False


def test_ops_that_came_by_another_way_are_there_all_the_same(world: World, phone_of: PhoneOf, store: Store) -> None:
    phone, helper = phone_of(world.member), phone_of(world.member)
    ops = [log(world.team) for _ in range(3)]
    phone.results(*ops[:2])
    helper.results(ops[2])
    assert proof_by_pull(phone, claim_of(*ops)).json["proof"]["match"] is False
    assert missing(phone, *ops) == []
    assert kept(store, phone)["match"] is True


def test_an_op_that_comes_again_with_the_proof_is_not_counted(world: World, phone_of: PhoneOf) -> None:
    phone, ops = phone_of(world.member), [log(world.team) for _ in range(3)]
    phone.results(*ops)
    # the answer about the second one was lost: to the phone it is not sent yet
    assert phone.push(ops[1], state={"proof": claim_of(ops[0], ops[2])}).json["proof"]["match"] is True


def test_nobody_learns_of_another_accounts_ops(world: World, phone_of: PhoneOf) -> None:
    phone, stranger = phone_of(world.member), phone_of(world.leader)
    op = log(world.team)
    phone.results(op)
    assert missing(stranger, op) == [op["op_id"]]
    stranger.device_id = phone.device_id
    assert proof_by_pull(stranger, claim_of(op)).json["proof"]["count"] == 0


@pytest.mark.parametrize("claim", [{}, {"from": "x"}, "all", 7, {"from": str(uuid7()), "to": 3, "count": 1, "xor": ""}])
def test_a_proof_that_cannot_be_understood_holds_back_no_visit(claim: Any, world: World, phone_of: PhoneOf) -> None:
    answer = phone_of(world.member).push(log(world.team), state={"proof": claim})
    assert (answer.status, answer.json["results"][0]["verdict"]) == (200, "applied")
    assert "proof" not in answer.json


def test_a_thousand_ids_at_most_are_asked_for(world: World, phone_of: PhoneOf) -> None:
    phone = phone_of(world.member)
    ids = [str(uuid7()) for _ in range(1001)]
    assert (
        len(phone.client.post("/sync/proof", {"device_id": phone.device_id, "op_ids": ids[:-1]}).json["missing"])
        == 1000
    )
    assert phone.client.post("/sync/proof", {"device_id": phone.device_id, "op_ids": ids}).status == 422


def test_the_database_goes_by_account_and_op(world: World, phone_of: PhoneOf, store: Store, app: App) -> None:
    phone, op = phone_of(world.member), log(world.team)
    phone.results(op)
    seen: list[tuple[str, Any]] = []
    with app.app_context():
        engine = db.engine

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if "operation" in statement and "BETWEEN" in statement:
            seen.append((statement, parameters))

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        proof_by_pull(phone, claim_of(op))
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    (asked,) = seen
    told = plan(engine, *asked)
    assert "uq_operation" in told or "sqlite_autoindex_operation" in told, told


def plan(engine: sa.Engine, statement: str, parameters: Any) -> str:
    """How the database would answer, if it may not simply read the small table whole."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        word = "EXPLAIN" if engine.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
        return str(connection.exec_driver_sql(f"{word} {statement}", parameters).all())
