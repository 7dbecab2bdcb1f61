"""A phone whose storage was deleted behind the app is known to the commune with its next request (S21, row 29)."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from models.account import Device
from models.sync import FeedEntry
from tests.conftest import At
from tests.factories.world import World
from tests.support.phone import Phone, log
from tests.support.store import Store
from tests.sync.conftest import PhoneOf


def start(phone: Phone, **state: Any) -> None:
    """The first request of an app that was just opened."""
    answer = phone.client.post(
        "/sync/pull", {"device_id": phone.device_id, "nonce": "n1", "cursors": phone.cursors, "state": state}
    )
    assert answer.status in (200, 204)


def loss_of(store: Store, phone: Phone) -> tuple[bool, int | None]:
    """Whether the server knows of a loss, and of how many unsent visits."""
    query = sa.select(Device.lost_at, Device.lost_unsent).where(Device.id == uuid.UUID(phone.device_id))
    row = store.one(query)
    return row.lost_at is not None, row.lost_unsent


def bells(store: Store, world: World) -> int:
    """How often the commune was told."""
    return store.count(FeedEntry, FeedEntry.scope == f"c/{world.commune.id}", FeedEntry.kind == "device")


def test_a_phone_that_says_so_is_heard_at_once_and_once(world: World, phone_of: PhoneOf, store: Store) -> None:
    phone, official = phone_of(world.member), phone_of(world.officer)
    official.pull()
    phone.pull()
    start(phone, lost={"unsent": 12})
    start(phone, lost={"unsent": 12})
    assert loss_of(store, phone) == (True, 12)
    assert bells(store, world) == 1
    (entry,) = official.ask().json["scopes"][f"c/{world.commune.id}"]["entries"]
    assert (entry["kind"], entry["record_id"], entry["gone"]) == ("device", phone.device_id, True)


def test_a_push_tells_it_too(world: World, phone_of: PhoneOf, store: Store) -> None:
    phone = phone_of(world.member)
    assert phone.verdicts(log(world.team), state={"lost": {"unsent": 3}}) == ["applied"]
    assert (loss_of(store, phone), bells(store, world)) == ((True, 3), 1)


def test_another_canary_tells_it_without_a_word(world: World, phone_of: PhoneOf, store: Store) -> None:
    phone = phone_of(world.member)
    phone.results(log(world.team), state={"canary": "one", "unsent": 4})
    start(phone, canary="one", unsent=4)
    assert loss_of(store, phone) == (False, None)
    start(phone, canary="two", unsent=0)
    assert (loss_of(store, phone), bells(store, world)) == ((True, 4), 1)
    start(phone, canary="two", unsent=0)
    assert bells(store, world) == 1


def test_a_request_from_before_that_comes_late_is_no_loss(
    at: At, world: World, phone_of: PhoneOf, store: Store
) -> None:
    with at("2026-11-20T08:00"):
        phone = phone_of(world.member)
        early, late = "2026-11-20T07:58:00+07:00", "2026-11-20T07:59:00+07:00"
        phone.results(log(world.team), state={"canary": "one"}, sent_at="2026-11-20T07:50:00+07:00")
        phone.results(log(world.team), state={"canary": "two", "lost": {"unsent": 1}}, sent_at=late)
        phone.results(log(world.team), state={"canary": "one"}, sent_at=early)
        phone.results(log(world.team), state={"canary": "two"}, sent_at="2026-11-20T08:00:00+07:00")
    assert (loss_of(store, phone), bells(store, world)) == ((True, 1), 1)


def test_a_second_loss_is_told_again(at: At, world: World, phone_of: PhoneOf, store: Store) -> None:
    with at("2026-11-10T08:00"):
        phone = phone_of(world.member)
        start(phone, lost={"unsent": 2})
    with at("2026-11-12T08:00"):
        start(phone, lost={"unsent": 2})
    assert bells(store, world) == 2


def test_the_oldest_unsent_entry_is_dated_by_the_servers_clock(
    at: At, world: World, phone_of: PhoneOf, store: Store
) -> None:
    with at("2026-11-20T08:00"):
        phone = phone_of(world.member)
        phone.results(
            log(world.team),
            sent_at="2023-11-20T08:00:00+07:00",
            state={"unsent": 1, "oldest_unsent_at": "2023-11-18T08:00:00+07:00"},
        )
    state = store.one(sa.select(Device.state).where(Device.id == uuid.UUID(phone.device_id)))
    assert dt.datetime.fromisoformat(state["waiting_since"]) == dt.datetime(2026, 11, 18, 1, tzinfo=dt.UTC)
