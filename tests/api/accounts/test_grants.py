"""Stories of dated roles: they begin and end by themselves, and every change reaches the phone."""

import datetime as dt
import uuid
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa

from api.accounts.sync import grants_bodies
from api.core import clock
from models.sync import FeedEntry
from tests.api.accounts.conftest import ActionsIn, new_member
from tests.conftest import At, ClientOf
from tests.factories.accounts import make_account
from tests.factories.world import World
from tests.support.store import Store


def as_leader(world: World, **changes: object) -> dict[str, object]:
    """The role of a leader of the world's team, for its member."""
    return {
        "account_id": world.member.id,
        "role": "leader",
        "unit_id": world.hamlet.id,
        "team_id": world.team.id,
        **changes,
    }


def test_a_new_role_counts_from_the_next_request(world: World, client_of: ClientOf) -> None:
    promoted = client_of(world.member)
    wish = {"account_id": world.member.id, "role": "commune_officer", "unit_id": world.commune.id}
    assert promoted.get("/accounts").code == "forbidden"
    before = promoted.get("/me").json["grants_version"]
    given = client_of(world.officer).post("/grants", wish)
    assert given.status == 201, given.text
    assert promoted.get("/accounts").status == 200
    me = promoted.get("/me").json
    assert me["home"] == "desk"
    assert me["grants_version"] > before
    assert given.json in me["grants"]
    assert client_of(world.officer).patch(f"/grants/{given.json['id']}", {"to": "2020-01-01"}).status == 200
    assert promoted.get("/accounts").code == "forbidden"
    assert promoted.get("/me").json["grants_version"] > me["grants_version"]


def test_a_role_begins_and_ends_on_its_days(world: World, client_of: ClientOf, at: At) -> None:
    body = {"role": "commune_officer", "unit_id": world.commune.id, "from": "2026-03-10", "to": "2026-03-12"}
    with at("2026-03-01T08:00"):
        promoted = client_of(world.member)
        given = client_of(world.admin).post("/grants", {"account_id": world.member.id, **body}).json
    assert dt.datetime.fromisoformat(given["from"]) == clock.day_start(dt.date(2026, 3, 10))
    assert dt.datetime.fromisoformat(given["to"]) == clock.day_start(dt.date(2026, 3, 13)), "the last day counts"
    for moment, status in (("09T23:59", 403), ("10T00:00", 200), ("12T23:59", 200), ("13T00:00", 403)):
        with at(f"2026-03-{moment}"):
            assert promoted.get("/accounts").status == status, moment


def test_no_role_ends_in_the_past(world: World, client_of: ClientOf, at: At) -> None:
    with at("2026-03-10T08:00"):
        officer = client_of(world.officer)
        given = officer.post("/grants", as_leader(world)).json
        ended = officer.patch(f"/grants/{given['id']}", {"to": "2026-01-01"}).json
        assert dt.datetime.fromisoformat(ended["to"]) == clock.now()
        assert officer.patch(f"/grants/{given['id']}", {"to": None}).code == "grant_ended"
        later = officer.post("/grants", as_leader(world, **{"from": "2026-04-01"})).json
        called_off = officer.patch(f"/grants/{later['id']}", {"to": "2026-03-10"}).json
        assert called_off["to"] == called_off["from"]


def test_an_end_can_be_taken_away_while_the_role_is_held(world: World, client_of: ClientOf) -> None:
    officer = client_of(world.officer)
    given = officer.post("/grants", as_leader(world, to="2199-01-01")).json
    assert officer.patch(f"/grants/{given['id']}", {"to": None}).json["to"] is None


def test_a_role_is_held_once_at_a_time(world: World, client_of: ClientOf) -> None:
    officer = client_of(world.officer)
    assert officer.post("/grants", as_leader(world, to="2190-01-31")).status == 201
    assert officer.post("/grants", as_leader(world)).code == "grant_exists"
    assert officer.post("/grants", as_leader(world, **{"from": "2190-01-31"})).code == "grant_exists"
    assert officer.post("/grants", as_leader(world, **{"from": "2190-02-01"})).status == 201
    assert officer.post("/grants", as_leader(world, role="member")).code == "grant_exists"


def test_a_role_given_by_many_at_once_is_held_once(world: World, client_of: ClientOf) -> None:
    givers = [client_of(world.admin) for _ in range(8)]
    with ThreadPoolExecutor(len(givers)) as pool:
        statuses = list(pool.map(lambda giver: giver.post("/grants", as_leader(world)).status, givers))
    assert sorted(statuses) == [201] + [409] * 7
    held = client_of(world.member).get("/me").json["grants"]
    assert sorted(grant["role"] for grant in held) == ["leader", "member"]


def test_every_change_is_told_to_the_phone_and_audited(
    world: World, client_of: ClientOf, store: Store, actions_in: ActionsIn
) -> None:
    officer = client_of(world.officer)
    given = officer.post("/grants", as_leader(world)).json
    officer.patch(f"/grants/{given['id']}", {"to": "2020-01-01"})
    columns = (FeedEntry.seq, FeedEntry.kind, FeedEntry.record_id)
    entries = store.all(sa.select(*columns).where(FeedEntry.scope == f"u/{world.member.id}").order_by(FeedEntry.seq))
    assert entries == [(1, "grants", world.member.id), (2, "grants", world.member.id)]
    assert actions_in(world.commune) == ["grant.create", "grant.end"]
    with store.reading():
        bodies = grants_bodies([world.member.id, world.leader.id])
    me = client_of(world.member).get("/me").json
    assert bodies[world.member.id] == {name: me[name] for name in ("grants_version", "grants")}
    assert bodies[world.leader.id]["grants_version"] < me["grants_version"]


def test_a_new_account_finds_its_role_in_its_feed(world: World, client_of: ClientOf, store: Store) -> None:
    account = client_of(world.officer).post("/accounts", new_member(world)).json["account"]
    assert store.count(FeedEntry, FeedEntry.scope == f"u/{account['id']}", FeedEntry.kind == "grants") == 1


def test_there_is_always_an_administrator(world: World, store: Store, client_of: ClientOf) -> None:
    with store.writing():
        second = make_account("admin", world.province)
    admin = client_of(world.admin)
    (grant,) = admin.get(f"/accounts/{second.id}").json["grants"]
    assert admin.patch(f"/grants/{grant['id']}", {"to": "2020-01-01"}).status == 200
    assert client_of(second).get("/accounts").code == "forbidden"


def test_a_grant_that_cannot_be_read_names_its_field(world: World, client_of: ClientOf) -> None:
    admin = client_of(world.admin)
    for body, field in (
        (as_leader(world, account_id="me"), "account_id"),
        (as_leader(world, team_id=uuid.uuid4()), "team_id"),
        (as_leader(world, **{"from": "10/03/2026"}), "from"),
        (as_leader(world, valid_from="2026-03-10"), "valid_from"),
    ):
        answer = admin.post("/grants", body)
        assert [error["field"] for error in answer.json["errors"]] == [field], answer.text
    (grant,) = admin.get(f"/accounts/{world.member.id}").json["grants"]
    assert admin.patch(f"/grants/{grant['id']}", {}).json["errors"][0] == {
        "field": "to",
        "code": "required",
        "message": "Missing data for required field.",
    }
