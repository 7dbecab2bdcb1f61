"""No path through a push without a verdict: whatever is sent, there are as many results as ops, in order (fault 21)."""

import base64
import uuid
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.world import World
from tests.support.phone import Op, Phone, amend, days_ago, log, make_op, void
from tests.sync.conftest import PhoneOf

FINAL = {"applied", "merged", "conflict_kept", "quarantined"}
Maker = Callable[[World, list[Op]], Op]


def logged(sent: list[Op], world: World) -> Op:
    """A visit that was sent before, or a new one."""
    return next((op for op in reversed(sent) if op.get("type", "").endswith(".log")), None) or log(world.team)


# One per way that an op can take.
MAKERS: dict[str, Maker] = {
    "good": lambda world, _: log(world.team),
    "change": lambda world, sent: amend(logged(sent, world), note="sửa"),
    "void": lambda world, sent: void(logged(sent, world)),
    "orphan": lambda world, _: amend(log(world.team)),
    "again": lambda world, sent: sent[-1] if sent else log(world.team),
    "other body": lambda world, sent: {**logged(sent, world), "utc_offset": 0},
    "second log": lambda world, sent: {**log(world.team), "record_id": logged(sent, world)["record_id"]},
    "other team": lambda world, _: log(world.other_team),
    "unknown team": lambda world, _: log(world.team, team_id=str(uuid.uuid4())),
    "rule": lambda world, _: log(world.team, place="moon"),
    "personal": lambda world, _: log(world.team, note="gọi 0912.345.678"),
    "field": lambda world, _: log(world.team, citizen="Bà Tư"),
    "no body": lambda _, __: make_op("log", None),
    "type": lambda world, _: {**log(world.team), "type": "dance"},
    "newer": lambda world, _: {**log(world.team), "schema_version": 99},
    "old": lambda world, _: log(world.team, started_at=days_ago(500)),
    "key": lambda world, _: {**log(world.team), "extra": 1},
    "empty": lambda _, __: {"op_id": str(uuid.uuid4())},
    "raw": lambda _, __: {"op_id": str(uuid.uuid4()), "raw": base64.b64encode(b"\xed\xa0\x80").decode()},
    "bad raw": lambda _, __: {"op_id": str(uuid.uuid4()), "raw": 7},
}
BATCHES = st.lists(st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=12), min_size=1, max_size=3)


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=BATCHES)
def test_every_op_has_a_final_verdict_that_the_author_sees(
    batches: list[list[str]], world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]
) -> None:
    phone = phone_of(world.member)
    sent: list[Op] = []
    for batch in batches:
        ops: list[Op] = []
        for kind in batch:
            ops.append(MAKERS[kind](world, [*sent, *ops]))
        push(phone, ops)
        sent += ops
    phone.pull()
    told = {body["op_id"] for (_, kind, _), body in phone.rows.items() if kind == "verdict"}
    # of several ops about one record the phone's row keeps the last word
    newest = {op.get("record_id", op["op_id"]): op["op_id"] for op in sent}
    assert len(told) >= len(newest) > 0
    tallies_agree()


def push(phone: Phone, ops: list[Op]) -> None:
    """Push, and look at every result."""
    results = phone.push(*ops).json["results"]
    assert [result["op_id"] for result in results] == [op["op_id"] for op in ops]
    assert {result["verdict"] for result in results} <= FINAL
    assert all(result["receipt"]["seq"] > 0 for result in results)
    for result in results:
        assert (result["verdict"] == "quarantined") == bool(result.get("code")), result
        assert bool(result.get("message")) == bool(result.get("code")), result
