"""A campaign's way from draft to closing, and who may take it there."""

import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from models.audit import AuditEvent
from models.campaign import Campaign, CampaignTarget
from tests.api.campaigns.conftest import MORNING, Draft, Two
from tests.conftest import At, ClientOf
from tests.factories.visits import TODAY, make_visit
from tests.support.client import Client
from tests.support.store import Store


def step(client: Client, campaign: dict[str, Any], act: str, **more: object) -> Any:
    """Launch or close the campaign as it was seen; what the API says of it then."""
    answer = client.post(f"/campaigns/{campaign['id']}/{act}", {"version": campaign["version"], **more})
    assert answer.status == 200, answer.text
    return answer.json


def test_a_draft_is_changed_launched_and_closed(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    staff, made = client_of(two.one.staff), draft()
    assert (made["status"], made["version"], made["mine"], made["days_total"]) == ("draft", 1, True, 21)
    assert (made["unit_name"], made["days_left"], made["goal"]) == (two.one.province.name, None, None)
    with at(MORNING):
        changed = staff.patch(f"/campaigns/{made['id']}", {"version": 1, "name": "Ba mươi ngày", "start": "2026-11-01"})
        assert (changed.json["name"], changed.json["days_total"], changed.json["version"]) == ("Ba mươi ngày", 30, 2)
        running = step(staff, changed.json, "launch")
        assert (running["status"], running["days_left"], running["version"]) == ("running", 11, 3)
        closed = step(staff, running, "close")
        assert (closed["status"], closed["days_left"]) == ("closed", None)
        assert staff.get("/campaigns", {"status": "closed"}).json["items"][0] == closed
        for act in ("launch", "close"):
            refused = staff.post(f"/campaigns/{made['id']}/{act}", {"version": closed["version"]})
            assert (refused.status, refused.code) == (409, "campaign_state")


def test_who_saw_an_older_version_is_told(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    staff, made = client_of(two.one.staff), draft()
    with at(MORNING):
        assert staff.patch(f"/campaigns/{made['id']}", {"version": 1, "name": "Tên khác"}).status == 200
        late = staff.patch(f"/campaigns/{made['id']}", {"version": 1, "name": "Tên cũ"})
        assert (late.code, late.json["params"]) == ("conflict", {"version": 2})
        assert staff.post(f"/campaigns/{made['id']}/launch", {"version": 1}).code == "conflict"


def test_once_launched_only_end_and_topics_change_and_it_is_audited(
    two: Two, draft: Draft, client_of: ClientOf, store: Store, at: At
) -> None:
    staff, made = client_of(two.one.staff), draft()
    with at(MORNING):
        running = step(staff, made, "launch")
        path, version = f"/campaigns/{made['id']}", running["version"]
        refused = staff.patch(path, {"version": version, "measure": "people", "end": "2026-12-05"})
        assert (refused.code, refused.json["errors"][0]["field"]) == ("validation_failed", "measure")
        assert staff.patch(path, {"version": version, "end": "2026-11-19"}).json["errors"][0]["code"] == "past"
        changed = staff.patch(path, {"version": version, "end": "2026-12-05", "topics": ["VNEID2"]})
        assert (changed.json["end"], changed.json["topics"], changed.json["days_left"]) == (
            "2026-12-05",
            ["VNEID2"],
            16,
        )
    mine = sa.select(AuditEvent.action, AuditEvent.fields).where(AuditEvent.object_id == uuid.UUID(made["id"]))
    acts = [(row.action, row.fields) for row in store.all(mine.order_by(AuditEvent.seq))]
    assert [act for act, _ in acts] == ["campaign.create", "campaign.launch", "campaign.change"]
    assert acts[-1][1] == ["end", "topics"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"end": "2026-11-09"}, "end"),
        ({"end": "2028-01-01"}, "end"),
        ({"topics": ["NO_SUCH"]}, "topics"),
        ({"topics": ["PAY", "PAY"]}, "topics"),
        ({"name": ""}, "name"),
        ({"name": "  \t"}, "name"),
        ({"name": "92 ngày\nđêm"}, "name"),
        ({"measure": "money"}, "measure"),
        ({"start": "1066-10-14"}, "start"),
    ],
)
def test_what_makes_no_sense_is_refused(
    two: Two, client_of: ClientOf, at: At, changes: dict[str, object], field: str
) -> None:
    body = {"unit_id": str(two.one.province.id), "name": "x", "start": "2026-11-10", "end": "2026-11-30", **changes}
    with at(MORNING):
        answer = client_of(two.one.staff).post("/campaigns", body)
    assert (answer.code, answer.json["errors"][0]["field"]) == ("validation_failed", field)


def test_a_draft_is_dropped_with_its_goals_and_the_audit_remembers(
    two: Two, draft: Draft, client_of: ClientOf, store: Store, at: At
) -> None:
    staff, kept, made = client_of(two.one.staff), draft(), draft()
    path, whose = f"/campaigns/{made['id']}", CampaignTarget.campaign_id == uuid.UUID(made["id"])
    with at(MORNING):
        for one in (kept, made):
            goals = [{"unit_id": str(two.one.commune.id), "goal": 5}, {"team_id": str(two.one.team.id), "goal": 5}]
            assert staff.post(f"/campaigns/{one['id']}/targets", {"goals": goals}).status == 200
        assert client_of(two.one.officer).delete(path, {"version": 1}).code == "forbidden"
        assert staff.delete(path).code == "validation_failed"
        assert staff.patch(path, {"version": 1, "name": "Tên khác"}).status == 200
        late = staff.delete(path, {"version": 1})
        assert (late.status, late.code, late.json["params"]) == (409, "conflict", {"version": 2})
        assert store.count(CampaignTarget, whose) == 2
        assert staff.delete(path, {"version": 2}).status == 204
        seen = {"version": 2}
        for answer in (staff.get(path), staff.delete(path, seen), staff.post(f"{path}/launch", seen)):
            assert (answer.status, answer.code) == (404, "not_found")
        listed = [one["id"] for one in staff.get("/campaigns").json["items"]]
        assert (listed[0], made["id"] in listed) == (kept["id"], False)
    assert store.count(CampaignTarget, whose) == 0
    assert store.count(CampaignTarget, CampaignTarget.campaign_id == uuid.UUID(kept["id"])) == 2
    acts = sa.select(AuditEvent.action).where(AuditEvent.object_id == uuid.UUID(made["id"])).order_by(AuditEvent.seq)
    assert store.all(acts)[-1] == "campaign.delete"


@pytest.mark.parametrize("act", ["launch", "close"])
def test_what_was_launched_is_not_dropped(two: Two, draft: Draft, client_of: ClientOf, at: At, act: str) -> None:
    staff, made = client_of(two.one.staff), draft()
    with at(MORNING):
        seen = step(staff, made, "launch")
        seen = step(staff, seen, "close") if act == "close" else seen
        refused = staff.delete(f"/campaigns/{made['id']}", {"version": seen["version"]})
        assert (refused.status, refused.code, refused.json["params"]) == (
            409,
            "campaign_state",
            {"status": seen["status"]},
        )
        assert staff.get(f"/campaigns/{made['id']}").json == seen


def test_what_is_over_cannot_be_launched(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    made = draft()
    with at("2026-12-01T08:00"):
        answer = client_of(two.one.staff).post(f"/campaigns/{made['id']}/launch", {"version": 1})
    assert (answer.code, answer.json["errors"][0]["code"]) == ("validation_failed", "past")


def test_a_commune_runs_its_own_and_sees_the_provinces(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    officer, neighbour = client_of(two.one.officer), client_of(two.other.officer)
    own, provinces = draft(officer, unit_id=str(two.one.commune.id)), draft()
    with at(MORNING):
        assert [one["id"] for one in officer.get("/campaigns").json["items"]] == [own["id"]]
        assert officer.get(f"/campaigns/{provinces['id']}").code == "forbidden"  # a draft is the province's own
        step(client_of(two.one.staff), provinces, "launch")
        step(officer, own, "launch")
        told = {one["id"]: one["mine"] for one in officer.get("/campaigns").json["items"]}
        assert told == {own["id"]: True, provinces["id"]: False}
        assert [one["id"] for one in neighbour.get("/campaigns").json["items"]] == [provinces["id"]]
        assert neighbour.get(f"/campaigns/{own['id']}").code == "forbidden"
        assert officer.post(f"/campaigns/{provinces['id']}/close", {"version": 2}).code == "forbidden"
        for foreign in (two.other.commune.id, two.one.province.id, two.one.hamlet.id):
            body = {"unit_id": str(foreign), "name": "x", "start": "2026-11-10", "end": "2026-11-30"}
            assert officer.post("/campaigns", body).code == "forbidden"


def test_the_list_is_paged_newest_first(two: Two, draft: Draft, client_of: ClientOf, at: At) -> None:
    officer = client_of(two.one.officer)
    ids = [draft(officer, unit_id=str(two.one.commune.id), name=f"Đợt {n}")["id"] for n in range(3)]
    first = officer.get("/campaigns", {"limit": 2}).json
    rest = officer.get("/campaigns", {"limit": 2, "after": first["next"]}).json
    assert [one["id"] for one in [*first["items"], *rest["items"]]] == ids[::-1]
    assert rest["next"] is None


def test_closing_freezes_the_report_not_the_facts(
    two: Two, draft: Draft, client_of: ClientOf, store: Store, at: At
) -> None:
    staff, officer, made = client_of(two.one.staff), client_of(two.one.officer), draft()
    with store.writing():
        make_visit(two.one.team, TODAY)
    with at(MORNING):
        running = step(staff, made, "launch")
        live = [who.get(f"/campaigns/{made['id']}/progress").json for who in (staff, officer)]
        step(staff, running, "close")
    with store.writing():
        make_visit(two.one.team, TODAY)
    with at("2026-11-25T09:00"):
        frozen = [who.get(f"/campaigns/{made['id']}/progress").json for who in (staff, officer)]
    same = ("as_of", "level", "rows", "days", "totals", "not_reported_teams")
    for before, after in zip(live, frozen, strict=True):
        assert (before["frozen"], after["frozen"], after["totals"]["done"]) == (False, True, 1)
        assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert store.count(Campaign, Campaign.report.is_not(None), Campaign.id == uuid.UUID(made["id"])) == 1
