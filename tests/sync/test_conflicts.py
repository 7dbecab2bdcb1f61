"""Two people change one visit (S22), and visits that are taken back (S23)."""

import random
import uuid
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from api.assistance.body import FIELDS
from api.assistance.revisions import Body, merge
from models.assistance import SessionRevision
from tests.factories.world import World
from tests.support.phone import Op, amend, log, make_op, void
from tests.support.store import Store
from tests.sync.conftest import PhoneOf


def test_disjoint_changes_are_merged(world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]) -> None:
    member, leader = phone_of(world.member), phone_of(world.leader)
    op = log(world.team)
    member.results(op)
    assert member.verdicts(amend(op, place="one_stop")) == ["applied"]
    assert leader.verdicts(amend(op, note="có hẹn lại")) == ["merged"]
    member.pull()
    visit = member.visits(world.team)[op["record_id"]]
    assert (visit["place"], visit["note"]) == ("one_stop", "có hẹn lại")
    tallies_agree()


def test_the_same_field_twice_keeps_both_until_somebody_picks(
    world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]
) -> None:
    member, leader = phone_of(world.member), phone_of(world.leader)
    op = log(world.team)
    member.results(op)
    first, second = amend(op, place="one_stop"), amend(op, place="hamlet_hall")
    assert leader.verdicts(first) == ["applied"]
    assert member.verdicts(second) == ["conflict_kept"]
    member.pull()
    visit = member.visits(world.team)[op["record_id"]]
    assert visit["place"] == "one_stop"
    assert [(kept["op_id"], kept["body"]["place"]) for kept in visit["conflict"]] == [(second["op_id"], "hamlet_hall")]
    tallies_agree()
    assert member.verdicts(amend(op, base=second["op_id"], place="hamlet_hall")) == ["applied"]
    member.pull()
    visit = member.visits(world.team)[op["record_id"]]
    assert (visit["place"], visit["conflict"]) == ("hamlet_hall", [])
    tallies_agree()


def test_every_value_of_100_clashing_edits_is_in_the_history(
    world: World, phone_of: PhoneOf, store: Store, tallies_agree: Callable[[], None]
) -> None:
    phones = [phone_of(world.member), phone_of(world.leader)]
    op = log(world.team)
    phones[0].results(op)
    edits = [amend(op, note=f"bản thứ {number} nhé") for number in range(100)]
    for start in range(0, 100, 20):
        phones[start // 20 % 2].results(*edits[start : start + 20])
    bodies = store.all(sa.select(SessionRevision.body).where(SessionRevision.record_id == uuid.UUID(op["record_id"])))
    assert {edit["body"]["note"] for edit in edits} <= {body["note"] for body in bodies}
    tallies_agree()


def test_a_void_is_final_for_the_counts_and_can_be_brought_back(
    world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]
) -> None:
    phone, op = phone_of(world.member), log(world.team)
    taken_back = void(op)
    assert phone.verdicts(op, taken_back) == ["applied", "applied"]
    phone.pull()
    assert phone.visits(world.team) == {}
    tallies_agree()
    assert phone.verdicts(amend(op, base=taken_back["op_id"])) == ["applied"]
    phone.pull()
    assert list(phone.visits(world.team)) == [op["record_id"]]
    tallies_agree()


def test_an_amendment_that_meets_a_void_does_not_bring_the_visit_back(
    world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]
) -> None:
    phone, op = phone_of(world.member), log(world.team)
    phone.results(op, void(op))
    assert phone_of(world.leader).verdicts(amend(op, note="thêm ghi chú")) == ["merged"]
    phone.pull()
    assert phone.visits(world.team) == {}
    tallies_agree()


def test_log_amend_and_void_in_one_batch_are_folded_in_order(
    world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]
) -> None:
    op = log(world.team)
    second = amend(op, people={"total": 3, "groups": []})
    third = amend(op, base=second["op_id"], place="one_stop")
    assert phone_of(world.member).verdicts(op, second, third, void(op, base=third["op_id"])) == ["applied"] * 4
    tallies_agree()


def test_several_changes_of_a_stored_visit_in_one_batch_are_taken(
    world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]
) -> None:
    phone, op = phone_of(world.member), log(world.team)
    phone.results(op)
    first = amend(op, place="one_stop")
    second = amend(op, base=first["op_id"], place="hamlet_hall")
    assert phone.verdicts(first, second, void(op, base=second["op_id"])) == ["applied"] * 3
    phone.pull()
    assert op["record_id"] not in phone.visits(world.team)
    tallies_agree()


def test_the_owners_second_log_is_an_amendment(world: World, phone_of: PhoneOf) -> None:
    phone, op = phone_of(world.member), log(world.team)
    phone.results(op)
    again = make_op("log", {**op["body"], "place": "one_stop"}, record=op["record_id"], base=op["op_id"])
    assert phone.verdicts(again) == ["applied"]


def test_a_change_of_day_and_hamlet_moves_the_counts(
    world: World, phone_of: PhoneOf, tallies_agree: Callable[[], None]
) -> None:
    phone, op = phone_of(world.member), log(world.team)
    phone.results(op)
    moved = amend(op, hamlet_id=str(world.hamlets[1].id), started_at="2026-10-30T09:00:00+07:00")
    assert phone.verdicts(moved) == ["applied"]
    tallies_agree()


VALUES = st.integers(0, 3)
BODIES = st.fixed_dictionaries(dict.fromkeys(FIELDS, VALUES))


@given(base=BODIES, theirs=BODIES, mine=BODIES)
def test_merge_takes_each_sides_changes_or_says_conflict(base: Body, theirs: Body, mine: Body) -> None:
    merged = merge(base, theirs, mine)
    clash = any(mine[f] != base[f] and theirs[f] != base[f] and mine[f] != theirs[f] for f in FIELDS)
    if clash:
        assert merged is None
        return
    assert merged == {f: mine[f] if mine[f] != base[f] else theirs[f] for f in FIELDS}
    assert merge(base, mine, theirs) == merged


CHANGES: list[dict[str, Any]] = [
    *({"place": place} for place in ("home", "one_stop", "hamlet_hall")),
    *({"duration_minutes": minutes} for minutes in (5, 15, 25)),
    *({"people": {"total": total, "groups": []}} for total in (1, 2, 3)),
]


def test_two_phones_without_network_and_100_random_edits_lose_no_value(
    world: World, phone_of: PhoneOf, store: Store, tallies_agree: Callable[[], None]
) -> None:
    chance, op = random.Random(19), log(world.team)
    phones = (phone_of(world.member), phone_of(world.leader))
    phones[0].results(op)
    # each builds on what it saw last: its own edits, for it hears nothing of the other's
    edits: tuple[list[Op], list[Op]] = ([op], [op])
    for number in range(100):
        mine = edits[chance.randrange(2)]
        changes = {**chance.choice(CHANGES), "note": f"bản thứ {number} nhé"}
        mine.append(amend({**op, "body": mine[-1]["body"]}, base=mine[-1]["op_id"], **changes))
    waiting = (edits[0][1:], edits[1][1:])
    while any(waiting):
        side = chance.choice([side for side in (0, 1) if waiting[side]])
        count = chance.randint(1, 20)
        assert set(phones[side].verdicts(*waiting[side][:count])) <= {"applied", "merged", "conflict_kept"}
        del waiting[side][:count]
    record = uuid.UUID(op["record_id"])
    bodies = store.all(sa.select(SessionRevision.body).where(SessionRevision.record_id == record))
    for edit in (*edits[0][1:], *edits[1][1:]):
        assert any(body["note"] == edit["body"]["note"] for body in bodies)
    for phone in phones:
        phone.pull()
    assert phones[0].visits(world.team) == phones[1].visits(world.team)
    tallies_agree()
