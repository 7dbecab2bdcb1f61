"""Two lines that may be one person: what somebody said of them is kept, and not asked again."""

import uuid
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from api.core.text import phone_shown
from api.rosters.answers import Answer, apart_of, mark, merged
from api.rosters.diff import compare
from api.rosters.lines import Line
from models.db import db
from models.person import Person
from models.team import RosterVersion
from server.app import App
from tests.api.rosters.uploads import ImportDesk
from tests.conftest import ClientOf
from tests.factories.rosters import make_line
from tests.factories.world import World
from tests.support.client import Client
from tests.support.lists import HEAD, person, workbook
from tests.support.store import Store

OLD, NEW = "Lê Thị Hai", "Võ Văn Ba"


@pytest.fixture
def desk(app: App, client_of: ClientOf, world: World) -> ImportDesk:
    """The officer's."""
    return ImportDesk(app, client_of(world.officer), world)


@pytest.fixture
def asked(desk: ImportDesk, world: World, store: Store) -> dict[str, Any]:
    """A list in which a newcomer has the number of somebody who left: one person, or two?"""
    old = world.team.members[0]
    with store.writing():
        row = db.session.get_one(Person, old.person_id)
        row.name, row.birth_year = OLD, None
    shared = phone_shown(old.phone)
    rows = [
        person(1, "Hồ Thị Một", "Ấp A", phone="0530000001", role="Tổ trưởng"),
        person(2, "Hồ Văn Hai", "Ấp A", phone="0530000002"),
        [3, NEW, 1990, "Nam", None, shared, "Tổ viên", "Ấp A"],
    ]
    found = desk.read(workbook([HEAD, *rows]))
    return dict(desk.repair(found, hamlets={"Ấp A": str(world.hamlet.id)}).json)


def diff_of(desk: ImportDesk, found: dict[str, Any]) -> dict[str, Any]:
    """What the list changes about the team."""
    (told,) = desk.client.get(f"/roster-imports/{found['id']}/diff").json["items"]
    return dict(told)


def answer_to(pair: dict[str, Any], same: bool | None) -> dict[str, Any]:
    """What the page says of a pair."""
    after = {name: pair["after"][name] for name in ("full_name", "birth_year", "phone")}
    return {"person_id": pair["before"]["person_id"], **after, "same": same}


def say(desk: ImportDesk, found: dict[str, Any], *answers: dict[str, Any]) -> dict[str, Any]:
    """Answer as the page does; the import as it is then."""
    answer = desk.client.patch(f"/roster-imports/{found['id']}", {"edits": found["edits"], "answers": list(answers)})
    assert answer.status == 200, answer.text
    return dict(answer.json)


def draft_of(desk: ImportDesk, found: dict[str, Any]) -> str:
    """The draft made of the list."""
    made = desk.client.post(f"/roster-imports/{found['id']}/commit", {"edits": found["edits"]}).json["rosters"]
    return str(made[0]["id"])


def test_two_people_stay_two_in_the_import_and_in_its_draft(
    desk: ImportDesk, asked: dict[str, Any], world: World, client_of: ClientOf
) -> None:
    (pair,) = diff_of(desk, asked)["unsure"]
    assert (pair["before"]["full_name"], pair["after"]["full_name"]) == (OLD, NEW)
    said = say(desk, asked, answer_to(pair, same=False))
    told = diff_of(desk, said)
    assert told["unsure"] == []
    assert NEW in [line["full_name"] for line in told["new"]]
    assert OLD in [line["full_name"] for line in told["left"]]
    roster_id = draft_of(desk, said)
    for account in (world.officer, world.approver, world.leader):
        told = client_of(account).get(f"/rosters/{roster_id}/diff").json
        assert (told["unsure"], told["counts"]["changed"]) == ([], 0)
    (item,) = desk.client.get("/rosters", {"status": "draft"}).json["items"]
    assert item["changes"] == told["counts"]


def test_one_person_keeps_person_and_account(desk: ImportDesk, asked: dict[str, Any], world: World) -> None:
    (pair,) = diff_of(desk, asked)["unsure"]
    said = say(desk, asked, answer_to(pair, same=True))
    told = diff_of(desk, said)
    assert [one["after"]["full_name"] for one in told["changed"]] == [NEW]
    lines = desk.client.get(f"/rosters/{draft_of(desk, said)}").json["lines"]
    assert {line["full_name"]: line["person_id"] for line in lines}[NEW] == str(world.team.members[0].person_id)


def test_an_answer_is_taken_back_and_is_about_what_was_seen(desk: ImportDesk, asked: dict[str, Any]) -> None:
    (pair,) = diff_of(desk, asked)["unsure"]
    said = say(desk, asked, answer_to(pair, same=False))
    renamed = desk.repair(said, {"sheet": "Sheet1", "row": 4, "full_name": "Võ Văn Bốn"}).json
    assert len(diff_of(desk, renamed)["unsure"]) == 1, "another name is another question"
    back = desk.repair(renamed, {"sheet": "Sheet1", "row": 4, "full_name": NEW}).json
    assert diff_of(desk, back)["unsure"] == []
    again = say(desk, back, answer_to(pair, same=None))
    assert len(diff_of(desk, again)["unsure"]) == 1


def test_only_people_in_force_are_answered_about(desk: ImportDesk, asked: dict[str, Any]) -> None:
    (pair,) = diff_of(desk, asked)["unsure"]
    stranger = {**answer_to(pair, same=True), "person_id": str(uuid.uuid4())}
    body = {"edits": asked["edits"], "answers": [stranger]}
    refused = desk.client.patch(f"/roster-imports/{asked['id']}", body)
    assert [(one["field"], one["code"]) for one in refused.json["errors"]] == [("answers.0.person_id", "unknown")]


def proposed(leader: Client, world: World) -> dict[str, Any]:
    """A leader's draft in which a newcomer has a former member's number."""
    new = make_line(full_name=NEW, birth_year=None, phone=world.team.members[0].phone)
    lines = [make_line("leader"), make_line(), new]
    draft = leader.post(f"/teams/{world.team.id}/rosters", {"lines": [line.as_json() for line in lines]})
    assert draft.status == 201, draft.text
    return dict(draft.json)


def test_a_draft_is_not_asked_about_again(world: World, store: Store, client_of: ClientOf) -> None:
    leader = client_of(world.leader)
    draft = proposed(leader, world)
    path = f"/rosters/{draft['id']}"
    (pair,) = leader.get(f"{path}/diff").json["unsure"]
    said = leader.post(f"{path}/answers", {"answers": [answer_to(pair, same=False)]})
    assert (said.status, said.json["unsure"], said.json["counts"]["changed"]) == (200, [], 0)
    now = leader.get(path).json
    assert (now["edits"], now["content_hash"]) == (draft["edits"], draft["content_hash"])
    assert leader.post(f"{path}/submit").status == 200
    assert client_of(world.approver).get(f"{path}/diff").json["unsure"] == []
    late = leader.post(f"{path}/answers", {"answers": [answer_to(pair, same=None)]})
    assert (late.status, late.code) == (409, "wrong_status")
    kept = store.one(sa.select(RosterVersion.answers).where(RosterVersion.id == uuid.UUID(draft["id"])))
    assert NEW not in str(kept), "what is kept names nobody"
    assert world.team.members[0].phone not in str(kept)


def test_a_draft_says_one_person_in_its_line(world: World, client_of: ClientOf) -> None:
    leader = client_of(world.leader)
    draft = proposed(leader, world)
    (pair,) = leader.get(f"/rosters/{draft['id']}/diff").json["unsure"]
    refused = leader.post(f"/rosters/{draft['id']}/answers", {"answers": [answer_to(pair, same=True)]})
    assert refused.code == "validation_failed"
    assert leader.post(f"/rosters/{draft['id']}/answers", {"answers": []}).code == "validation_failed"


def test_the_next_pair_is_asked_when_the_first_was_two_people() -> None:
    before = Line(uuid.uuid4(), "Lê Thị Hai", None)
    first = Line(None, "Lê Thị Hai", 1960, phone="+84530000001")
    second = replace(first, birth_year=1970, phone="+84530000002")
    assert compare([before], [first, second]).unsure == [(before, first)]
    kept = merged(None, [Answer(before.person_id or uuid.uuid4(), first, same=False)])
    told = compare([before], [first, second], apart_of(kept))
    assert (told.unsure, told.new) == ([(before, second)], [first])
    kept = merged(kept, [Answer(before.person_id or uuid.uuid4(), second, same=False)])
    told = compare([before], [first, second], apart_of(kept))
    assert (told.unsure, told.new, told.left) == ([], [first, second], [before])


def test_a_mark_is_of_what_tells_people_apart() -> None:
    line = Line(None, "Lê Thị Hai", 1960, phone="+84530000001")
    assert mark(line) == mark(replace(line, full_name="LE THI HAI", role="leader", organization="Hội Phụ nữ"))
    assert len({mark(line), mark(replace(line, birth_year=None)), mark(replace(line, phone=None))}) == 3
