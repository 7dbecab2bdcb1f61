"""Stories of accounts: created with a first role, listed, renamed, given another number, disabled."""

import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from models.account import Account, LoginSession
from models.db import db
from models.person import Person
from models.team import RosterEntry
from tests.api.accounts.conftest import ActionsIn, new_member
from tests.conftest import ClientOf
from tests.factories import unique
from tests.factories.accounts import make_account, make_grant, make_person
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store


def test_an_officer_creates_a_member_of_the_own_commune(
    world: World, client_of: ClientOf, actions_in: ActionsIn
) -> None:
    officer = client_of(world.officer)
    answer = officer.post("/accounts", new_member(world, name="  Lý   Thị Bông "))
    assert answer.status == 201, answer.text
    account, invitation = answer.json["account"], answer.json["invitation"]
    assert (account["name"], account["status"], account["last_login_at"]) == ("Lý Thị Bông", "invited", None)
    assert account["grants"][0]["unit_id"] == str(world.hamlet.id), "members belong to the team's own unit"
    assert len(invitation["code"]) == 8
    assert "/#/vao/" in invitation["link"]
    assert officer.get(f"/accounts/{account['id']}").json == account
    assert actions_in(world.commune) == ["account.create", "grant.create", "invitation.create"]


def test_one_number_is_one_account(world: World, client_of: ClientOf, store: Store) -> None:
    officer = client_of(world.officer)
    assert officer.post("/accounts", new_member(world, phone=world.member.phone)).code == "phone_taken"
    with store.writing():
        gone = make_account("member", world.hamlet, team_id=world.team.id, status="disabled")
    assert officer.post("/accounts", new_member(world, phone=gone.phone)).status == 201
    assert officer.patch(f"/accounts/{gone.id}", {"status": "active"}).code == "phone_taken"


def test_somebody_on_the_team_s_roster_stays_one_person(world: World, client_of: ClientOf, store: Store) -> None:
    phone = unique.phone()
    with store.writing():
        person_id = make_person("Huỳnh Thị Sen").id
        entry = RosterEntry(roster_id=world.team.roster_id, person_id=person_id, role="member", phone=phone)
        db.session.add(entry)
    answer = client_of(world.officer).post("/accounts", new_member(world, name="huynh thi sen", phone=phone))
    found = store.one(sa.select(Account.person_id).where(Account.id == uuid.UUID(answer.json["account"]["id"])))
    assert found == person_id
    assert store.count(Person, Person.name_folded == "huynh thi sen", Person.id == person_id) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"phone": "0123"}, "phone"),
        ({"name": ""}, "name"),
        ({"name": " . "}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"role": "king"}, "role"),
        ({"team_id": None}, "team_id"),
        ({"team_id": str(uuid.uuid4())}, "team_id"),
        ({"role": "commune_officer"}, "team_id"),
        ({"role": "province_staff", "team_id": None}, "unit_id"),
        ({"from": "tomorrow"}, "from"),
        ({"from": "2026-01-01T08:00:00"}, "from"),
        ({"from": "9999-12-31"}, "from"),
        ({"to": "2020-01-01"}, "to"),
        ({"from": "2099-01-02", "to": "2099-01-01"}, "to"),
        ({"pin": "602914"}, "pin"),
    ],
)
def test_an_account_that_cannot_be_names_its_field(
    world: World, client_of: ClientOf, changes: dict[str, Any], field: str
) -> None:
    answer = client_of(world.admin).post("/accounts", new_member(world, **changes))
    assert (answer.status, answer.code) == (422, "validation_failed"), answer.text
    assert [error["field"] for error in answer.json["errors"]] == [field]


def test_a_team_is_joined_where_it_works(world: World, neighbour: World, client_of: ClientOf) -> None:
    answer = client_of(world.admin).post("/accounts", new_member(world, unit_id=neighbour.commune.id))
    assert answer.json["errors"][0]["field"] == "unit_id"


def test_a_new_number_keeps_account_person_and_sessions(
    world: World, client_of: ClientOf, stranger: Client, actions_in: ActionsIn
) -> None:
    officer, member = client_of(world.officer), client_of(world.member)
    invitation = officer.post("/invitations", {"account_id": world.member.id}).json
    phone = unique.phone()
    changed = officer.patch(f"/accounts/{world.member.id}", {"phone": "0" + phone[3:]})
    assert (changed.status, changed.json["phone"]) == (200, phone)
    me = member.get("/me").json
    assert me["account"] == {
        "id": str(world.member.id),
        "name": world.member.name,
        "phone": phone,
        "login_name": None,
        "status": "active",
    }
    assert me["person_id"] == str(world.member.person_id)
    secret = invitation["link"].split("/#/vao/")[1]
    told = stranger.post("/auth/activate", {"code": secret, "pin": "602914"})
    assert told.code == "invitation_invalid", "it went to the old number"
    assert officer.patch(f"/accounts/{world.member.id}", {"phone": world.leader.phone}).code == "phone_taken"
    assert actions_in(world.commune) == ["invitation.create", "account.change_phone"]


def test_disabling_ends_all_sessions_at_once_and_enabling_brings_no_session_back(
    world: World, client_of: ClientOf, store: Store, actions_in: ActionsIn
) -> None:
    officer, phones = client_of(world.officer), [client_of(world.member) for _ in range(2)]
    path = f"/accounts/{world.member.id}"
    assert officer.patch(path, {"status": "disabled"}).json["status"] == "disabled"
    assert [phone.get("/me").code for phone in phones] == ["unauthenticated"] * 2
    assert officer.patch(path, {"status": "active"}).json["status"] == "active"
    assert [phone.get("/me").code for phone in phones] == ["unauthenticated"] * 2
    assert store.count(LoginSession, LoginSession.account_id == world.member.id) == 2
    assert officer.patch(path, {"status": "active"}).status == 200
    assert actions_in(world.commune) == ["account.disable", "account.enable"], "twice is once"


def test_nobody_is_activated_by_somebody_else(world: World, client_of: ClientOf) -> None:
    officer = client_of(world.officer)
    account = officer.post("/accounts", new_member(world)).json["account"]
    path = f"/accounts/{account['id']}"
    assert officer.patch(path, {"status": "active"}).code == "not_activated"
    assert officer.patch(path, {"status": "disabled"}).json["status"] == "disabled"
    assert officer.patch(path, {"status": "active"}).json["status"] == "invited"


def test_a_name_is_corrected(world: World, client_of: ClientOf) -> None:
    officer = client_of(world.officer)
    answer = officer.patch(f"/accounts/{world.member.id}", {"name": "Ngô Thị Ái"})
    assert answer.json["name"] == "Ngô Thị Ái"
    found = officer.get("/accounts", {"q": "ngo thi ai"}).json["items"]
    assert [item["id"] for item in found] == [str(world.member.id)]


def test_an_officer_leafs_through_the_accounts_by_given_name(world: World, client_of: ClientOf, store: Store) -> None:
    names = ["Nguyễn Thị Ổi", "Trần Văn An", "Lê Ân", "Phạm Thị Ánh", "Đỗ Đạt", "Võ Dũng"]
    with store.writing():
        for name in names:
            make_account("member", world.hamlet, team_id=world.team.id, name=name)
    officer, seen, after = client_of(world.officer), list[dict[str, Any]](), None
    while True:
        page = officer.get("/accounts", {"limit": 4, "after": after}).json
        seen += page["items"]
        after = page["next"]
        if after is None:
            break
        assert len(page["items"]) == 4
    assert len(seen) == len({item["id"] for item in seen})
    people = [
        world.officer,
        world.approver,
        *(p for t in (world.team, world.other_team) for p in (t.leader, *t.members)),
    ]
    assert {item["id"] for item in seen} >= {str(person.id) for person in people}
    assert len(seen) == len(people) + len(names)
    expected = ["Trần Văn An", "Phạm Thị Ánh", "Lê Ân", "Võ Dũng", "Đỗ Đạt", "Nguyễn Thị Ổi"]
    assert [item["name"] for item in seen if item["name"] in names] == expected


def test_accounts_are_found_by_number_name_and_status(world: World, client_of: ClientOf, store: Store) -> None:
    officer = client_of(world.officer)
    local = "0" + world.member.phone[3:]

    def found(**query: str) -> list[str]:
        return [item["id"] for item in officer.get("/accounts", query).json["items"]]

    for q in (local, world.member.phone, f"{local[:4]} {local[4:7]} {local[7:]}", local[-7:]):
        assert found(q=q) == [str(world.member.id)], q
    with store.writing():
        gone = make_account("member", world.hamlet, team_id=world.team.id, status="disabled", name="Đỗ Thị Đẹp 100%_a")
    assert found(status="disabled") == [str(gone.id)]
    assert found(q="do thi dep") == [str(gone.id)]
    assert found(q="%") == [str(gone.id)], "a wildcard is a character like any other"
    assert officer.get("/accounts", {"status": "gone"}).code == "validation_failed"
    assert officer.get("/accounts", {"after": "x"}).code == "validation_failed"


def test_the_administrator_sees_all_or_those_of_a_unit(
    world: World, neighbour: World, client_of: ClientOf, store: Store
) -> None:
    with store.writing():
        both = make_account("member", world.hamlet, team_id=world.team.id)
        make_grant(both, "member", neighbour.hamlet, team_id=neighbour.team.id)
    admin = client_of(world.admin)

    def ids(unit: uuid.UUID | None) -> set[str]:
        return {item["id"] for item in admin.get("/accounts", {"unit": unit, "limit": 200}).json["items"]}

    here, there = ids(world.commune.id), ids(neighbour.commune.id)
    assert str(both.id) in here & there
    assert str(world.member.id) in here - there
    assert str(neighbour.member.id) in there - here
    assert {str(world.staff.id), str(world.admin.id)} <= ids(world.province.id)
    assert ids(world.hamlet.id) == {str(a.id) for a in (world.leader, *world.team.members, both)}
    assert ids(uuid.uuid4()) == set()


def test_an_account_shows_the_grants_that_ended_too(world: World, client_of: ClientOf, store: Store) -> None:
    admin = client_of(world.admin)
    (grant,) = admin.get(f"/accounts/{world.member.id}").json["grants"]
    admin.patch(f"/grants/{grant['id']}", {"to": "2024-06-01"})
    assert [g["id"] for g in admin.get(f"/accounts/{world.member.id}").json["grants"]] == [grant["id"]]
    assert client_of(world.member).get("/me").json["grants"] == []


@pytest.mark.parametrize("role", ["member", "leader", "approver", "staff"])
def test_nobody_else_administers(world: World, client_of: ClientOf, role: str) -> None:
    client = client_of(getattr(world, role))
    assert client.get("/accounts").code == "forbidden"
    assert client.get(f"/accounts/{world.member.id}").code == "forbidden"
    assert client.post("/accounts", new_member(world)).code == "forbidden"
    assert client.patch(f"/accounts/{world.member.id}", {"status": "disabled"}).code == "forbidden"
    assert client.post("/invitations", {"account_id": world.member.id}).code == "forbidden"
    assert client.post("/grants", {"account_id": world.member.id, "role": "admin"}).code == "forbidden"


def test_unknown_accounts_are_not_found(world: World, client_of: ClientOf) -> None:
    admin, nobody = client_of(world.admin), uuid.uuid4()
    answers = [
        admin.get(f"/accounts/{nobody}"),
        admin.patch(f"/accounts/{nobody}", {}),
        admin.post("/invitations", {"account_id": nobody}),
        admin.post("/grants", {"account_id": nobody, "role": "admin", "unit_id": world.province.id}),
        admin.patch(f"/grants/{nobody}", {"to": None}),
        admin.get(f"/sessions-of/{nobody}"),
        admin.get("/devices", {"account": nobody}),
        admin.delete(f"/devices/{nobody}"),
    ]
    assert [answer.code for answer in answers] == ["not_found"] * len(answers)
