"""Stories of setting a PIN: by link, or by a short code with the own number, once."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa

from api.auth import codes
from models.account import Account, Credential, Invitation
from tests.api.auth.conftest import Watched
from tests.api.conftest import BrowserAt
from tests.conftest import At, ClientOf
from tests.factories import unique
from tests.factories.accounts import Account as Somebody
from tests.factories.accounts import make_account
from tests.factories.world import World
from tests.support.client import Answer, Client
from tests.support.entry import WRONG, log_in, with_pin
from tests.support.store import Store

NEW_PIN = "602914"


@pytest.fixture
def newcomer(world: World, store: Store) -> Somebody:
    """A member who has never logged in."""
    with store.writing():
        return make_account("member", world.hamlet, team_id=world.team.id, status="invited")


def invite(client_of: ClientOf, world: World, account: Somebody) -> dict[str, Any]:
    """What the officer of the world's commune gets to hand over."""
    answer = client_of(world.officer).post("/invitations", {"account_id": account.id})
    assert answer.status == 201, answer.text
    invitation: dict[str, Any] = answer.json
    return {**invitation, "secret": invitation["link"].split("/#/vao/")[1]}


def activate(client: Client, code: str, pin: str = NEW_PIN, **more: object) -> Answer:
    """Use an invitation."""
    return client.post("/auth/activate", {"code": code, "pin": pin, **more})


def test_a_newcomer_follows_the_link_and_is_in(
    world: World, newcomer: Somebody, client_of: ClientOf, browser_at: BrowserAt, store: Store, argon2: Watched
) -> None:
    secret = invite(client_of, world, newcomer)["secret"]
    phone = browser_at()
    answer = activate(phone, secret)
    assert answer.status == 200, answer.text
    assert answer.json["account"]["status"] == "active"
    assert phone.get("/me").json["account"]["id"] == str(newcomer.id)
    assert argon2.in_write == [False], "the PIN is hashed outside of the write"
    phone.post("/auth/logout")
    assert log_in(phone, with_pin(newcomer, NEW_PIN), NEW_PIN).status == 200
    assert activate(browser_at(), secret).code == "invitation_invalid", "a link works once"
    assert store.count(Credential, Credential.account_id == newcomer.id) == 1


def test_a_newcomer_types_the_code_as_it_was_read_out(
    world: World, newcomer: Somebody, client_of: ClientOf, browser_at: BrowserAt, argon2: Watched
) -> None:
    code = invite(client_of, world, newcomer)["code"]
    assert activate(browser_at(), code).code == "validation_failed", "a short code needs the number"
    typed = f" {code[:4].lower()}-{code[4:].replace('0', 'o').replace('1', 'l')} "
    assert activate(browser_at(), typed, phone=newcomer.phone).status == 200


def test_five_wrong_codes_end_the_short_code_but_not_the_link(
    world: World, newcomer: Somebody, client_of: ClientOf, browser_at: BrowserAt, argon2: Watched
) -> None:
    invitation = invite(client_of, world, newcomer)
    wrong = "0" * 8 if invitation["code"] != "0" * 8 else "1" * 8
    for _ in range(5):
        assert activate(browser_at(), wrong, phone=newcomer.phone).code == "invitation_invalid"
    assert activate(browser_at(), invitation["code"], phone=newcomer.phone).code == "invitation_invalid"
    assert activate(browser_at(), invitation["secret"]).status == 200


def test_a_code_is_only_good_with_its_own_number(
    world: World, newcomer: Somebody, client_of: ClientOf, browser_at: BrowserAt, argon2: Watched
) -> None:
    code = invite(client_of, world, newcomer)["code"]
    for phone in (unique.phone(), world.member.phone, world.leader.phone):
        assert activate(browser_at(), code, phone=phone).code == "invitation_invalid"


def test_only_the_newest_invitation_counts_and_only_for_a_day(
    world: World, newcomer: Somebody, client_of: ClientOf, browser_at: BrowserAt, argon2: Watched, at: At
) -> None:
    with at("2026-03-01T08:00"):
        first, second = (invite(client_of, world, newcomer) for _ in range(2))
        for code, phone in ((first["secret"], None), (first["code"], newcomer.phone)):
            assert activate(browser_at(), code, phone=phone).code == "invitation_invalid"
    with at("2026-03-02T08:00:01"):
        assert activate(browser_at(), second["secret"]).code == "invitation_invalid"
        assert activate(browser_at(), second["code"], phone=newcomer.phone).code == "invitation_invalid"
    with at("2026-03-02T07:59"):
        assert activate(browser_at(), second["secret"]).status == 200


def test_whoever_forgot_the_pin_is_invited_again_and_older_sessions_end(
    world: World, client_of: ClientOf, browser_at: BrowserAt, argon2: Watched
) -> None:
    lost = browser_at()
    log_in(lost, world.member)
    secret = invite(client_of, world, world.member)["secret"]
    assert lost.get("/me").status == 200, "an invitation alone changes nothing"
    assert activate(browser_at(), secret).status == 200
    assert lost.get("/me").code == "unauthenticated"
    assert log_in(browser_at(), world.member, world.member.pin).code == "login_failed"
    assert log_in(browser_at(), world.member, NEW_PIN).status == 200


@pytest.mark.parametrize(
    "pin",
    [
        *("000000", "777777", "121212", "112112", "123456", "654321", "345678", "890123", "210987"),
        *("123123", "123321", "112233", "147258", "12345", "1234567", "12345a", "١٢٣٤٥٦", "60 291", ""),
    ],
)
def test_a_pin_that_strangers_try_first_is_refused(stranger: Client, pin: str) -> None:
    answer = activate(stranger, "no matter which", pin)
    assert (answer.status, answer.code) == (422, "pin_weak" if pin else "validation_failed")


def test_the_end_of_the_own_number_is_no_pin_and_costs_no_try(
    world: World, newcomer: Somebody, client_of: ClientOf, browser_at: BrowserAt, store: Store, argon2: Watched
) -> None:
    invitation, ending = invite(client_of, world, newcomer), newcomer.phone[-6:]
    assert activate(browser_at(), invitation["secret"], ending).code == "pin_weak"
    assert activate(browser_at(), invitation["code"], ending, phone=newcomer.phone).code == "pin_weak"
    assert store.count(Invitation, Invitation.account_id == newcomer.id, Invitation.tries == 0) == 1
    assert argon2.in_write == []


def test_a_disabled_account_cannot_be_activated(
    world: World, newcomer: Somebody, client_of: ClientOf, browser_at: BrowserAt, argon2: Watched
) -> None:
    invitation = invite(client_of, world, newcomer)
    officer = client_of(world.officer)
    assert officer.patch(f"/accounts/{newcomer.id}", {"status": "disabled"}).status == 200
    assert activate(browser_at(), invitation["secret"]).code == "invitation_invalid"
    assert officer.post("/invitations", {"account_id": newcomer.id}).code == "account_disabled"


def test_of_eight_who_use_one_invitation_at_once_exactly_one_gets_in(
    world: World, newcomer: Somebody, client_of: ClientOf, browser_at: BrowserAt, store: Store, argon2: Watched
) -> None:
    invitation = invite(client_of, world, newcomer)
    ways = [(invitation["secret"], None), (invitation["code"], newcomer.phone)] * 4
    start, statuses = threading.Barrier(len(ways)), []

    def rush(code: str, phone: str | None) -> None:
        browser = browser_at()
        start.wait()
        statuses.append(activate(browser, code, phone=phone).status)

    threads = [threading.Thread(target=rush, args=way) for way in ways]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] + [422] * 7
    assert store.count(Account, Account.id == newcomer.id, Account.status == "active") == 1


def test_of_invitations_made_at_once_only_the_last_is_good(
    world: World, newcomer: Somebody, client_of: ClientOf, store: Store
) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: invite(client_of, world, newcomer), range(8)))
    still_good = (Invitation.account_id == newcomer.id, Invitation.used_at.is_(None), Invitation.voided_at.is_(None))
    assert store.count(Invitation, *still_good) == 1


def test_neither_code_nor_link_is_kept_in_clear(
    world: World, newcomer: Somebody, client_of: ClientOf, store: Store
) -> None:
    invitation = invite(client_of, world, newcomer)
    kept = sa.select(Invitation.secret_hash, Invitation.code_hash)
    held = store.one(kept.where(Invitation.id == uuid.UUID(invitation["id"])))
    assert all(len(value) == 32 for value in held)
    assert invitation["code"].encode() not in held[1]


def test_codes_are_read_as_people_type_them() -> None:
    assert codes.short_code("ab cd-ef gh") == "ABCDEFGH"
    assert codes.short_code("oil00000") == "01100000"
    for wrong in ("ABCDEFG", "ABCDEFGHJ", "ABCDEFGU", "ABCDEFG!", ""):
        assert codes.short_code(wrong) is None
    assert all(codes.short_code(codes.new_code()) for _ in range(50))
    assert WRONG not in {codes.new_code() for _ in range(50)}
