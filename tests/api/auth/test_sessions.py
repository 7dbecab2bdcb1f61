"""Stories of being signed in: for ninety days, until somebody ends it, and without writing at every step."""

import datetime as dt

import pytest
import sqlalchemy as sa

from api.auth import session
from models.account import Account, Device, LoginSession
from models.db import db
from tests.conftest import At, ClientOf
from tests.factories.accounts import make_device
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store


def seen(store: Store, world: World) -> dt.datetime:
    """When the member's only session was last used, as noted."""
    at: dt.datetime = store.one(sa.select(LoginSession.last_seen_at).where(LoginSession.account_id == world.member.id))
    return at


def test_a_stranger_is_nobody_and_may_log_out(stranger: Client) -> None:
    assert stranger.get("/me").code == "unauthenticated"
    assert stranger.post("/auth/logout").status == 204


def test_who_logs_out_leaves_a_cookie_that_is_worth_nothing(world: World, client_of: ClientOf) -> None:
    member = client_of(world.member)
    kept = dict(member.cookies)
    assert member.post("/auth/logout").status == 204
    assert member.cookies == {}
    assert Client(member.door, kept).get("/me").code == "unauthenticated"


def test_a_session_ends_after_ninety_days(world: World, client_of: ClientOf, at: At) -> None:
    with at("2026-01-01T08:00"):
        member = client_of(world.member)
    with at("2026-03-31T08:00"):
        assert member.get("/me").status == 200
    with at("2026-04-01T08:01"):
        assert member.get("/me").code == "unauthenticated"


@pytest.mark.parametrize("forged", ["", "x", "a.b.c", "not.a-uuid"])
def test_a_cookie_that_is_not_ours_is_a_stranger_s(stranger: Client, forged: str) -> None:
    stranger.cookies["__Host-session"] = forged
    assert stranger.get("/me").code == "unauthenticated"


def test_disabling_bites_at_the_next_request(world: World, store: Store, client_of: ClientOf) -> None:
    member = client_of(world.member)
    assert member.get("/me").status == 200
    with store.writing():
        store_row = sa.update(Account).where(Account.id == world.member.id).values(status="disabled")
        db.session.execute(store_row)
    assert member.get("/me").code == "unauthenticated"


def test_the_session_is_noted_as_seen_once_an_hour(world: World, store: Store, client_of: ClientOf, at: At) -> None:
    with store.writing():
        device = make_device(world.member)
    with at("2026-03-01T08:00"):
        member = client_of(world.member, device)
        begun = seen(store, world)
    for clock_time, noted in (("08:59", "08:00"), ("09:00", "09:00"), ("09:30", "09:00"), ("23:00", "23:00")):
        with at(f"2026-03-01T{clock_time}"):
            member.get("/me")
        hours = dt.timedelta(hours=int(noted[:2]) - 8)
        assert seen(store, world) == begun + hours, clock_time
    assert store.one(sa.select(Device.last_seen_at).where(Device.id == device)) == begun + dt.timedelta(hours=15)


def test_a_member_reads_on_while_nothing_can_be_noted(
    world: World, client_of: ClientOf, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at("2026-03-01T08:00"):
        member = client_of(world.member)

    def refuse(_mode: str) -> None:
        raise sa.exc.OperationalError("BEGIN", {}, Exception("attempt to write a readonly database"))

    monkeypatch.setattr(session, "atomic", refuse)
    with at("2026-03-02T08:00"):
        assert member.get("/me").status == 200
