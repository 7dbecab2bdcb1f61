"""Rosters as leaders propose them and officials look after them."""

import uuid
from typing import Any

import pytest
import sqlalchemy as sa

from models.audit import AuditEvent
from models.db import db
from models.person import Person
from models.team import RosterVersion
from tests.conftest import At, ClientOf
from tests.factories import unique
from tests.factories.accounts import make_account
from tests.factories.rosters import make_line, make_version
from tests.factories.teams import make_team
from tests.factories.world import World
from tests.support.client import Answer, Client
from tests.support.store import Store

Lines = list[dict[str, Any]]


def begin(client: Client, team_id: uuid.UUID, **given: Any) -> dict[str, Any]:
    answer = client.post(f"/teams/{team_id}/rosters", given)
    assert answer.status == 201, answer.text
    found: dict[str, Any] = answer.json
    return found


def put(client: Client, roster: dict[str, Any], lines: Lines) -> Answer:
    return client.put(f"/rosters/{roster['id']}", {"edits": roster["edits"], "lines": lines})


def somebody(role: str = "member", **told: Any) -> dict[str, Any]:
    return make_line(role, **told).as_json()


def errors(answer: Answer) -> set[tuple[str, str]]:
    assert answer.status == 422, answer.text
    return {(error["field"], error["code"]) for error in answer.json["errors"]}


def test_leader_proposes_and_the_officer_finds_it_in_the_inbox(client_of: ClientOf, world: World) -> None:
    leader = client_of(world.leader)
    draft = begin(leader, world.team.id)
    assert (draft["version"], draft["status"], draft["base_id"]) == (2, "draft", str(world.team.roster_id))
    assert {line["person_id"] for line in draft["lines"]} == {
        str(account.person_id) for account in (world.leader, *world.team.members)
    }
    assert draft["may"] == ["edit", "submit", "discard"]
    draft["lines"][1]["role"] = "deputy"
    edited = put(leader, draft, [*draft["lines"][:3], somebody()]).json
    assert (edited["edits"], edited["problems"], edited["lines"][1]["role"]) == (1, [], "deputy")
    sent = leader.post(f"/rosters/{draft['id']}/submit?edits=1")
    assert (sent.status, sent.json["status"]) == (200, "submitted")
    (item,) = client_of(world.officer).get("/rosters", {"status": "submitted"}).json["items"]
    assert (item["team_title"], item["submitted_by"], item["members"]) == (world.team.title, world.leader.name, 4)
    assert item["changes"] == {"new": 1, "left": 1, "changed": 1}
    assert item["content_hash"] == sent.json["content_hash"]
    seen = client_of(world.approver).get(f"/rosters/{draft['id']}").json
    assert seen["may"] == ["return", "approve"]
    assert [event["action"] for event in seen["events"]] == ["create", "edit", "submit"]


def test_of_two_who_edit_at_once_the_second_sees_who_came_first(client_of: ClientOf, world: World, at: At) -> None:
    with at("2026-11-20T09:00"):
        draft = begin(client_of(world.officer), world.team.id)
    with at("2026-11-20T09:05"):
        first = put(client_of(world.leader), draft, [*draft["lines"], somebody()])
    with at("2026-11-20T09:06"):
        second = put(client_of(world.officer), draft, draft["lines"][:2])
        late = client_of(world.officer).post(f"/rosters/{draft['id']}/submit?edits=0")
    assert first.status == 200
    for refused in (second, late):
        assert refused.code == "conflict"
        told = refused.json["params"]
        assert (told["edits"], told["by"], told["action"]) == (1, world.leader.name, "edit")
        assert told["at"].startswith("2026-11-20T02:05")
    assert len(client_of(world.officer).get(f"/rosters/{draft['id']}").json["lines"]) == 5


def test_a_list_with_faults_cannot_be_handed_in(client_of: ClientOf, world: World) -> None:
    leader = client_of(world.leader)
    draft = begin(leader, world.team.id, lines=[somebody(), somebody()])
    assert {problem["code"] for problem in draft["problems"]} == {"too_few", "no_leader"}
    answer = leader.post(f"/rosters/{draft['id']}/submit")
    assert errors(answer) == {("lines", "too_few"), ("lines.role", "no_leader")}
    assert answer.json["params"]["team_title"] == world.team.title
    put(leader, draft, [somebody("leader"), somebody(), somebody("leader")])
    assert errors(leader.post(f"/rosters/{draft['id']}/submit")) == {("lines.1.role", "second_leader")}


def test_nobody_is_in_two_hamlet_teams_unless_the_other_list_lets_them_go(client_of: ClientOf, world: World) -> None:
    officer = client_of(world.officer)
    wanted = somebody("leader", full_name=world.other_team.member.name, phone=world.other_team.member.phone)
    draft = begin(officer, world.team.id, lines=[wanted, somebody(), somebody()])
    assert draft["lines"][0]["person_id"] == str(world.other_team.member.person_id)
    assert errors(officer.post(f"/rosters/{draft['id']}/submit")) == {("lines.0.full_name", "in_two_teams")}
    other = begin(officer, world.other_team.id)
    kept = [line for line in other["lines"] if line["person_id"] != draft["lines"][0]["person_id"]]
    assert put(officer, other, kept).status == 200
    moved = officer.get(f"/rosters/{draft['id']}/diff").json["moved"]
    assert [(move["came"], move["team_title"]) for move in moved] == [(True, world.other_team.title)]
    assert officer.post(f"/rosters/{draft['id']}/submit").status == 200


def test_somebody_of_a_hamlet_may_be_in_the_communes_team_and_it_is_said(
    client_of: ClientOf, world: World, store: Store
) -> None:
    with store.writing():
        team = make_team(world.commune, commune=world.commune)
    officer = client_of(world.officer)
    member = world.team.member
    lines = [somebody("leader"), somebody(), somebody(full_name=member.name, phone=member.phone)]
    draft = begin(officer, team.id, lines=lines)
    assert (draft["problems"], [warning["code"] for warning in draft["warnings"]]) == ([], ["hamlet_and_commune"])
    assert officer.post(f"/rosters/{draft['id']}/submit").status == 200


def test_people_of_other_communes_and_the_same_twice_are_refused(
    client_of: ClientOf, world: World, store: Store
) -> None:
    with store.writing():
        stranger = make_account()
    leader = client_of(world.leader)
    known = somebody("leader", person_id=world.leader.person_id)
    for lines, fault in (
        ([known, somebody(person_id=stranger.person_id)], ("lines.1.person_id", "unknown")),
        ([known, somebody(person_id=world.leader.person_id)], ("lines.1.person_id", "twice")),
    ):
        assert fault in errors(leader.post(f"/teams/{world.team.id}/rosters", {"lines": lines}))


def test_nobody_inherits_an_account_by_being_written_over(client_of: ClientOf, world: World, store: Store) -> None:
    leader = client_of(world.leader)
    draft = begin(leader, world.team.id)
    before = {line["person_id"]: line for line in draft["lines"]}
    first, second, *rest = draft["lines"]
    corrected = {**first, "full_name": "Nguyễn Thị Sửa"}
    other = {**second, "full_name": "Người Khác Hẳn", "phone": unique.phone(), "birth_year": 1999}
    lines = put(leader, draft, [corrected, other, *rest]).json["lines"]
    named = {line["full_name"]: line["person_id"] for line in lines}
    assert named["Nguyễn Thị Sửa"] == first["person_id"]
    assert named["Người Khác Hẳn"] not in before
    with store.reading():
        assert db.session.get_one(Person, uuid.UUID(first["person_id"])).name == first["full_name"]


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        ("lines.0.full_name", {"full_name": "   "}),
        ("lines.0.phone", {"phone": "12345"}),
        ("lines.0.role", {"role": "chief"}),
        ("lines.0.gender", {"gender": "x"}),
        ("lines.0.birth_year", {"birth_year": 1800}),
        ("lines.0.ethnicity", {"ethnicity": "Kinh"}),
    ],
)
def test_lines_that_cannot_be_read(fault: str, line: dict[str, Any], client_of: ClientOf, world: World) -> None:
    given = {"lines": [{"full_name": "Đỗ Thị Mười", **line}]}
    answer = client_of(world.leader).post(f"/teams/{world.team.id}/rosters", given)
    assert fault in {field for field, _ in errors(answer)}


def test_a_draft_that_nobody_saw_goes_without_a_trace_and_one_that_was_submitted_stays(
    client_of: ClientOf, world: World, store: Store
) -> None:
    leader = client_of(world.leader)
    draft = begin(leader, world.team.id, lines=[somebody("leader"), somebody(), somebody()])
    people = [uuid.UUID(line["person_id"]) for line in draft["lines"]]
    assert leader.delete(f"/rosters/{draft['id']}").status == 204
    assert leader.get(f"/rosters/{draft['id']}").code == "not_found"
    assert store.count(Person, Person.id.in_(people)) == 0
    again = begin(leader, world.team.id)
    assert again["version"] == 2
    for act in ("submit", "withdraw"):
        assert leader.post(f"/rosters/{again['id']}/{act}").status == 200
    assert leader.delete(f"/rosters/{again['id']}").status == 204
    assert leader.get(f"/rosters/{again['id']}").json["status"] == "discarded"
    assert begin(leader, world.team.id)["version"] == 3
    acts = store.all(
        sa.select(AuditEvent.action).where(AuditEvent.object_id == uuid.UUID(draft["id"])).order_by(AuditEvent.seq)
    )
    assert acts == ["roster.create", "roster.discard"]


def test_the_province_sees_no_phones_and_members_nothing_under_way(
    client_of: ClientOf, world: World, store: Store
) -> None:
    with store.writing():
        roster = make_version(world.team.id, [make_line("leader"), make_line()])
    staff = client_of(world.staff)
    assert {line["phone"] for line in staff.get(f"/rosters/{roster}").json["lines"]} == {None}
    shown = staff.get(f"/rosters/{roster}/diff").json
    assert {line["phone"] for line in [*shown["new"], *shown["left"]]} == {None}
    assert all(line["phone"] for line in client_of(world.admin).get(f"/rosters/{roster}").json["lines"])
    member = client_of(world.member)
    assert member.get(f"/rosters/{roster}").code == "forbidden"
    assert member.get(f"/rosters/{roster}/diff").code == "forbidden"
    assert member.get(f"/rosters/{world.team.roster_id}").status == 200
    assert [item["version"] for item in member.get(f"/teams/{world.team.id}/rosters").json["items"]] == [1]
    assert client_of(world.other_team.leader).get(f"/rosters/{world.team.roster_id}").code == "forbidden"


def test_settings_of_the_province_change_what_is_asked(client_of: ClientOf, world: World) -> None:
    admin, leader = client_of(world.admin), client_of(world.leader)
    usual = admin.get("/roster-settings").json
    asked = {"min_members": 5, "one_leader": False, "required_roles": ["deputy"], "team_title": "Tổ số"}
    draft = begin(leader, world.team.id)
    try:
        assert admin.put("/roster-settings", asked).json == asked
        assert leader.get("/roster-settings").json == asked
        problems = leader.get(f"/rosters/{draft['id']}").json["problems"]
        assert {problem["code"] for problem in problems} == {"too_few", "missing_role"}
        assert admin.put("/roster-settings", {**asked, "min_members": 0}).status == 422
        refused = admin.put("/roster-settings", {**asked, "required_roles": ["deputy", "king"]})
        said = "No such role: king. Roles are leader, deputy, member."
        assert [(one["field"], one["message"]) for one in refused.json["errors"]] == [("required_roles", said)]
        every = {**asked, "required_roles": ["member", "deputy", "leader", "deputy"]}
        assert admin.put("/roster-settings", every).json["required_roles"] == ["leader", "deputy", "member"]
        problems = leader.get(f"/rosters/{draft['id']}").json["problems"]
        assert [one["message"] for one in problems if one["code"] == "missing_role"] == ["Chưa có Tổ phó"]
    finally:
        admin.put("/roster-settings", usual)
    assert leader.get(f"/rosters/{draft['id']}").json["problems"] == []


def test_differences_of_any_two_versions_of_a_team(client_of: ClientOf, world: World, store: Store) -> None:
    leader = client_of(world.leader)
    draft = begin(leader, world.team.id)
    same = leader.get(f"/rosters/{draft['id']}/diff").json
    assert (same["against"], same["sentences"]["vi"]) == (str(world.team.roster_id), ["Hai bản giống nhau."])
    put(leader, draft, draft["lines"][:-1])
    gone = draft["lines"][-1]["full_name"]
    said = leader.get(f"/rosters/{draft['id']}/diff").json["sentences"]
    assert said == {"vi": [f"Ông (bà) {gone} rời Tổ."], "en": [f"{gone} leaves the team."]}
    back = leader.get(f"/rosters/{world.team.roster_id}/diff", {"against": draft["id"]}).json
    assert [line["full_name"] for line in back["new"]] == [gone]
    first = leader.get(f"/rosters/{world.team.roster_id}/diff").json
    assert (first["against"], len(first["new"])) == (None, 4)
    other = client_of(world.officer).get(f"/rosters/{draft['id']}/diff", {"against": world.other_team.roster_id})
    assert errors(other) == {("against", "other_team")}
    assert errors(leader.get(f"/rosters/{draft['id']}/diff", {"against": "yesterday"})) == {("against", "unknown")}
    with store.reading():
        assert db.session.get_one(RosterVersion, uuid.UUID(draft["id"])).edits == 1


def test_the_inbox_is_paged_and_knows_its_states(client_of: ClientOf, world: World, store: Store) -> None:
    with store.writing():
        mine = make_version(world.team.id, status="submitted", submitted_by=world.leader)
        next_one = make_version(world.other_team.id, status="returned")
    officer = client_of(world.officer)
    first = officer.get("/rosters", {"limit": 1}).json
    second = officer.get("/rosters", {"limit": 1, "after": first["next"]}).json
    assert [item["id"] for item in [*first["items"], *second["items"]]] == [str(next_one), str(mine)]
    assert second["next"] is None
    assert len(officer.get("/rosters", {"status": "submitted,returned"}).json["items"]) == 2
    assert officer.get("/rosters", {"status": "lost"}).status == 422
    assert [item["id"] for item in client_of(world.leader).get("/rosters").json["items"]] == [str(mine)]
