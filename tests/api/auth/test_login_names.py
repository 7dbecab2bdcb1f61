"""Stories of somebody whose number another account logs in with: a name stands for it everywhere."""

import pytest
import sqlalchemy as sa

from api.auth.login_names import login_name
from models.account import Account as AccountRow
from models.db import db
from tests.api.auth.conftest import Watched
from tests.api.conftest import BrowserAt
from tests.conftest import ClientOf
from tests.factories import unique
from tests.factories.accounts import PIN, Account, make_account
from tests.factories.world import World
from tests.support.client import Answer, Client
from tests.support.store import Store


@pytest.fixture
def name() -> str:
    """A log-in name that no other story has."""
    return f"hanh.nguyen{unique.number()}"


@pytest.fixture
def second(world: World, store: Store, name: str) -> Account:
    """A member of the world's team who shares the leader's number."""
    with store.writing():
        account = make_account("member", world.hamlet, team_id=world.team.id, name="Nguyễn Thị Hạnh")
        shared = {"login_name": name, "phone": world.leader.phone}
        db.session.execute(sa.update(AccountRow).where(AccountRow.id == account.id).values(shared))
    return account


def log_in(client: Client, login: str, pin: str = PIN) -> Answer:
    """Log in with a number or name."""
    return client.post("/auth/login", {"phone": login, "pin": pin})


def test_the_number_is_the_firsts_and_the_name_the_seconds(
    world: World, second: Account, name: str, browser_at: BrowserAt, argon2: Watched
) -> None:
    first = log_in(browser_at(), world.leader.phone)
    assert first.json["account"]["id"] == str(world.leader.id)
    assert first.json["account"]["login_name"] is None
    for typed in (name, f" {name.upper()} ", name.replace("hanh", "Hạnh")):
        entered = log_in(browser_at(), typed)
        assert entered.status == 200, entered.text
        assert entered.json["account"]["id"] == str(second.id)
        assert entered.json["account"]["login_name"] == name


def test_unknown_names_and_wrong_pins_are_refused_alike(
    second: Account, name: str, browser_at: BrowserAt, argon2: Watched
) -> None:
    for login, pin in ((name, "111222"), ("khong.co", PIN)):
        assert log_in(browser_at(), login, pin).code == "login_failed"
    assert argon2.checks == 2, "both take as long"


def test_a_name_has_a_door_of_its_own(
    world: World, second: Account, name: str, browser_at: BrowserAt, argon2: Watched
) -> None:
    for _ in range(5):
        assert log_in(browser_at(), name, "111222").code == "login_failed"
    assert log_in(browser_at(), name).code == "too_many_tries"
    assert log_in(browser_at(), world.leader.phone).status == 200


def test_a_code_goes_with_the_name_and_opens_the_door_again(
    world: World, second: Account, name: str, client_of: ClientOf, browser_at: BrowserAt, argon2: Watched
) -> None:
    for _ in range(6):
        log_in(browser_at(), name, "111222")
    invited = client_of(world.officer).post("/invitations", {"account_id": second.id}).json
    assert log_in(browser_at(), name).status == 200, "whoever is invited again may try again"
    used = {"code": invited["code"], "pin": "602914"}
    wrong = browser_at().post("/auth/activate", {**used, "phone": world.leader.phone})
    assert wrong.code == "invitation_invalid", "the number belongs to the first"
    assert browser_at().post("/auth/activate", {**used, "phone": name}).status == 200


def test_officials_see_the_name(world: World, second: Account, name: str, client_of: ClientOf) -> None:
    officer = client_of(world.officer)
    assert officer.get(f"/accounts/{second.id}").json["login_name"] == name
    listed = officer.get("/accounts", {"unit": world.commune.id}).json["items"]
    assert {one["id"]: one["login_name"] for one in listed}[str(second.id)] == name
    assert {one["id"]: one["login_name"] for one in listed}[str(world.leader.id)] is None


def test_a_shared_number_stands_in_nobodys_way(
    world: World, second: Account, client_of: ClientOf, store: Store
) -> None:
    officer = client_of(world.officer)
    assert officer.patch(f"/accounts/{second.id}", {"status": "disabled"}).status == 200
    assert officer.patch(f"/accounts/{second.id}", {"status": "active"}).status == 200
    assert officer.patch(f"/accounts/{second.id}", {"phone": world.member.phone}).status == 200
    moved = officer.patch(f"/accounts/{world.leader.id}", {"phone": world.member.phone})
    assert moved.code == "phone_taken"
    assert store.count(AccountRow, AccountRow.phone == world.member.phone) == 2


def test_a_login_that_is_neither_is_said_so(stranger: Client) -> None:
    for login in ("123", "hanh nguyen!", ".hanh", "", "a" * 41):
        assert log_in(stranger, login).code == "validation_failed", login
    assert login_name("Đức. Trần 2") == "duc.tran2"
