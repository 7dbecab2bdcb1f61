"""A phone that was switched off for 400 days: nothing rises again, nothing of its own is lost (fault 28, S3, S27)."""

import uuid

import pytest
import sqlalchemy as sa

from api.core import feed
from api.core.feed import NewEntry
from api.sync import floors
from models.sync import FeedEntry, FeedHead
from tests.conftest import At, ClientOf
from tests.factories.accounts import Account
from tests.factories.world import World
from tests.support.keeping_phone import KeepingPhone
from tests.support.phone import Op, amend, log, void
from tests.support.store import Store

STEP = 5


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Feeds of a story are short, so are the steps of the floor."""
    monkeypatch.setattr(floors, "STEP", STEP)


def phone_of(client_of: ClientOf, account: Account) -> KeepingPhone:
    """A phone that is signed in as of the pinned day."""
    return KeepingPhone(client_of(account), account)


def pass_nights(store: Store) -> None:
    """What the worker does every day."""
    with store.app.app_context():
        floors.run({})


def busy_days(phone: KeepingPhone, world: World, count: int) -> list[Op]:
    """Visits of a team mate."""
    ops = [log(world.team) for _ in range(count)]
    phone.save(*ops)
    phone.send()
    return ops


@pytest.mark.parametrize("days", ["2027-12-26", "2027-02-01"], ids=["400 days", "70 days"])
def test_what_was_voided_meanwhile_does_not_rise_again(
    world: World, client_of: ClientOf, store: Store, at: At, days: str
) -> None:
    with at("2026-11-21T08:00"):
        old = phone_of(client_of, world.member)
        first, second, third = (log(world.team, note=note) for note in ("một", "hai", "ba"))
        old.save(first, second, third)
        old.send()
        old.catch_up()
        assert len(old.visits(world.team)) == 3
    with at("2026-12-01T08:00"):
        mate = phone_of(client_of, world.leader)
        mate.save(void(first), amend(second, note="hai, sửa"))
        mate.send()
        officer = client_of(world.officer)
        assert officer.post(f"/sessions/{third['record_id']}/erase", {"reason": "request"}).status == 204
        busy_days(mate, world, 2 * STEP)
    with at(f"{days}T08:00"):
        pass_nights(store)
        mate = phone_of(client_of, world.leader)
        fresh = busy_days(mate, world, 3)
        old.client = client_of(world.member)
        scope = f"t/{world.team.id}"
        before, page = old.cursors[scope], old.ask().json["scopes"][scope]
        below = int(before.split(".")[1]) < store.one(sa.select(FeedHead.floor).where(FeedHead.scope == scope))
        assert ("snapshot" in page) is below is (days == "2027-12-26")
        assert "reset" not in page, "being away is no loss"
        assert old.catch_up() == set()
        shown = set(old.visits(world.team))
        mate.pull()
        assert not {first["record_id"], third["record_id"]} & shown
        assert {op["record_id"] for op in fresh} <= shown
        assert third["record_id"] in old.erased
        if below:
            assert shown == set(mate.visits(world.team)), "it shows what any phone shows"
        assert old.outbox == {}, "each verdict was found, however long ago"


def test_what_it_had_not_sent_is_kept_and_what_it_offers_again_changes_nothing(
    world: World, client_of: ClientOf, store: Store, at: At
) -> None:
    with at("2026-11-21T08:00"):
        old = phone_of(client_of, world.member)
        sent, unsent = log(world.team), log(world.team)
        old.save(sent)
        old.send()
        old.save(unsent, amend(sent, note="sửa mà chưa gửi"))
    with at("2026-11-22T08:00"):
        mate = phone_of(client_of, world.leader)
        mate.save(void(sent))
        mate.send()
        busy_days(mate, world, 2 * STEP)
    with at("2027-12-20T08:00"):
        pass_nights(store)
        old.client = client_of(world.member)
        # it had not seen the void: its amendment goes into the history and the visit stays voided (S22); 394 days are
        # within what is taken
        assert old.verdicts(*old.outbox.values()) == ["applied", "merged"]
        assert old.verdicts(sent) == ["applied"]
        old.send()
        old.catch_up()
        assert sent["record_id"] not in old.visits(world.team)
    with at("2027-12-31T08:00"):
        old.client = client_of(world.member)
        late = log(world.team, started_at=unsent["body"]["started_at"])
        assert old.verdicts(late) == ["time"], "405 days are too many, and the commune sees it"


def test_the_floor_rises_with_the_window_and_no_entry_goes(
    world: World, client_of: ClientOf, store: Store, at: At
) -> None:
    scope = f"t/{world.team.id}"
    floor, entries = sa.select(FeedHead.floor).where(FeedHead.scope == scope), FeedEntry.scope == scope
    with at("2026-11-21T08:00"):
        busy_days(phone_of(client_of, world.member), world, 2 * STEP + 2)
        early = phone_of(client_of, world.leader)
        early.pull()
    chained = sa.select(FeedEntry.seq, FeedEntry.chain).where(entries).order_by(FeedEntry.seq)
    chains = store.all(chained)
    for day, risen in (("2027-02-18", 0), ("2027-02-20", 2 * STEP), ("2028-02-20", 2 * STEP)):
        with at(f"{day}T08:00"):
            pass_nights(store)
            assert store.one(floor) == risen
    with at("2028-02-20T08:00"):
        phone = phone_of(client_of, world.member)
        busy = log(world.team)
        phone.save(busy)
        phone.send()
        # a cursor above the floor is read on from
        early.client = client_of(world.leader)
        page = early.ask().json["scopes"][scope]
        assert [entry["record_id"] for entry in page["entries"]] == [busy["record_id"]]
    assert store.all(chained.where(FeedEntry.seq <= len(chains))) == chains
    own = sa.select(FeedHead.floor).where(FeedHead.scope == f"u/{world.member.id}")
    assert store.one(own) == 0, "a phone still finds each verdict it waits for"


def test_an_entry_whose_op_id_tells_no_time_holds_no_floor_down(store: Store) -> None:
    scope = f"t/{uuid.uuid4()}"
    with store.writing():
        timeless = uuid.UUID(f"ffffffff-ffff-4fff-bfff-{uuid.uuid4().hex[-12:]}")
        feed.append([NewEntry(scope, "note", timeless, timeless, timeless)] * STEP)
    pass_nights(store)
    assert store.one(sa.select(FeedHead.floor).where(FeedHead.scope == scope)) == STEP
