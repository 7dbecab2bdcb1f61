"""Stories of logging in: whoever may, in any spelling of the number, gets a session and is told who they are."""

import uuid

import argon2 as argon2_library
import pytest
import sqlalchemy as sa

from api.auth import pins
from api.core.text import phone_shown
from models.account import Device, LoginEvent, LoginSession
from tests.api.auth.conftest import Watched
from tests.api.conftest import BrowserAt
from tests.factories import unique
from tests.factories.accounts import make_account
from tests.factories.world import World
from tests.support.client import Client
from tests.support.entry import WRONG, log_in
from tests.support.store import Store


def test_a_member_logs_in_and_is_told_who_they_are(world: World, stranger: Client) -> None:
    answer = log_in(stranger, world.member)
    assert answer.status == 200, answer.text
    told = answer.json
    assert told["account"] == {
        "id": str(world.member.id),
        "name": world.member.name,
        "phone": world.member.phone,
        "login_name": None,
        "status": "active",
    }
    (grant,) = told["grants"]
    assert grant["role"] == "member"
    assert grant["team_title"] == world.team.title
    assert grant["unit_name"] == world.hamlet.name
    assert grant["to"] is None
    assert (told["home"], told["device_id"], told["grants_version"]) == ("phone", None, 2)
    assert stranger.get("/me").json["account"]["id"] == str(world.member.id)


@pytest.mark.parametrize("role", ["officer", "approver", "staff", "admin"])
def test_officials_and_province_start_at_the_desk(world: World, stranger: Client, role: str) -> None:
    assert log_in(stranger, getattr(world, role)).json["home"] == "desk"


def test_a_leader_may_spell_the_number_in_any_usual_way(world: World, browser_at: BrowserAt, argon2: Watched) -> None:
    shown = phone_shown(world.leader.phone)
    digits = shown.replace(" ", "")
    for spelling in (shown, digits, f"+84{digits[1:]}", f"84 {digits[1:]}", digits[1:], shown.replace(" ", ".")):
        answer = browser_at().post("/auth/login", {"phone": spelling, "pin": argon2.right})
        assert answer.status == 200, spelling


def test_unknown_wrong_invited_and_disabled_are_told_apart_by_nothing(
    world: World, store: Store, browser_at: BrowserAt, argon2: Watched
) -> None:
    with store.writing():
        disabled = make_account("member", world.hamlet, team_id=world.team.id, status="disabled")
        invited = make_account("member", world.hamlet, team_id=world.team.id, status="invited")
    told = []
    for phone, pin in (
        (world.member.phone, WRONG),
        (unique.phone(), argon2.right),
        (disabled.phone, argon2.right),
        (invited.phone, argon2.right),
    ):
        argon2.checks = 0
        answer = browser_at().post("/auth/login", {"phone": phone, "pin": pin})
        told.append({**answer.json, "id": None, "set_cookies": answer.set_cookies})
        assert argon2.checks == 1, "each takes one check of a PIN, no more and no less"
    assert told[0]["code"] == "login_failed"
    assert told.count(told[0]) == len(told)


def test_no_write_is_open_while_a_pin_is_checked(world: World, browser_at: BrowserAt, argon2: Watched) -> None:
    log_in(browser_at(), world.member)
    log_in(browser_at(), world.member, WRONG)
    assert argon2.in_write == [False, False]


def test_the_dummy_hash_costs_what_a_real_one_costs() -> None:
    real = argon2_library.extract_parameters(pins.hash_pin("418263"))
    assert argon2_library.extract_parameters(pins.DUMMY_HASH) == real
    assert (real.time_cost, real.memory_cost, real.parallelism) == (2, 19456, 1)
    assert not pins.verify_pin(None, "418263")


def test_each_log_in_makes_a_new_session_in_a_cookie_bound_to_the_host(
    world: World, store: Store, stranger: Client
) -> None:
    first = log_in(stranger, world.member)
    kept = stranger.cookies["__Host-session"]
    second = log_in(stranger, world.member)
    assert stranger.cookies["__Host-session"] != kept
    assert store.count(LoginSession, LoginSession.account_id == world.member.id) == 2
    for answer in (first, second):
        cookies = {line.split("=")[0]: line for line in answer.set_cookies}
        for name, days in (("__Host-session", None), ("__Host-device", 730)):
            line = cookies[name]
            assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(line.split("; ")), line
            assert "Domain" not in line
            assert days is None or f"Max-Age={days * 24 * 3600}" in line


def test_a_phone_that_names_itself_is_tied_to_the_session(world: World, store: Store, stranger: Client) -> None:
    device_id = uuid.uuid4()
    assert log_in(stranger, world.member, device_id=str(device_id)).json["device_id"] == str(device_id)
    assert store.one(sa.select(Device.account_id).where(Device.id == device_id)) == world.member.id
    log_in(Client(stranger.door), world.member, device_id=str(device_id))
    good = (LoginSession.account_id == world.member.id, LoginSession.revoked_at.is_(None))
    assert store.count(LoginSession, *good) == 1, "a phone has one session"


def test_another_account_s_device_id_gets_in_without_it(world: World, stranger: Client) -> None:
    device_id = str(uuid.uuid4())
    log_in(stranger, world.member, device_id=device_id)
    answer = log_in(Client(stranger.door), world.leader, device_id=device_id)
    assert (answer.status, answer.json["device_id"]) == (200, None)


def test_tries_are_filed_with_the_address_hashed(world: World, store: Store, browser_at: BrowserAt) -> None:
    address = "198.51.100.7"
    browser = browser_at(address)
    log_in(browser, world.member, WRONG)
    log_in(browser, world.member)
    log_in(browser, world.member)
    columns = (LoginEvent.outcome, LoginEvent.known_device, LoginEvent.address_hash)
    mine = sa.select(*columns).where(LoginEvent.account_id == world.member.id)
    events = store.all(mine.order_by(LoginEvent.id))
    assert [tuple(event)[:2] for event in events] == [("failed", False), ("ok", False), ("ok", True)]
    assert all(address not in event.address_hash for event in events)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"pin": "418263"}, "phone"),
        ({"phone": "0530000000"}, "pin"),
        ({"phone": "12", "pin": "418263"}, "phone"),
        ({"phone": "0530000000", "pin": 418263}, "pin"),
        ({"phone": "0530000000", "pin": "418263", "remember": True}, "remember"),
        ({"phone": "0530000000", "pin": "418263", "device_id": "phone"}, "device_id"),
    ],
)
def test_a_log_in_that_cannot_be_read_names_its_field(stranger: Client, body: dict[str, object], field: str) -> None:
    answer = stranger.post("/auth/login", body)
    assert (answer.status, answer.code) == (422, "validation_failed")
    assert [error["field"] for error in answer.json["errors"]] == [field]


def test_another_site_s_page_cannot_log_anybody_in(world: World, stranger: Client) -> None:
    body = {"phone": world.member.phone, "pin": world.member.pin}
    assert stranger.post("/auth/login", body, Sec_Fetch_Site="cross-site").code == "cross_site"
    assert stranger.post("/auth/login", body, Origin="https://evil.example").code == "cross_site"
