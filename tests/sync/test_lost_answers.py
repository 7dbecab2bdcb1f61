"""Answers that never arrive, and what a person changes before one does (S5, S9; faults 13, 14, 47)."""

import random
import uuid
from collections.abc import Callable
from copy import deepcopy

import sqlalchemy as sa

from models.assistance import AssistanceSession, SessionRevision
from models.sync import FeedEntry, Operation
from tests.factories.world import World
from tests.support.keeping_phone import KeepingPhone
from tests.support.phone import Op, amend, log
from tests.support.store import Store
from tests.sync.conftest import PhoneOf

LOST = 0.2


def test_every_op_is_stored_once_though_a_fifth_of_the_answers_is_lost(
    world: World, phone_of: PhoneOf, store: Store, tallies_agree: Callable[[], None]
) -> None:
    chance, phone = random.Random(13), phone_of(world.member)
    outbox = [log(world.team) for _ in range(60)]
    saved, tries = {op["record_id"] for op in outbox}, 0
    while outbox:
        batch = outbox[: chance.randint(1, 8)]
        verdicts, tries = phone.verdicts(*batch), tries + 1
        assert verdicts == ["applied"] * len(batch)
        if chance.random() >= LOST:
            del outbox[: len(batch)]
    assert tries > 10
    records = store.all(sa.select(AssistanceSession.id).where(AssistanceSession.team_id == world.team.id))
    assert sorted(map(str, records)) == sorted(saved)
    assert store.count(Operation, Operation.account_id == world.member.id) == len(saved)
    assert store.count(FeedEntry, FeedEntry.scope == f"t/{world.team.id}") == len(saved)
    tallies_agree()


def bodies(store: Store, op: Op) -> list[str]:
    """The notes of a record's revisions."""
    query = sa.select(SessionRevision.body).where(SessionRevision.record_id == uuid.UUID(op["record_id"]))
    return sorted(body["note"] for body in store.all(query))


def test_an_edit_between_sending_and_answer_keeps_both_bodies(
    world: World, phone_of: PhoneOf, store: Store, tallies_agree: Callable[[], None]
) -> None:
    phone, op = phone_of(world.member), log(world.team, note="bản đầu")
    phone.results(op)  # the answer is lost; meanwhile the person corrects what she saved
    edit = amend(op, note="bản sửa")
    assert phone.verdicts(op, edit) == ["applied", "applied"]
    assert bodies(store, op) == ["bản sửa", "bản đầu"]
    phone.pull()
    assert phone.visits(world.team)[op["record_id"]]["note"] == "bản sửa"
    tallies_agree()


def test_a_phone_that_changes_an_op_it_has_sent_loses_neither_body(
    world: World, phone_of: PhoneOf, store: Store
) -> None:
    phone, op = phone_of(world.member), log(world.team, note="bản đầu")
    phone.results(op)
    changed = {**op, "body": {**op["body"], "note": "bản sửa"}}
    assert phone.verdicts(changed) == ["op_id_reused"]
    assert bodies(store, op) == ["bản đầu"]
    assert store.count(Operation, Operation.op_id == uuid.UUID(op["op_id"])) == 2


def test_a_phone_cloned_with_its_outbox_and_its_copy_bring_every_visit_once(
    world: World, phone_of: PhoneOf, store: Store, tallies_agree: Callable[[], None]
) -> None:
    plain = phone_of(world.member)
    first = KeepingPhone(plain.client, world.member)
    first.save(*[log(world.team) for _ in range(3)])
    copy = KeepingPhone(plain.client, world.member, first.device_id, outbox=deepcopy(first.outbox))
    for phone in (first, copy):
        phone.save(*[log(world.team) for _ in range(10)])
        phone.send()
    for phone in (first, copy):
        phone.catch_up()
        assert phone.outbox == {}
    assert store.count(AssistanceSession, AssistanceSession.team_id == world.team.id) == 3 + 20
    assert first.visits(world.team) == copy.visits(world.team)
    tallies_agree()
