"""Stories of guessing: a stranger closes the door for new devices at most, and only for a while."""

import threading

import sqlalchemy as sa

from models.account import LoginThrottle
from tests.api.auth.conftest import Watched
from tests.api.conftest import BrowserAt, new_address
from tests.conftest import At, ClientOf
from tests.factories import unique
from tests.factories.accounts import Account, make_account
from tests.factories.world import World
from tests.support.client import Client
from tests.support.entry import WRONG, log_in
from tests.support.store import Store


def guess(browser_at: BrowserAt, account: Account, times: int) -> list[int]:
    """A stranger tries from ever new addresses; the statuses."""
    return [log_in(browser_at(), account, WRONG).status for _ in range(times)]


def test_five_wrong_tries_close_the_door_for_new_devices(world: World, browser_at: BrowserAt, argon2: Watched) -> None:
    assert guess(browser_at, world.member, 5) == [401] * 5
    refused = log_in(browser_at(), world.member)
    assert (refused.status, refused.code) == (429, "too_many_tries"), "the right PIN does not open it either"
    assert 0 < int(refused.headers["Retry-After"]) <= 65 * 60
    assert argon2.checks == 5, "a refused try costs the server no check"


def test_many_guesses_at_once_do_not_slip_through(world: World, browser_at: BrowserAt, argon2: Watched) -> None:
    start, statuses = threading.Barrier(16), []

    def rush() -> None:
        browser = browser_at()
        start.wait()
        statuses.append(log_in(browser, world.member, WRONG).status)

    threads = [threading.Thread(target=rush) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [401] * 5 + [429] * 11
    assert argon2.checks == 5


def test_a_stranger_cannot_lock_out_a_member_s_own_phone(world: World, browser_at: BrowserAt, argon2: Watched) -> None:
    own = browser_at()
    assert log_in(own, world.member).status == 200
    own.post("/auth/logout")
    assert guess(browser_at, world.member, 8)[5:] == [429] * 3
    assert log_in(own, world.member).status == 200


def test_a_stranger_at_the_same_address_cannot_either(world: World, browser_at: BrowserAt, argon2: Watched) -> None:
    address = new_address()
    own = browser_at(address)
    log_in(own, world.member)
    statuses = [
        browser_at(address).post("/auth/login", {"phone": unique.phone(), "pin": WRONG}).status for _ in range(101)
    ]
    assert statuses == [401] * 100 + [429]
    assert log_in(browser_at(address), world.leader).status == 429, "new devices of that address wait"
    assert log_in(own, world.member).status == 200
    neighbour = address.replace("::1", "::beef")
    assert log_in(browser_at(neighbour), world.leader).status == 429, "a /64 is one address"
    assert log_in(browser_at(), world.leader).status == 200


def test_an_unknown_number_s_door_closes_like_any_other(browser_at: BrowserAt, argon2: Watched) -> None:
    phone = unique.phone()
    told = [browser_at().post("/auth/login", {"phone": phone, "pin": WRONG}).status for _ in range(6)]
    assert told == [401] * 5 + [429]


def test_an_invitation_opens_the_door_again(
    world: World, browser_at: BrowserAt, client_of: ClientOf, argon2: Watched
) -> None:
    guess(browser_at, world.member, 5)
    assert client_of(world.officer).post("/invitations", {"account_id": world.member.id}).status == 201
    assert log_in(browser_at(), world.member).status == 200


def test_the_door_opens_by_itself_after_the_hour_but_not_for_more_than_twenty_tries_a_day(
    world: World, browser_at: BrowserAt, argon2: Watched, at: At
) -> None:
    for hour, statuses in ((1, [401] * 5 + [429]), (3, [401] * 5), (5, [401] * 5), (7, [401] * 5), (9, [429])):
        with at(f"2026-03-01T{hour:02d}:01"):
            assert guess(browser_at, world.member, len(statuses)) == statuses, hour
    with at("2026-03-02T01:07"):
        assert guess(browser_at, world.member, 6) == [401] * 5 + [429]


def test_the_door_says_when_to_come_back(world: World, browser_at: BrowserAt, argon2: Watched, at: At) -> None:
    with at("2026-03-01T08:02"):
        guess(browser_at, world.member, 5)
        wait = int(log_in(browser_at(), world.member).headers["Retry-After"])
    with at("2026-03-01T09:04:59"):
        assert log_in(browser_at(), world.member).status == 429
    assert wait == 63 * 60 + 1
    with at("2026-03-01T09:05:01"):
        assert log_in(browser_at(), world.member).status == 200


def test_a_known_phone_has_ten_tries_in_a_quarter_of_an_hour_of_its_own(
    world: World, browser_at: BrowserAt, argon2: Watched
) -> None:
    own, other = browser_at(), browser_at()
    for browser in (own, other):
        log_in(browser, world.member)
    statuses = [log_in(own, world.member, WRONG).status for _ in range(11)]
    assert statuses == [401] * 10 + [429]
    assert log_in(other, world.member).status == 200
    assert log_in(browser_at(), world.member).status == 200


def test_a_success_does_not_give_a_stranger_new_tries(world: World, browser_at: BrowserAt, argon2: Watched) -> None:
    guess(browser_at, world.member, 4)
    assert log_in(browser_at(), world.member).status == 200
    assert guess(browser_at, world.member, 2) == [401, 429]


def test_a_phone_is_known_only_to_the_accounts_that_logged_in_on_it(
    world: World, browser_at: BrowserAt, argon2: Watched
) -> None:
    attacker = browser_at()
    log_in(attacker, world.leader)
    assert [log_in(attacker, world.member, WRONG).status for _ in range(6)] == [401] * 5 + [429]


def test_a_device_cookie_that_was_tampered_with_counts_for_nothing(
    world: World, browser_at: BrowserAt, argon2: Watched
) -> None:
    own = browser_at()
    log_in(own, world.member)
    value = own.cookies["__Host-device"]
    guess(browser_at, world.member, 5)
    for forged in (value[:-2], value.split(".")[0], f"{value}x", "", "a.b"):
        thief = Client(browser_at().door, {"__Host-device": forged})
        assert log_in(thief, world.member).status == 429


def test_a_shared_phone_knows_everybody_who_uses_it(world: World, browser_at: BrowserAt, argon2: Watched) -> None:
    shared = browser_at()
    for account in (world.member, world.leader):
        assert log_in(shared, account).status == 200
    for account in (world.member, world.leader):
        guess(browser_at, account, 5)
        assert log_in(shared, account).status == 200


def test_the_counters_hold_neither_numbers_nor_addresses(
    world: World, store: Store, browser_at: BrowserAt, argon2: Watched
) -> None:
    address = "203.0.113.9"
    log_in(browser_at(address), world.member, WRONG)
    doors = store.all(sa.select(LoginThrottle.door))
    assert not [door for door in doors if world.member.phone[1:] in door or address in door]


def test_a_disabled_namesake_s_number_is_the_new_owner_s(
    world: World, store: Store, browser_at: BrowserAt, argon2: Watched
) -> None:
    with store.writing():
        old = make_account("member", world.hamlet, team_id=world.team.id, status="disabled")
        new = make_account("member", world.hamlet, team_id=world.team.id, phone=old.phone)
    assert log_in(browser_at(), new).json["account"]["id"] == str(new.id)
