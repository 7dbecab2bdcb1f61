"""Teams as their people, their commune and the province see them."""

import datetime as dt
import uuid

import pytest
import sqlalchemy as sa

from models.db import db
from models.tally import TallyDay
from models.team import RosterVersion, Team
from tests.conftest import At, ClientOf
from tests.factories.accounts import make_account, make_grant
from tests.factories.teams import approve_roster, make_team
from tests.factories.units import add_version, make_commune, make_hamlet
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.store import Store


def titles(client: Client, **params: object) -> set[str]:
    answer = client.get("/teams", params)
    assert answer.status == 200, answer.text
    return {team["title"] for team in answer.json["items"]}


def test_stranger_sees_no_team(stranger: Client, world: World) -> None:
    assert stranger.get("/teams").code == "unauthenticated"
    assert stranger.get(f"/teams/{world.team.id}").code == "unauthenticated"


def test_member_and_leader_see_their_own_team_only(client_of: ClientOf, world: World) -> None:
    for account in (world.member, world.leader):
        client = client_of(account)
        assert titles(client) == {world.team.title}
        assert titles(client, unit=world.hamlet.id) == {world.team.title}
        assert client.get("/teams", {"unit": world.hamlets[1].id}).code == "forbidden"
        assert client.get("/teams", {"unit": world.commune.id}).code == "forbidden"
        assert client.get(f"/teams/{world.other_team.id}").code == "forbidden"
        assert client.get(f"/teams/{world.other_team.id}/rosters").code == "forbidden"


def test_officer_and_approver_see_the_teams_of_their_commune(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        neighbour = make_world(world.province)
    both = {world.team.title, world.other_team.title}
    for account in (world.officer, world.approver):
        client = client_of(account)
        assert titles(client) == both
        assert titles(client, unit=world.commune.id) == both
        assert titles(client, unit=world.hamlet.id) == {world.team.title}
        for unit in (neighbour.commune, neighbour.hamlet, world.province):
            assert client.get("/teams", {"unit": unit.id}).code == "forbidden"
        assert client.get(f"/teams/{neighbour.team.id}").code == "forbidden"


def test_province_staff_and_admin_see_all_teams_of_the_province(
    client_of: ClientOf, world: World, store: Store
) -> None:
    with store.writing():
        neighbour = make_world(world.province)
        far = make_world()
    all_titles = {t.title for w in (world, neighbour) for t in (w.team, w.other_team)}
    for account in (world.staff, world.admin):
        client = client_of(account)
        assert titles(client) == all_titles
        assert titles(client, unit=world.province.id) == all_titles
        assert titles(client, unit=far.commune.id) == {far.team.title, far.other_team.title}
        assert client.get(f"/teams/{far.team.id}").status == 200


def test_an_ended_grant_bites_at_once(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        former = make_account()
        make_grant(former, "commune_officer", world.commune, until=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    client = client_of(former)
    assert titles(client) == set()
    assert client.get("/teams", {"unit": world.commune.id}).code == "forbidden"


def test_unknown_unit_and_team_are_not_found(client_of: ClientOf, world: World) -> None:
    client = client_of(world.staff)
    assert client.get("/teams", {"unit": uuid.uuid4()}).code == "not_found"
    assert client.get(f"/teams/{uuid.uuid4()}").code == "not_found"
    assert client.get("/teams", {"unit": "x"}).code == "validation_failed"


def test_officer_reads_a_team_with_its_roster(client_of: ClientOf, world: World) -> None:
    team = client_of(world.officer).get(f"/teams/{world.team.id}").json
    assert (team["id"], team["title"], team["level"]) == (str(world.team.id), world.team.title, "hamlet")
    assert (team["hamlet_id"], team["hamlet_code"]) == (str(world.hamlet.id), world.hamlet.code)
    assert (team["commune_id"], team["commune_name"]) == (str(world.commune.id), world.commune.name)
    assert (team["members"], team["leader_name"], team["leader_phone"]) == (4, world.leader.name, world.leader.phone)
    assert team["synthetic"] is True
    assert team["approved_on"] == "2024-01-15"
    assert team["decision_number"].endswith("/QĐ-UBND")
    entries = team["roster"]["entries"]
    assert (entries[0]["person_id"], entries[0]["role"]) == (str(world.leader.person_id), "leader")
    assert {entry["account_status"] for entry in entries} == {"active"}
    assert {entry["phone"] for entry in entries} == {world.leader.phone, *(m.phone for m in world.team.members)}


@pytest.mark.parametrize(
    ("who", "sees"), [("member", True), ("leader", True), ("officer", True), ("staff", False), ("admin", True)]
)
def test_phones_are_for_the_own_team_the_own_commune_and_the_admin(
    client_of: ClientOf, world: World, who: str, sees: bool
) -> None:
    client = client_of(getattr(world, who))
    team = client.get(f"/teams/{world.team.id}").json
    listed = client.get("/teams", {"unit": world.hamlet.id}).json["items"][0]
    for leader_phone in (team["leader_phone"], listed["leader_phone"]):
        assert (leader_phone == world.leader.phone) is sees
    phones = [entry["phone"] for entry in team["roster"]["entries"]]
    assert all(phones) if sees else not any(phones)


def test_officer_pages_through_teams_in_the_order_of_hamlet_codes(
    client_of: ClientOf, world: World, store: Store
) -> None:
    with store.writing():
        for _ in range(3):
            make_team(make_hamlet(world.commune), commune=world.commune, members=0)
    client = client_of(world.officer)
    codes, cursor = [], None
    for _ in range(3):
        page = client.get("/teams", {"limit": 2, "after": cursor}).json
        codes += [team["hamlet_code"] for team in page["items"]]
        cursor = page["next"]
    assert cursor is None
    assert codes == sorted(codes)
    assert len(set(codes)) == 5
    assert client.get("/teams", {"after": "bogus"}).code == "validation_failed"
    assert client.get("/teams", {"after": "WzEsMl0"}).code == "validation_failed"


def test_officer_searches_without_accents(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        hamlet = make_hamlet(world.commune, "Khu phố Đông Hoà")
        team = make_team(hamlet, commune=world.commune, members=0)
    client = client_of(world.officer)
    for q in ("đông hòa", "DONG HOA", hamlet.code):
        assert titles(client, q=q) == {team.title}
    for q in ("%", "_ong hoa", "nowhere"):
        assert titles(client, q=q) == set()


def test_staff_reads_all_versions_of_a_roster(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        old = db.session.get_one(RosterVersion, world.team.roster_id)
        old.status, old.valid_to = "superseded", dt.date(2025, 7, 1)
        approve_roster(world.team.id, world.commune, world.leader, (), version=2, on=dt.date(2025, 7, 1))
    client = client_of(world.staff)
    items = client.get(f"/teams/{world.team.id}/rosters").json["items"]
    assert [(r["version"], r["status"], r["members"]) for r in items] == [(2, "approved", 1), (1, "superseded", 4)]
    assert (items[1]["valid_from"], items[1]["valid_to"]) == ("2024-01-15", "2025-07-01")
    assert client.get(f"/teams/{world.team.id}").json["members"] == 1


def test_a_team_before_its_first_roster_has_no_members(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        db.session.execute(
            sa.update(RosterVersion).where(RosterVersion.id == world.team.roster_id).values(status="submitted")
        )
    team = client_of(world.officer).get(f"/teams/{world.team.id}").json
    assert (team["roster"], team["members"], team["leader_name"], team["approved_on"]) == (None, 0, None, None)


def test_the_last_visit_day_comes_from_the_counts(client_of: ClientOf, world: World, store: Store) -> None:
    days = {dt.date(2026, 11, 2): 1, dt.date(2026, 11, 5): 2, dt.date(2026, 11, 7): 0}
    with store.writing():
        where = {"team_id": world.team.id, "unit_id": world.hamlet.id, "kind": "group", "place": "home"}
        db.session.add_all(
            TallyDay(**where, day=day, visits=visits, people=visits, items=visits) for day, visits in days.items()
        )
    team = client_of(world.officer).get(f"/teams/{world.team.id}").json
    assert team["last_visit_day"] == "2026-11-05"


def test_a_team_whose_hamlet_moved_belongs_to_the_new_commune(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    with store.writing():
        target = make_commune(world.province)
        officer = make_account("commune_officer", target)
        db.session.execute(
            sa.text("UPDATE admin_unit_version SET valid_to = :day WHERE unit_id = :unit").bindparams(
                sa.bindparam("day", dt.date(2026, 7, 1), sa.Date), sa.bindparam("unit", world.hamlet.id, sa.Uuid)
            )
        )
        add_version(world.hamlet.id, world.hamlet.code, world.hamlet.name, "hamlet", target, dt.date(2026, 7, 1))
    new, old = client_of(officer), client_of(world.officer)
    with at("2026-06-30T12:00"):
        assert titles(new) == set()
        assert titles(old) == {world.team.title, world.other_team.title}
    with at("2026-07-01T12:00"):
        assert titles(new) == {world.team.title}
        assert titles(old) == {world.other_team.title}


def test_a_commune_level_team_has_no_hamlet(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        team = make_team(world.commune, title="Tổ công nghệ số cấp phường")
    told = client_of(world.officer).get(f"/teams/{team.id}").json
    assert (told["level"], told["hamlet_id"], told["hamlet_label"]) == ("commune", None, None)
    assert told["commune_id"] == str(world.commune.id)


def test_a_closed_team_is_not_listed(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        db.session.get_one(Team, world.other_team.id).closed_on = dt.date(2026, 1, 1)
    assert titles(client_of(world.officer)) == {world.team.title}
