"""Members: found without accents, sorted by given name, phones only for whom they concern."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from models.db import db
from models.team import RosterVersion
from tests.conftest import ClientOf
from tests.factories import unique
from tests.factories.accounts import Account, make_account
from tests.factories.teams import approve_roster
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.store import Store

PEOPLE = ("Nguyễn Văn Đạt", "Trần Thị Ánh", "Lê Văn An", "Võ Thị Út", "Đặng Thị Ân", "Bùi Văn Dũng")
BY_GIVEN_NAME = ("Lê Văn An", "Trần Thị Ánh", "Đặng Thị Ân", "Bùi Văn Dũng", "Nguyễn Văn Đạt", "Võ Thị Út")


@pytest.fixture
def people(world: World, store: Store) -> list[Account]:
    """Six people on the roster of the world's team in place of those it had."""
    with store.writing():
        end_roster(world)
        accounts = [make_account("member", world.hamlet, team_id=world.team.id, name=name) for name in PEOPLE[:3]]
        # A number whose last six digits begin with 0, as a whole number does.
        phone = f"{unique.phone()[:-6]}0{unique.phone()[-5:]}"
        accounts += [make_account("member", world.hamlet, team_id=world.team.id, name=PEOPLE[3], phone=phone)]
        accounts += [make_account("member", world.hamlet, team_id=world.team.id, name=name) for name in PEOPLE[4:]]
        approve_roster(world.team.id, world.commune, accounts[0], tuple(accounts[1:]), version=2)
    return accounts


def end_roster(world: World) -> None:
    ended = {"status": "superseded", "valid_to": dt.date(2024, 1, 15) + dt.timedelta(days=1)}
    db.session.execute(sa.update(RosterVersion).where(RosterVersion.id == world.team.roster_id).values(**ended))


def names(client: Client, **params: object) -> list[str]:
    answer = client.get("/members", params)
    assert answer.status == 200, answer.text
    return [member["name"] for member in answer.json["items"]]


def test_officer_reads_members_by_given_name(client_of: ClientOf, world: World, people: list[Account]) -> None:
    client = client_of(world.officer)
    assert names(client, team=world.team.id) == list(BY_GIVEN_NAME)
    assert names(client, unit=world.hamlet.id) == list(BY_GIVEN_NAME)
    assert len(names(client, unit=world.commune.id)) == 10


def test_officer_pages_through_members(client_of: ClientOf, world: World, people: list[Account]) -> None:
    client = client_of(world.officer)
    found: list[str] = []
    cursor: Any = None
    while True:
        page = client.get("/members", {"team": world.team.id, "limit": 4, "after": cursor}).json
        found += [member["name"] for member in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == list(BY_GIVEN_NAME)


@pytest.mark.parametrize(
    ("q", "found"),
    [("dat", ["Nguyễn Văn Đạt"]), ("ĐẠT", ["Nguyễn Văn Đạt"]), ("thi an", ["Trần Thị Ánh", "Đặng Thị Ân"]), ("%", [])],
)
def test_officer_searches_names_without_accents(
    client_of: ClientOf, world: World, people: list[Account], q: str, found: list[str]
) -> None:
    assert names(client_of(world.officer), team=world.team.id, q=q) == found


def test_officer_searches_phone_numbers_in_usual_spellings(
    client_of: ClientOf, world: World, people: list[Account]
) -> None:
    client, phone = client_of(world.officer), people[3].phone
    local = "0" + phone.removeprefix("+84")
    for q in (phone, local, f"{local[:4]} {local[4:7]} {local[7:]}", phone[1:], local[-6:], local[:9]):
        assert "Võ Thị Út" in names(client, team=world.team.id, q=q), q


def test_staff_neither_sees_nor_probes_phone_numbers(client_of: ClientOf, world: World, people: list[Account]) -> None:
    client = client_of(world.staff)
    members = client.get("/members", {"team": world.team.id}).json["items"]
    assert len(members) == 6
    assert {(member["phone"], member["account_status"]) for member in members} == {(None, None)}
    assert names(client, q=people[3].phone) == []
    assert names(client_of(world.admin), q=people[3].phone) == ["Võ Thị Út"]


def test_member_sees_the_own_team_with_phones_and_no_other(
    client_of: ClientOf, world: World, people: list[Account]
) -> None:
    client = client_of(people[1])
    members = client.get("/members").json["items"]
    assert [member["name"] for member in members] == list(BY_GIVEN_NAME)
    assert all(member["phone"] for member in members)
    assert {member["team_title"] for member in members} == {world.team.title}
    assert {member["hamlet_label"] for member in members} == {world.hamlet.name}
    assert names(client, team=world.other_team.id) == []
    assert names(client, q=world.other_team.leader.phone) == []
    assert client.get("/members", {"unit": world.commune.id}).code == "forbidden"


def test_officer_sees_no_members_of_another_commune(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        neighbour = make_world(world.province)
    client = client_of(world.officer)
    assert names(client, team=neighbour.team.id) == []
    assert client.get("/members", {"unit": neighbour.commune.id}).code == "forbidden"


def test_who_left_the_roster_is_not_listed(client_of: ClientOf, world: World, people: list[Account]) -> None:
    listed = client_of(world.officer).get("/members", {"team": world.team.id}).json["items"]
    assert str(world.leader.person_id) not in {member["person_id"] for member in listed}
