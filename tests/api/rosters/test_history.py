"""Which roster held on which day, who did what to it, and how far communes have come."""

import datetime as dt
import uuid
from functools import partial

from models.db import db
from models.team import RosterVersion
from tests.conftest import At, ClientOf
from tests.factories.rosters import make_version
from tests.factories.teams import approve_roster
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store

REFORM = dt.date(2025, 7, 1)


def versions_of(client: Client, world: World, on: str | None) -> list[int]:
    answer = client.get(f"/teams/{world.team.id}/rosters", {"on": on})
    return [item["version"] for item in answer.json["items"]]


def test_the_roster_of_a_day(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        old = db.session.get_one(RosterVersion, world.team.roster_id)
        old.status, old.valid_to = "superseded", REFORM
        approve_roster(world.team.id, world.commune, world.leader, (), version=2, on=REFORM)
        make_version(world.team.id)
    for account in (world.member, world.officer, world.staff):
        versions = partial(versions_of, client_of(account), world)
        assert versions("2024-01-14") == []
        assert versions("2024-01-15") == versions("2025-06-30") == [1]
        assert versions("2025-07-01") == versions("2030-01-01") == [2]
        assert versions(None) == ([2, 1] if account is world.member else [3, 2, 1])


def test_who_did_what_when_and_why(client_of: ClientOf, world: World, at: At) -> None:
    leader, officer = client_of(world.leader), client_of(world.officer)
    with at("2026-11-20T08:00"):
        roster = leader.post(f"/teams/{world.team.id}/rosters", {}).json
        for edits in (0, 1):
            leader.put(f"/rosters/{roster['id']}", {"edits": edits, "lines": roster["lines"]})
        leader.post(f"/rosters/{roster['id']}/submit")
    with at("2026-11-20T10:00"):
        officer.post(f"/rosters/{roster['id']}/return", {"reason": "Thiếu Tổ phó"})
    (item, _) = officer.get(f"/teams/{world.team.id}/rosters").json["items"]
    told = [(event["action"], event["by"], event["reason"]) for event in item["events"]]
    name = world.leader.name
    assert told[:3] == [("create", name, None), ("edit", name, None), ("submit", name, None)]
    assert told[3:] == [("return", world.officer.name, "Thiếu Tổ phó")]
    assert item["events"][3]["at"].startswith("2026-11-20T03:00")
    assert leader.get(f"/rosters/{roster['id']}").json["reason"] == "Thiếu Tổ phó"


def test_the_province_sees_how_far_communes_have_come(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        make_version(world.team.id, status="submitted", submitted_by=world.leader)
        db.session.get_one(RosterVersion, world.other_team.roster_id).valid_to = REFORM
    staff = client_of(world.staff)
    answer = staff.get("/rosters/progress", {"unit": world.province.id}).json
    (row,) = answer["rows"]
    assert uuid.UUID(row["commune_id"]) == world.commune.id
    counts = {name: row[name] for name in ("teams", "approved", "submitted", "returned", "draft", "none")}
    assert counts == {"teams": 2, "approved": 1, "submitted": 1, "returned": 0, "draft": 0, "none": 1}
    assert answer["totals"] == counts
    assert (row["approved_on"], row["submitted_at"] is None) == ("2024-01-15", False)
    assert client_of(world.officer).get("/rosters/progress").json["rows"] == [row]
