"""Phones read their scopes: snapshots, increments, resets, revocation (S1, S10–S13, S27)."""

import datetime as dt
import uuid

import pytest
import sqlalchemy as sa

from api.core import clock
from models.account import Device, Grant
from models.db import db
from models.sync import FeedEntry, FeedHead
from tests.factories.accounts import make_grant
from tests.factories.world import World
from tests.support.phone import days_ago, log, void
from tests.support.store import Store
from tests.sync.conftest import PhoneOf


def test_a_members_first_pull_brings_own_scopes_and_no_others(world: World, phone_of: PhoneOf) -> None:
    phone = phone_of(world.member)
    phone.pull()
    assert set(phone.cursors) == {"g", f"u/{world.member.id}", f"t/{world.team.id}", f"m/{world.commune.id}"}
    assert {kind for scope, kind, _ in phone.rows if scope == "g"} - {"campaign"} == {"catalogue"}
    roster = phone.rows[f"t/{world.team.id}", "roster", str(world.team.id)]
    assert len(roster["members"]) == 4


def test_an_officers_scopes_hold_no_visits(world: World, phone_of: PhoneOf) -> None:
    phone_of(world.member).results(log(world.team))
    phone = phone_of(world.officer)
    phone.pull()
    assert set(phone.cursors) == {"g", f"u/{world.officer.id}", f"c/{world.commune.id}", f"m/{world.commune.id}"}
    assert not [key for key in phone.rows if key[1] == "visit"]


def test_a_visit_reaches_the_team_mates_phone_and_the_authors_receipt(world: World, phone_of: PhoneOf) -> None:
    mine, theirs = phone_of(world.member), phone_of(world.leader)
    mine.pull(), theirs.pull()
    op = log(world.team)
    mine.results(op)
    mine.pull(), theirs.pull()
    assert mine.visits(world.team) == theirs.visits(world.team)
    assert mine.visits(world.team)[op["record_id"]]["author_name"] == world.member.name
    own = f"u/{world.member.id}"
    assert mine.rows[own, "verdict", op["record_id"]]["op_id"] == op["op_id"]


def test_s13_a_pull_with_nothing_new_is_answered_204(world: World, phone_of: PhoneOf) -> None:
    phone = phone_of(world.member)
    phone.pull()
    assert phone.ask().status == 204


@pytest.mark.parametrize("nonce", ["a\nb", "a\n", "Việt"])
def test_a_nonce_that_no_header_can_repeat_is_refused_by_name(nonce: str, world: World, phone_of: PhoneOf) -> None:
    phone = phone_of(world.member)
    answer = phone.client.post("/sync/pull", {"device_id": phone.device_id, "cursors": {}, "nonce": nonce})
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "nonce")


def test_s12_an_own_push_does_not_jump_over_what_others_wrote(world: World, phone_of: PhoneOf) -> None:
    mine, theirs = phone_of(world.member), phone_of(world.leader)
    mine.pull()
    between = log(world.team)
    theirs.results(between)
    mine.results(log(world.team))
    mine.pull()
    assert between["record_id"] in mine.visits(world.team)


def test_s10_a_cursor_of_another_epoch_chain_or_future_is_reset(world: World, phone_of: PhoneOf) -> None:
    phone = phone_of(world.member)
    phone.results(log(world.team))
    phone.pull()
    scope = f"t/{world.team.id}"
    epoch, seq, chain = phone.cursors[scope].split(".")
    for bad in (f"{'f' * 12}.{seq}.{chain}", f"{epoch}.{int(seq) + 1}.{chain}", f"{epoch}.{seq}.{'0' * 32}", "junk"):
        page = phone.ask({**phone.cursors, scope: bad}).json["scopes"][scope]
        assert page["reset"] is True
        assert len([row for row in page["snapshot"]["rows"] if row["kind"] == "visit"]) == 1


def test_s4_the_birth_of_a_feed_is_no_reset(world: World, phone_of: PhoneOf) -> None:
    phone = phone_of(world.member)
    phone.pull()
    phone.results(log(world.team))
    assert phone.pull() == set()
    assert len(phone.visits(world.team)) == 1


def test_others_feeds_are_denied_and_ended_ones_revoked_one_by_one(
    world: World, phone_of: PhoneOf, store: Store
) -> None:
    phone = phone_of(world.member)
    phone.pull()
    with store.writing():
        ended = sa.update(Grant).where(Grant.account_id == world.member.id).values(valid_to=clock.now())
        db.session.execute(ended)
        make_grant(world.member, "member", world.hamlets[1], team_id=world.other_team.id)
    strange = {f"u/{world.leader.id}": None, f"c/{world.commune.id}": None}
    pages = phone.ask({**phone.cursors, **strange}).json["scopes"]
    assert set(pages[f"t/{world.team.id}"]) == {"revoked"}
    assert all(pages[scope] == {"denied": True} for scope in strange)
    assert "snapshot" in pages[f"t/{world.other_team.id}"]


def test_of_a_voided_visit_only_the_ids_are_sent(world: World, phone_of: PhoneOf) -> None:
    mine, theirs = phone_of(world.member), phone_of(world.leader)
    theirs.pull()
    op = log(world.team, note="gọi lại chị")
    mine.results(op, void(op))
    answer = theirs.ask()
    entries = answer.json["scopes"][f"t/{world.team.id}"]["entries"]
    assert [entry.get("gone", False) for entry in entries] == [True, False]
    assert entries[1]["body"]["status"] == "voided"
    assert "gọi lại" not in answer.text
    theirs.pull()
    assert theirs.visits(world.team) == {}


def test_s27_a_large_scope_comes_in_parts_that_make_a_whole(world: World, phone_of: PhoneOf) -> None:
    writer, reader = phone_of(world.member), phone_of(world.leader)
    expected = set()
    for _ in range(21):
        ops = [log(world.team) for _ in range(50)]
        writer.results(*ops)
        expected |= {op["record_id"] for op in ops}
    first = reader.ask().json["scopes"][f"t/{world.team.id}"]
    assert (first["snapshot"]["part"], first["snapshot"]["of"], first["more"]) == (1, 3, True)
    reader.pull()
    assert set(reader.visits(world.team)) == expected


def test_s27_the_window_is_90_days(world: World, phone_of: PhoneOf) -> None:
    writer, reader = phone_of(world.member), phone_of(world.leader)
    old, young = log(world.team, started_at=days_ago(91)), log(world.team, started_at=days_ago(88))
    assert writer.verdicts(old, young) == ["applied", "applied"]
    reader.pull()
    assert set(reader.visits(world.team)) == {young["record_id"]}


def test_feeds_have_no_hole_and_their_chain_can_be_followed(world: World, phone_of: PhoneOf, store: Store) -> None:
    phone = phone_of(world.member)
    phone.results(*[log(world.team) for _ in range(5)])
    phone.results(*[log(world.team) for _ in range(5)])
    scope = f"t/{world.team.id}"
    numbers = store.all(sa.select(FeedEntry.seq).where(FeedEntry.scope == scope).order_by(FeedEntry.seq))
    assert numbers == list(range(1, len(numbers) + 1))
    head = store.one(sa.select(FeedHead.seq).where(FeedHead.scope == scope))
    assert head == len(numbers)


def test_a_phone_that_is_told_of_a_grant_later_gets_the_new_scope(
    world: World, phone_of: PhoneOf, store: Store
) -> None:
    phone = phone_of(world.member)
    phone.pull()
    with store.writing():
        begin = clock.now() - dt.timedelta(days=1)
        make_grant(world.member, "member", world.hamlets[1], team_id=world.other_team.id, since=begin)
    phone.pull()
    assert f"t/{world.other_team.id}" in phone.cursors


def test_an_unknown_device_is_registered_and_anothers_is_not_taken_over(
    world: World, phone_of: PhoneOf, store: Store
) -> None:
    phone, other = phone_of(world.member), phone_of(world.leader)
    assert phone.verdicts(log(world.team)) == ["applied"]
    other.device_id = phone.device_id
    assert other.verdicts(log(world.team)) == ["applied"]
    owner = store.one(sa.select(Device.account_id).where(Device.id == uuid.UUID(phone.device_id)))
    assert owner == world.member.id
