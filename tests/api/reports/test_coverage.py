"""Coverage and silent teams."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from models.db import db
from models.team import RosterVersion
from tests.conftest import At, ClientOf
from tests.factories.teams import FOUNDED, approve_roster, make_team
from tests.factories.units import add_version, make_commune, make_hamlet
from tests.factories.visits import TODAY, make_visit
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.store import Store
from tests.support.units import end_version

MORNING = "2026-11-20T09:00"
DAY = dt.timedelta(days=1)


def coverage(client: Client, **params: object) -> dict[str, Any]:
    answer = client.get("/reports/coverage", params)
    assert answer.status == 200, answer.text
    return dict(answer.json)


def test_staff_reads_coverage_by_commune(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        make_hamlet(world.commune)
        waiting = make_team(make_hamlet(world.commune), commune=world.commune)
        set_status(waiting.roster_id, "submitted")
        bare = make_commune(world.province)
        make_visit(world.team)
    with at(MORNING):
        told = coverage(client_of(world.staff))
    rows = {row["unit_id"]: row for row in told["rows"]}
    assert told["on"] == "2026-11-20"
    assert rows[str(world.commune.id)] == {
        "unit_id": str(world.commune.id),
        "code": world.commune.code,
        "name": world.commune.name,
        "hamlets": 4,
        "teams": 2,
        "approved": 1,
        "silent_hamlets": 1,
        "waiting": 1,
        "without": 1,
        "silent": 1,
        "members": 8,
        "hamlet_states": None,
    }
    assert (rows[str(bare.id)]["hamlets"], rows[str(bare.id)]["teams"]) == (0, 0)
    totals = {"communes": 2, "communes_covered": 1, "hamlets": 4, "teams": 2, "members": 8}
    assert told["totals"] == totals
    with at(MORNING):
        abolished = coverage(client_of(world.staff), level="district")
    assert (abolished["rows"], abolished["totals"]) == ([], totals), "the totals are the same at every level"


def set_status(roster_id: uuid.UUID, status: str) -> None:
    db.session.execute(sa.update(RosterVersion).where(RosterVersion.id == roster_id).values(status=status))


def test_silence_is_told_from_the_first_visit_to_today_alone(
    client_of: ClientOf, world: World, store: Store, at: At
) -> None:
    first = TODAY - 20 * DAY
    with store.writing():
        neighbour = make_world(world.province)
        make_visit(neighbour.team, first)
    told = {}
    with at(MORNING):
        for day in (first - DAY, first, TODAY, TODAY + DAY):
            told[day] = coverage(client_of(world.officer), unit=world.commune.id, on=day)
        grids = [client_of(world.officer).get("/reports/tiles", {"on": day}).json["silence_known"] for day in told]
        own = coverage(client_of(world.member))
    assert [one["silence_known"] for one in told.values()] == grids == [False, True, True, False]
    rows = [one["rows"][0] for one in told.values()]
    counts = [(row["silent"], row["silent_hamlets"], row["approved"]) for row in rows]
    unknown, all_silent = (None, None, 2), (2, 2, 0)
    assert counts == [unknown, all_silent, all_silent, unknown], "null is not 0"
    states = [{hamlet["state"] for hamlet in row["hamlet_states"]} for row in rows]
    assert states == [{"approved"}, {"silent"}, {"silent"}, {"approved"}]
    assert (own["silence_known"], own["rows"][0]["silent"]) == (True, 1), "whoever sees one team alone is told the same"


def test_officer_sees_the_hamlets_one_by_one(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        empty = make_hamlet(world.commune)
        make_visit(world.team, TODAY - 6 * DAY)
        make_visit(world.other_team, TODAY - 7 * DAY)
    with at(MORNING):
        (row,) = coverage(client_of(world.officer), unit=world.commune.id)["rows"]
    states = {state["hamlet_id"]: state["state"] for state in row["hamlet_states"]}
    one, two = (str(hamlet.id) for hamlet in world.hamlets)
    assert states == {one: "approved", two: "silent", str(empty.id): "without"}
    teams = {state["hamlet_id"]: (state["team_id"], state["members"]) for state in row["hamlet_states"]}
    assert teams == {one: (str(world.team.id), 4), two: (str(world.other_team.id), 4), str(empty.id): (None, 0)}


def test_members_are_those_on_rosters_in_force_on_the_day(client_of: ClientOf, world: World, store: Store) -> None:
    change = dt.date(2025, 7, 1)
    with store.writing():
        old = db.session.get_one(RosterVersion, world.team.roster_id)
        old.status, old.valid_to = "superseded", change
        approve_roster(world.team.id, world.commune, world.leader, (), version=2, on=change)
    client = client_of(world.staff)
    members = {day: coverage(client, on=day)["totals"]["members"] for day in (FOUNDED - DAY, FOUNDED, change - DAY)}
    assert members == {FOUNDED - DAY: 0, FOUNDED: 8, change - DAY: 8}
    assert coverage(client, on=change)["totals"] == {
        "communes": 1,
        "communes_covered": 1,
        "hamlets": 2,
        "teams": 2,
        "members": 5,
    }


def test_a_reform_changes_the_rows_and_not_the_totals(client_of: ClientOf, world: World, store: Store) -> None:
    change = dt.date(2026, 7, 1)
    with store.writing():
        target = make_commune(world.province)
        end_version(world.hamlet.id, change)
        add_version(world.hamlet.id, world.hamlet.code, world.hamlet.name, "hamlet", target, change)
    client = client_of(world.staff)
    before, after = coverage(client, on=change - DAY), coverage(client, on=change)
    counts = [{row["unit_id"]: row["teams"] for row in told["rows"]} for told in (before, after)]
    old, new = str(world.commune.id), str(target.id)
    assert counts == [{old: 2, new: 0}, {old: 1, new: 1}]
    for name in ("teams", "members", "hamlets"):
        assert before["totals"][name] == after["totals"][name]


def test_coverage_by_province_and_scope(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        neighbour = make_world(world.province)
    (row,) = coverage(client_of(world.staff), level="province")["rows"]
    assert (row["unit_id"], row["teams"], row["members"]) == (str(world.province.id), 4, 16)
    assert coverage(client_of(world.officer))["totals"]["teams"] == 2
    told = coverage(client_of(world.member))
    assert (told["totals"]["teams"], told["totals"]["members"], told["totals"]["hamlets"]) == (1, 4, 1)
    client = client_of(world.officer)
    assert client.get("/reports/coverage", {"unit": neighbour.commune.id}).code == "forbidden"
    assert client.get("/reports/coverage", {"on": "0001-01-01"}).code == "validation_failed"


def test_officer_finds_the_silent_teams_longest_first(client_of: ClientOf, world: World, store: Store, at: At) -> None:
    with store.writing():
        never = make_team(make_hamlet(world.commune), commune=world.commune)
        make_visit(world.team, TODAY - 7 * DAY)
        make_visit(world.other_team, TODAY - 6 * DAY)
    client = client_of(world.officer)
    with at(MORNING):
        told = client.get("/reports/silent-teams").json
        longer = client.get("/reports/silent-teams", {"days": 8}).json
        brief = client.get("/reports/silent-teams", {"days": 1}).json
    assert dt.datetime.fromisoformat(told["as_of"]) == dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC)
    assert told["days"] == 7
    assert [(t["team_id"], t["silent_days"]) for t in told["items"]] == [(str(never.id), None), (str(world.team.id), 7)]
    assert told["items"][1] == {
        "team_id": str(world.team.id),
        "title": world.team.title,
        "hamlet_label": world.hamlet.name,
        "commune_name": world.commune.name,
        "last_visit_day": "2026-11-13",
        "silent_days": 7,
        "leader_name": world.leader.name,
        "leader_phone": world.leader.phone,
    }
    assert [t["team_id"] for t in longer["items"]] == [str(never.id)]
    assert len(brief["items"]) == 3


def test_staff_sees_silent_teams_without_phones(client_of: ClientOf, world: World) -> None:
    told = client_of(world.staff).get("/reports/silent-teams").json
    assert len(told["items"]) == 2
    assert {team["leader_phone"] for team in told["items"]} == {None}
    assert client_of(world.staff).get("/reports/silent-teams", {"days": 0}).code == "validation_failed"
