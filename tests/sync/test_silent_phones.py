"""Officials and leaders see which phones want a call, and whom to call; nobody else does (S21, rows 23, 29)."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from api.core import clock
from models.account import Account as AccountRow
from models.account import Device, Grant
from models.db import db
from tests.conftest import ClientOf
from tests.factories.accounts import Account, make_device
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.phone import log
from tests.support.store import Store
from tests.sync.conftest import PhoneOf

LONG = dt.timedelta(days=8)
Quiet = Callable[..., uuid.UUID]


@pytest.fixture
def quiet(store: Store) -> Quiet:
    """``quiet(account)``: a phone that was last seen eight days ago, unless told otherwise."""

    def make(account: Account, **columns: Any) -> uuid.UUID:
        with store.writing():
            device_id = make_device(account, "Máy cũ")
            values = {"last_seen_at": clock.now() - LONG, **columns}
            db.session.execute(sa.update(Device).where(Device.id == device_id).values(values))
        return device_id

    return make


def listed(client: Client, **query: Any) -> dict[str, dict[str, Any]]:
    """The list, by device."""
    answer = client.get("/silent-phones", query)
    assert answer.status == 200, answer.text
    return {item["device_id"]: item for item in answer.json["items"]}


def test_a_silent_phone_is_listed_with_whom_to_call(
    world: World, client_of: ClientOf, quiet: Quiet, phone_of: PhoneOf
) -> None:
    device_id = str(quiet(world.member))
    phone_of(world.team.members[1]).results(log(world.team))
    for caller in (world.officer, world.approver, world.leader, world.admin):
        found = listed(client_of(caller), unit=world.hamlet.id)
        assert list(found) == [device_id]
        assert found[device_id]["reasons"] == ["silent"]
    told = found[device_id]
    assert (told["person_name"], told["phone"], told["role"]) == (world.member.name, world.member.phone, "member")
    assert (told["team_title"], told["leader_name"]) == (world.team.title, world.leader.name)
    assert (told["leader_phone"], told["device_name"]) == (world.leader.phone, "Máy cũ")


def test_nobody_else_sees_it(world: World, client_of: ClientOf, quiet: Quiet, store: Store) -> None:
    device_id = str(quiet(world.member))
    with store.writing():
        elsewhere = make_world(world.province)
    for caller in (world.member, world.staff):
        assert client_of(caller).get("/silent-phones").status == 403
    for other in (world.other_team.leader, elsewhere.officer, elsewhere.approver, elsewhere.leader):
        assert device_id not in listed(client_of(other))
        assert client_of(other).get("/silent-phones", {"unit": world.hamlet.id}).status == 403


def test_old_unsent_entries_are_listed_though_the_phone_speaks(
    world: World, client_of: ClientOf, phone_of: PhoneOf
) -> None:
    waits, young, done = phone_of(world.member), phone_of(world.leader), phone_of(world.team.members[1])
    now = clock.now()
    for phone, unsent, days in ((waits, 9, 4), (young, 2, 2), (done, 0, 5)):
        since = (now - dt.timedelta(days=days)).isoformat()
        phone.results(log(world.team), state={"unsent": unsent, "oldest_unsent_at": since, "storage_free_mb": 80})
    (item,) = listed(client_of(world.officer)).values()
    assert (item["device_id"], item["reasons"], item["unsent"]) == (waits.device_id, ["old_unsent"], 9)
    assert item["storage_free_mb"] == 80
    assert abs(dt.datetime.fromisoformat(item["oldest_unsent_at"]) - now + dt.timedelta(days=4)).total_seconds() < 60


def test_a_clock_that_is_years_off_does_not_make_entries_old(
    world: World, client_of: ClientOf, phone_of: PhoneOf
) -> None:
    phone = phone_of(world.member)
    state = {"unsent": 1, "oldest_unsent_at": "2023-11-20T07:00:00+07:00"}
    phone.results(log(world.team), sent_at="2023-11-20T08:00:00+07:00", state=state)
    assert listed(client_of(world.officer)) == {}


def test_a_lost_storage_is_listed_for_thirty_days(
    world: World, client_of: ClientOf, phone_of: PhoneOf, quiet: Quiet
) -> None:
    phone = phone_of(world.member)
    phone.results(log(world.team), state={"lost": {"unsent": 12}})
    now = clock.now()
    quiet(world.leader, last_seen_at=now, lost_at=now - dt.timedelta(days=31), lost_unsent=1)
    (item,) = listed(client_of(world.officer)).values()
    assert (item["device_id"], item["reasons"], item["lost_unsent"]) == (phone.device_id, ["lost"], 12)


def test_a_proof_that_did_not_match_is_listed(world: World, client_of: ClientOf, phone_of: PhoneOf) -> None:
    phone, op = phone_of(world.member), log(world.team)
    claim = {"from": op["op_id"], "to": op["op_id"], "count": 1, "xor": "0" * 32}
    phone.results(op)
    phone.push(state={"proof": claim})
    (item,) = listed(client_of(world.leader)).values()
    assert (item["reasons"], item["proof"]) == (["proof"], {"told": 1, "held": 1, "match": False})
    phone.client.post("/sync/proof", {"device_id": phone.device_id, "op_ids": [op["op_id"]]})
    assert listed(client_of(world.leader)) == {}


def test_revoked_phones_ended_grants_and_disabled_accounts_are_not_listed(
    world: World, client_of: ClientOf, quiet: Quiet, store: Store
) -> None:
    now = clock.now()
    quiet(world.member, revoked_at=now)
    quiet(world.team.members[1])
    quiet(world.team.members[2])
    with store.writing():
        ended = sa.update(Grant).where(Grant.account_id == world.team.members[1].id).values(valid_to=now)
        disabled = sa.update(AccountRow).where(AccountRow.id == world.team.members[2].id).values(status="disabled")
        db.session.execute(ended)
        db.session.execute(disabled)
    assert listed(client_of(world.officer)) == {}


def test_a_replaced_phone_that_held_nothing_is_not_listed(
    world: World, client_of: ClientOf, phone_of: PhoneOf, quiet: Quiet
) -> None:
    quiet(world.member, state={"unsent": 0})
    holds = quiet(world.member, state={"unsent": 2})
    phone_of(world.member).results(log(world.team))
    assert set(listed(client_of(world.officer))) == {str(holds)}


def test_pages_follow_each_other_longest_silent_first(world: World, client_of: ClientOf, quiet: Quiet) -> None:
    now = clock.now()
    wanted = [str(quiet(world.member, last_seen_at=now - dt.timedelta(days=days))) for days in (40, 30, 20, 20, 10)]
    officer, after = client_of(world.officer), None
    got: list[str] = []
    for _ in range(3):
        page = officer.get("/silent-phones", {"limit": 2, "after": after}).json
        got += [item["device_id"] for item in page["items"]]
        after = page["next"]
    assert after is None
    assert (got[:2], sorted(got[2:4]), got[4:]) == (wanted[:2], sorted(wanted[2:4]), wanted[4:])
    assert officer.get("/silent-phones", {"after": "WyJ4IiwgIngiXQ"}).status == 422


def test_a_browser_of_an_official_is_listed_without_a_team(world: World, client_of: ClientOf, quiet: Quiet) -> None:
    quiet(world.approver)
    (item,) = listed(client_of(world.officer)).values()
    assert (item["role"], item["team_id"], item["leader_phone"]) == ("commune_approver", None, None)
