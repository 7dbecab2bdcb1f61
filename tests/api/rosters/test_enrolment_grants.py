"""What an approved list does to rights: who comes, who goes, who changes places, and from when."""

import datetime as dt

import sqlalchemy as sa

from api.core import clock
from models.account import Account as AccountRow
from models.account import Invitation
from models.audit import AuditEvent
from models.person import Person
from models.sync import FeedEntry
from tests.api.rosters.offices import EARLY, Office, line_of, lines_of
from tests.conftest import At, ClientOf
from tests.factories.rosters import make_line
from tests.factories.world import World
from tests.support.phone import Phone, log
from tests.support.store import Store


def test_a_newcomer_is_invited_and_may_begin_with_the_effective_date(
    world: World, office: Office, at: At, store: Store
) -> None:
    with at("2026-03-10T09:00"):
        done = office.approve(lines_of(world.team, make_line(full_name="Cao Thị Mới")))
    account = office.account_of("Cao Thị Mới")
    assert (account.status, account.login_name, account.synthetic) == ("invited", None, True)
    assert (done.opened, len(done.begun), done.ended, done.notes) == ([account.id], 1, [], [])
    assert office.grants_of(account.id) == [("member", world.team.id, clock.day_start(EARLY), None)]
    assert store.count(Invitation, Invitation.account_id == account.id) == 0, "secrets are made when they are fetched"
    assert store.count(FeedEntry, FeedEntry.scope == f"u/{account.id}", FeedEntry.kind == "grants") == 1
    acts = sa.select(AuditEvent.action).where(AuditEvent.scope == f"a/{world.commune.id}").order_by(AuditEvent.seq)
    assert store.all(acts) == ["account.create", "grant.create"]


def test_rights_never_wait_for_an_effective_date_to_come(world: World, office: Office, at: At) -> None:
    with at("2026-03-10T09:00"):
        office.approve(lines_of(world.team, make_line(full_name="Cao Thị Mới")), on=dt.date(2026, 4, 1))
        assert office.grants_of(office.account_of("Cao Thị Mới").id)[0][2] == clock.now()


def test_whoever_leaves_loses_the_rights_at_the_approval_and_not_before(
    world: World, office: Office, at: At, client_of: ClientOf
) -> None:
    gone, versions = world.team.members[0], []
    with at("2026-03-10T09:00"):
        before = client_of(gone).get("/me").json["grants_version"]
        done = office.approve([line for line in lines_of(world.team) if line.person_id != gone.person_id])
        assert len(done.ended) == 1
        assert [end for *_, end in office.grants_of(gone.id)] == [clock.now()]
        me = client_of(gone).get("/me").json
        versions.append(me["grants_version"])
    assert (me["grants"], me["account"]["status"]) == ([], "active")
    assert versions[0] > before
    assert all(end is None for *_, end in office.grants_of(world.team.members[1].id)), "who stays is left alone"


def test_a_deputy_has_a_leaders_rights_and_a_new_place_is_a_new_grant(world: World, office: Office, at: At) -> None:
    rising = world.team.members[0]
    with at("2026-03-10T09:00"):
        office.approve([line_of(rising, "deputy"), line_of(world.leader, "member"), make_line(full_name="Cao Thị Mới")])
        now = clock.now()
        began = office.grants_of(rising.id)[0][2]
    assert office.grants_of(rising.id) == [
        ("member", world.team.id, began, now),
        ("leader", world.team.id, clock.day_start(EARLY), None),
    ]
    assert [(role, end) for role, _, _, end in office.grants_of(world.leader.id)] == [("leader", now), ("member", None)]
    with at("2026-03-11T09:00"):
        done = office.approve([line_of(rising, "leader"), line_of(world.leader)])
    assert done.begun == [], "from deputy to leader the rights are the same"


def test_whoever_moves_to_another_team_stays_one_person_with_one_account(
    world: World, office: Office, at: At, store: Store
) -> None:
    moving = world.team.members[0]
    with at("2026-03-10T09:00"):
        office.approve([line for line in lines_of(world.team) if line.person_id != moving.person_id])
        done = office.approve([*lines_of(world.other_team), line_of(moving, "leader")], team=world.other_team)
        assert (done.opened, done.notes) == ([], [])
        held = [(role, team) for role, team, _, end in office.grants_of(moving.id) if end is None]
    assert held == [("leader", world.other_team.id)]
    assert store.count(AccountRow, AccountRow.person_id == moving.person_id) == 1


def test_whoever_is_on_two_lists_keeps_both_rights(world: World, office: Office, at: At) -> None:
    both = world.team.members[0]
    with at("2026-03-10T09:00"):
        office.approve([*lines_of(world.other_team), line_of(both)], team=world.other_team)
        office.approve(lines_of(world.team))
    assert [(role, team, end) for role, team, _, end in office.grants_of(both.id)] == [
        ("member", world.team.id, None),
        ("member", world.other_team.id, None),
    ]


def test_whoever_comes_back_had_no_rights_in_between(world: World, office: Office, at: At) -> None:
    back = world.team.members[0]
    with at("2026-03-10T09:00"):
        office.approve([line for line in lines_of(world.team) if line.person_id != back.person_id])
        left = clock.now()
    with at("2026-03-20T09:00"):
        office.approve(lines_of(world.team))
    assert [(start, end) for *_, start, end in office.grants_of(back.id)][1] == (left, None)


def test_the_same_list_again_changes_nothing(world: World, office: Office, at: At) -> None:
    with at("2026-03-10T09:00"):
        done = office.approve(lines_of(world.team))
    assert (done.opened, done.begun, done.ended, done.notes) == ([], [], [], [])


def test_an_end_set_by_hand_and_a_role_to_come_give_way_to_the_list(
    world: World, office: Office, at: At, client_of: ClientOf
) -> None:
    until, later = world.team.members[:2]
    with at("2026-03-10T09:00"):
        officer = client_of(world.officer)
        (grant,) = client_of(until).get("/me").json["grants"]
        assert officer.patch(f"/grants/{grant['id']}", {"to": "2026-12-31"}).status == 200
        wish = {"account_id": later.id, "role": "leader", "unit_id": world.hamlet.id, "team_id": world.team.id}
        assert officer.post("/grants", {**wish, "from": "2026-06-01"}).status == 201
        office.approve(lines_of(world.team))
    assert [end for *_, end in office.grants_of(until.id)] == [None]
    (_, _, _, stays), (_, _, start, end) = office.grants_of(later.id)
    assert (stays, end) == (None, start), "called off before it begins"


def test_what_an_officer_gave_to_somebody_on_neither_list_stays(
    world: World, office: Office, at: At, client_of: ClientOf
) -> None:
    with at("2026-03-10T09:00"):
        helper = world.other_team.members[0]
        wish = {"account_id": helper.id, "role": "member", "unit_id": world.hamlet.id, "team_id": world.team.id}
        assert client_of(world.officer).post("/grants", wish).status == 201
        office.approve(lines_of(world.team))
    assert [end for *_, end in office.grants_of(helper.id)] == [None, None]


def test_what_the_approved_list_writes_of_people_counts_from_then_on(
    world: World, office: Office, store: Store
) -> None:
    first, *others = lines_of(world.team)
    renamed = line_of(world.leader, "leader", full_name="Đinh Thị Ánh Xuân", birth_year=1971, gender="female")
    office.approve([renamed, *others])
    columns = (Person.name, Person.name_folded, Person.birth_year)
    person = store.one(sa.select(*columns).where(Person.id == first.person_id))
    assert person == ("Đinh Thị Ánh Xuân", "dinh thi anh xuan", 1971)


def test_visits_of_before_the_end_are_taken_and_the_team_is_gone_from_the_phone(
    world: World, office: Office, client_of: ClientOf
) -> None:
    gone, scope = world.team.members[0], f"t/{world.team.id}"
    phone = Phone(client_of(gone), gone)
    version = phone.client.get("/me").json["grants_version"]
    phone.pull()
    assert scope in phone.cursors
    unsent = [log(world.team) for _ in range(3)]
    office.approve([line for line in lines_of(world.team) if line.person_id != gone.person_id])
    assert phone.verdicts(*unsent) == ["applied"] * 3
    page = phone.ask().json["scopes"][scope]
    assert set(page) == {"revoked"}, "the visits are in, the team's data go"
    assert page["revoked"]["grants_version"] > version


def test_a_new_member_has_the_team_at_once(world: World, office: Office, client_of: ClientOf) -> None:
    other = world.other_team.members[0]
    phone = Phone(client_of(other), other)
    phone.pull()
    office.approve(lines_of(world.team, line_of(other)))
    phone.pull()
    assert {f"t/{world.team.id}", f"t/{world.other_team.id}"} <= phone.cursors.keys()
