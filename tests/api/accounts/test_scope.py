"""Stories of reach: an officer administers members, leaders and officers of the own commune, nobody above or beside."""

import datetime as dt
import uuid

import pytest

from models.account import Account
from tests.api.accounts.conftest import new_member
from tests.conftest import ClientOf
from tests.factories import unique
from tests.factories.accounts import Account as Somebody
from tests.factories.accounts import make_account, make_device, make_grant
from tests.factories.units import make_unit
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store


def try_everything(client: Client, account: Somebody, device: uuid.UUID) -> set[str | None]:
    """Every act of administration on an account; the codes of the answers."""
    path = f"/accounts/{account.id}"
    answers = [
        client.get(path),
        client.patch(path, {"name": "Ai Đó"}),
        client.patch(path, {"status": "disabled"}),
        client.post("/invitations", {"account_id": account.id}),
        client.get(f"/sessions-of/{account.id}"),
        client.delete(f"/sessions-of/{account.id}"),
        client.get("/devices", {"account": account.id}),
        client.delete(f"/devices/{device}"),
    ]
    return {answer.code for answer in answers}


@pytest.mark.parametrize("role", ["member", "leader", "officer", "approver"])
def test_an_officer_of_another_commune_is_refused(
    world: World, neighbour: World, client_of: ClientOf, store: Store, role: str
) -> None:
    account: Somebody = getattr(world, role)
    with store.writing():
        device = make_device(account)
    assert try_everything(client_of(neighbour.officer), account, device) == {"forbidden"}
    listed = client_of(neighbour.officer).get("/accounts", {"limit": 200}).json["items"]
    assert str(account.id) not in {item["id"] for item in listed}
    assert client_of(neighbour.officer).get("/accounts", {"unit": world.commune.id}).code == "forbidden"
    assert client_of(neighbour.officer).get("/accounts", {"unit": world.province.id}).code == "forbidden"


@pytest.mark.parametrize("role", ["approver", "staff", "admin"])
def test_an_officer_cannot_take_over_an_approver_or_somebody_of_the_province(
    world: World, client_of: ClientOf, store: Store, role: str
) -> None:
    account: Somebody = getattr(world, role)
    with store.writing():
        device = make_device(account)
    assert try_everything(client_of(world.officer), account, device) == {"forbidden"}


def test_who_also_works_next_door_is_the_administrator_s(
    world: World, neighbour: World, client_of: ClientOf, store: Store
) -> None:
    with store.writing():
        both = make_account("member", world.hamlet, team_id=world.team.id)
        make_grant(both, "member", neighbour.hamlet, team_id=neighbour.team.id)
        device = make_device(both)
    for officer in (world.officer, neighbour.officer):
        assert try_everything(client_of(officer), both, device) == {"forbidden"}
    assert try_everything(client_of(world.admin), both, device) <= {None, "account_disabled"}


def test_an_officer_manages_members_leaders_and_fellow_officers(
    world: World, client_of: ClientOf, store: Store
) -> None:
    with store.writing():
        fellow = make_account("commune_officer", world.commune)
        devices = {account: make_device(account) for account in (world.member, world.leader, fellow)}
    for account, device in devices.items():
        assert try_everything(client_of(world.officer), account, device) <= {None, "account_disabled"}


@pytest.mark.parametrize(
    ("role", "over", "code"),
    [
        ("commune_officer", "commune", None),
        ("commune_approver", "commune", "forbidden"),
        ("province_staff", "province", "forbidden"),
        ("admin", "province", "forbidden"),
    ],
)
def test_an_officer_gives_no_role_above_the_own(
    world: World, client_of: ClientOf, role: str, over: str, code: str | None
) -> None:
    body = new_member(world, role=role, unit_id=getattr(world, over).id, team_id=None)
    assert client_of(world.officer).post("/accounts", body).code == code
    wish = {"account_id": world.member.id, "role": role, "unit_id": getattr(world, over).id}
    assert client_of(world.officer).post("/grants", wish).code == code
    assert client_of(world.admin).post("/accounts", {**body, "phone": unique.phone()}).status == 201


def test_an_officer_gives_no_role_next_door(world: World, neighbour: World, client_of: ClientOf, store: Store) -> None:
    officer, before = client_of(world.officer), store.count(Account)
    assert officer.post("/accounts", new_member(neighbour)).code == "forbidden"
    wish = {
        "account_id": world.member.id,
        "role": "member",
        "unit_id": neighbour.hamlet.id,
        "team_id": neighbour.team.id,
    }
    assert officer.post("/grants", wish).code == "forbidden"
    assert store.count(Account) == before


def test_whose_roles_have_ended_stays_with_the_commune(world: World, neighbour: World, client_of: ClientOf) -> None:
    officer = client_of(world.officer)
    (grant,) = officer.get(f"/accounts/{world.member.id}").json["grants"]
    officer.patch(f"/grants/{grant['id']}", {"to": "2020-01-01"})
    assert officer.get(f"/accounts/{world.member.id}").status == 200
    assert str(world.member.id) in {i["id"] for i in officer.get("/accounts", {"limit": 200}).json["items"]}
    assert client_of(neighbour.officer).get(f"/accounts/{world.member.id}").code == "forbidden"
    again = {"account_id": world.member.id, "role": "leader", "unit_id": world.hamlet.id, "team_id": world.team.id}
    assert officer.post("/grants", again).status == 201


def test_an_officer_whose_grant_has_ended_is_no_officer(world: World, client_of: ClientOf) -> None:
    officer, admin = client_of(world.officer), client_of(world.admin)
    (grant,) = admin.get(f"/accounts/{world.officer.id}").json["grants"]
    assert officer.get("/accounts").status == 200
    assert admin.patch(f"/grants/{grant['id']}", {"to": "2020-01-01"}).status == 200
    assert officer.get("/accounts").code == "forbidden"
    assert officer.get("/me").status == 200


def test_a_role_is_held_over_a_unit_of_its_level_that_exists(world: World, client_of: ClientOf, store: Store) -> None:
    with store.writing():
        old = make_unit("commune", world.province, valid_to=dt.date(2025, 7, 1))
    admin = client_of(world.admin)
    for role, unit in (
        ("commune_officer", world.hamlet.id),
        ("commune_officer", world.province.id),
        ("commune_approver", old.id),
        ("province_staff", world.commune.id),
        ("admin", uuid.uuid4()),
    ):
        answer = admin.post("/grants", {"account_id": world.member.id, "role": role, "unit_id": unit})
        assert [error["field"] for error in answer.json["errors"]] == ["unit_id"], role
