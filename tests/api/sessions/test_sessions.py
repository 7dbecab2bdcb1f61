"""Visits as the team, the commune and the province read them."""

import datetime as dt
import uuid
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from tests.conftest import ClientOf
from tests.factories.teams import make_team
from tests.factories.visits import TODAY, item, make_revision, make_visit
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.store import Store

DAY = dt.timedelta(days=1)


def ids(client: Client, **params: object) -> list[str]:
    answer = client.get("/sessions", params)
    assert answer.status == 200, answer.text
    return [visit["id"] for visit in answer.json["items"]]


@pytest.fixture
def visits(world: World, store: Store) -> list[str]:
    """Three visits of the team on three days, then one of the other team; oldest first."""
    with store.writing():
        made = [
            make_visit(world.team, TODAY - 2 * DAY, items=[item("PAY")]),
            make_visit(world.team, TODAY - DAY, items=[item("VNEID2"), item("PAY", "follow_up")]),
            make_visit(world.team, TODAY, groups=[("60_plus", "female", 2)], people=3, kind="group"),
            make_visit(world.other_team, TODAY),
        ]
    return [str(visit) for visit in made]


def test_stranger_reads_no_visit(stranger: Client, visits: list[str]) -> None:
    assert stranger.get("/sessions").code == "unauthenticated"
    assert stranger.get(f"/sessions/{visits[0]}").code == "unauthenticated"


def test_officer_reads_the_visits_of_the_commune_newest_first(
    client_of: ClientOf, world: World, visits: list[str]
) -> None:
    client = client_of(world.officer)
    assert ids(client) == [visits[3], visits[2], visits[1], visits[0]]
    assert ids(client, unit=world.hamlet.id) == [visits[2], visits[1], visits[0]]
    assert ids(client, team=world.other_team.id) == [visits[3]]


def test_officer_reads_what_a_visit_says(client_of: ClientOf, world: World, visits: list[str]) -> None:
    visit = client_of(world.officer).get("/sessions", {"team": world.team.id}).json["items"][0]
    assert (visit["team_title"], visit["author_name"]) == (world.team.title, world.member.name)
    assert (visit["hamlet_id"], visit["hamlet_label"]) == (str(world.hamlet.id), world.hamlet.name)
    assert (visit["business_day"], visit["started_at"]) == ("2026-11-20", "2026-11-20T09:00:00+07:00")
    assert (visit["kind"], visit["place"], visit["note"], visit["status"]) == ("group", "home", "", "live")
    assert visit["people"] == {"total": 3, "groups": [{"age_band": "60_plus", "sex": "female", "count": 2}]}
    assert visit["items"] == [item()]
    assert visit["flags"] == []


def test_officer_narrows_by_days_and_topic(client_of: ClientOf, world: World, visits: list[str]) -> None:
    client = client_of(world.officer)
    assert ids(client, **{"from": TODAY - DAY, "to": TODAY - DAY}) == [visits[1]]
    assert ids(client, to=TODAY - DAY) == [visits[1], visits[0]]
    assert ids(client, topic="PAY") == [visits[1], visits[0]]
    assert ids(client, topic="PA") == []
    assert ids(client, topic="%") == []


def test_officer_pages_through_visits_of_one_day(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        made = {str(make_visit(world.team)) for _ in range(5)}
    client = client_of(world.officer)
    found: list[str] = []
    cursor: Any = None
    for _ in range(3):
        page = client.get("/sessions", {"limit": 2, "after": cursor}).json
        found += [visit["id"] for visit in page["items"]]
        cursor = page["next"]
    assert (len(found), set(found), cursor) == (5, made, None)
    assert client.get("/sessions", {"after": "WyJ4IiwieSJd"}).code == "validation_failed"


def test_member_reads_the_own_teams_visits_only(client_of: ClientOf, world: World, visits: list[str]) -> None:
    client = client_of(world.member)
    assert ids(client) == [visits[2], visits[1], visits[0]]
    assert ids(client, team=world.other_team.id) == []
    assert client.get(f"/sessions/{visits[3]}").code == "forbidden"
    assert client.get("/sessions", {"unit": world.commune.id}).code == "forbidden"


def test_neighbours_read_nothing_and_the_province_all(
    client_of: ClientOf, world: World, store: Store, visits: list[str]
) -> None:
    with store.writing():
        neighbour = make_world(world.province)
    assert ids(client_of(neighbour.officer)) == []
    assert client_of(neighbour.officer).get(f"/sessions/{visits[0]}").code == "forbidden"
    for account in (world.staff, world.admin):
        assert len(ids(client_of(account))) == 4
        assert client_of(account).get(f"/sessions/{visits[0]}").status == 200


def test_officer_reads_the_history_of_a_visit(
    client_of: ClientOf, world: World, store: Store, visits: list[str]
) -> None:
    record_id, second = uuid.UUID(visits[0]), uuid7()
    with store.writing():
        record = db.session.get_one(AssistanceSession, record_id)
        first = db.session.get_one(SessionRevision, record.revision)
        first.status = "superseded"
        body = {**(first.body or {}), "void": {"reason": "mistake", "note": ""}}
        later, base = first.received_at + DAY, first.op_id
        make_revision(record_id, second, world.leader, body, later, type_="assistance_session.void", base=base)
        record.revision, record.status = second, "voided"
    visit = client_of(world.officer).get(f"/sessions/{record_id}").json
    assert (visit["status"], visit["revision"]) == ("voided", str(second))
    told = [(r["type"], r["effective"], r["verdict"], r["base_revision"]) for r in visit["revisions"]]
    assert told == [
        ("assistance_session.log", False, "applied", None),
        ("assistance_session.void", True, "applied", str(base)),
    ]
    assert [r["author_name"] for r in visit["revisions"]] == [world.member.name, world.leader.name]
    assert visit["revisions"][0]["body"]["items"] == [item("PAY")]


def test_an_erased_visit_shows_its_frame(client_of: ClientOf, world: World, store: Store, visits: list[str]) -> None:
    with store.writing():
        record = db.session.get_one(AssistanceSession, uuid.UUID(visits[0]))
        db.session.get_one(SessionRevision, record.revision).body = None
    visit = client_of(world.officer).get(f"/sessions/{visits[0]}").json
    assert (visit["kind"], visit["people"], visit["items"], visit["note"]) == (None, None, [], None)
    assert visit["revisions"][0]["body"] is None


def test_a_commune_level_team_works_in_no_hamlet(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        team = make_team(world.commune)
        visit = make_visit(team)
    told = client_of(world.officer).get(f"/sessions/{visit}").json
    assert (told["hamlet_id"], told["hamlet_label"]) == (None, None)


def test_unknown_visit_is_not_found(client_of: ClientOf, world: World) -> None:
    assert client_of(world.staff).get(f"/sessions/{uuid.uuid4()}").code == "not_found"
    assert client_of(world.staff).get("/sessions", {"from": "yesterday"}).code == "validation_failed"
