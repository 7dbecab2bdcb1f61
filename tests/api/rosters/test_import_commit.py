"""An imported list compared with what is in force, and made drafts of."""

from typing import Any

import pytest
import sqlalchemy as sa

from api.core.text import phone_shown
from models.db import db
from models.person import Person
from models.team import RosterVersion
from models.team import Team as TeamRow
from server.app import App
from tests.api.rosters.uploads import ImportDesk
from tests.conftest import ClientOf
from tests.factories.teams import Team
from tests.factories.units import Unit, make_hamlet
from tests.factories.world import World
from tests.support.client import Answer
from tests.support.lists import HEAD, person, team, workbook
from tests.support.store import Store


@pytest.fixture
def desk(app: App, client_of: ClientOf, world: World) -> ImportDesk:
    """The officer's."""
    return ImportDesk(app, client_of(world.officer), world)


@pytest.fixture
def empty(store: Store, world: World) -> Unit:
    """A hamlet without a team."""
    with store.writing():
        return make_hamlet(world.commune, "Ấp Trống")


def commit(desk: ImportDesk, found: dict[str, Any], teams: list[str] | None = None, edits: int | None = None) -> Answer:
    """Make drafts."""
    body = {"edits": found["edits"] if edits is None else edits, "teams": teams}
    return desk.client.post(f"/roster-imports/{found['id']}/commit", body)


def as_it_is(team: Team, hamlet: str) -> list[list[Any]]:
    """Rows of a team as it stands, below a hamlet's name of the test's choice (the factory's are no hamlets')."""
    people = [team.leader, *team.members]
    roles = ["Tổ trưởng", *["Tổ viên"] * len(team.members)]
    return [
        [n, one.name, 1980, None, None, phone_shown(one.phone), role, hamlet]
        for n, (one, role) in enumerate(zip(people, roles, strict=True), 1)
    ]


def led_to(desk: ImportDesk, rows: list[list[Any]], **units: Unit) -> dict[str, Any]:
    """An import whose hamlets are led to units: ``A=unit`` for "Ấp A"."""
    found = desk.read(workbook([HEAD, *rows]))
    answer = desk.repair(found, hamlets={f"Ấp {name}": str(unit.id) for name, unit in units.items()})
    assert answer.status == 200, answer.text
    return dict(answer.json)


def test_officer_makes_a_draft_of_a_list_for_a_team_that_exists(desk: ImportDesk, world: World, store: Store) -> None:
    rows = [*as_it_is(world.team, "Ấp A")[:-1], person(9, "Hồ Thị Chín", "Ấp A")]
    found = led_to(desk, rows, A=world.hamlet)
    answer = commit(desk, found)
    assert answer.status == 200, answer.text
    (made,) = answer.json["rosters"]
    assert (made["team_id"], made["team_title"]) == (str(world.team.id), world.team.title)
    version = sa.select(RosterVersion.status, RosterVersion.version, RosterVersion.base_id, RosterVersion.import_id)
    (row,) = store.all(version.where(RosterVersion.team_id == world.team.id, RosterVersion.version == 2))
    assert (row.status, row.base_id, str(row.import_id)) == ("draft", world.team.roster_id, found["id"])
    assert desk.get(found["id"])["committed_at"] is not None
    again = commit(desk, desk.get(found["id"]))
    assert (again.status, again.code) == (409, "draft_exists")


def test_the_differences_are_told_before(desk: ImportDesk, world: World) -> None:
    rows = [*as_it_is(world.team, "Ấp A")[:-1], person(9, "Hồ Thị Chín", "Ấp A", sex="Nữ")]
    found = led_to(desk, rows, A=world.hamlet)
    (told,) = desk.client.get(f"/roster-imports/{found['id']}/diff").json["items"]
    assert (told["hamlet"], told["team_id"]) == ("Ấp A", str(world.team.id))
    assert [line["full_name"] for line in told["new"]] == ["Hồ Thị Chín"]
    assert [line["full_name"] for line in told["left"]] == [world.team.members[-1].name]
    assert any("Hồ Thị Chín" in said for said in told["sentences"]["vi"])
    assert {row["kind"] for row in told["rows"]} >= {"new", "left"}


def test_who_moves_between_teams_is_found(desk: ImportDesk, world: World, store: Store) -> None:
    mover, name = world.other_team.members[0], "Trương Thị Dời"
    with store.writing():
        db.session.get_one(Person, mover.person_id).name = name
    staying = [row for row in as_it_is(world.other_team, "Ấp B") if row[5] != phone_shown(mover.phone)]
    moved = [9, name, 1980, None, None, phone_shown(mover.phone), "Tổ viên", "Ấp A"]
    found = led_to(desk, [*as_it_is(world.team, "Ấp A"), moved, *staying], A=world.hamlet, B=world.hamlets[1])
    told = {one["hamlet"]: one for one in desk.client.get(f"/roster-imports/{found['id']}/diff").json["items"]}
    (came,), (went,) = told["Ấp A"]["moved"], told["Ấp B"]["moved"]
    assert (came["line"]["full_name"], came["came"], went["came"]) == (name, True, False)
    assert (came["team_id"], came["team_title"]) == (str(world.other_team.id), world.other_team.title)
    assert (went["team_id"], told["Ấp A"]["new"], told["Ấp B"]["left"]) == (str(world.team.id), [], [])


def test_a_new_hamlet_and_its_team_are_made_where_chosen(
    desk: ImportDesk, empty: Unit, world: World, store: Store
) -> None:
    found = desk.read(workbook([HEAD, *team("Ấp Trống"), *team("Ấp Mới 9", start=11)]))
    assert {row["name"]: row["match"] for row in found["hamlets"]} == {"Ấp Trống": "matched", "Ấp Mới 9": "new"}
    asked = commit(desk, found)
    assert (asked.code, [one["code"] for one in asked.json["errors"]]) == ("validation_failed", ["hamlet_undecided"])
    chosen = desk.repair(found, hamlets={"Ấp Mới 9": "new"}).json
    told = {one["hamlet"]: one for one in desk.client.get(f"/roster-imports/{found['id']}/diff").json["items"]}
    assert (told["Ấp Mới 9"]["team_id"], len(told["Ấp Mới 9"]["new"])) == (None, 3)
    made = commit(desk, chosen).json["rosters"]
    assert {row["team_title"] for row in made} == {
        "Tổ công nghệ số cộng đồng Ấp Trống",
        "Tổ công nghệ số cộng đồng Ấp Mới 9",
    }
    assert store.count(TeamRow, TeamRow.unit_id == empty.id) == 1
    units = desk.client.get("/units", {"level": "hamlet", "parent": world.commune.id}).json["items"]
    (new,) = [unit for unit in units if unit["name"] == "Ấp Mới 9"]
    assert new["parent_id"] == str(world.commune.id)
    assert {row["match"] for row in desk.read(workbook([HEAD, *team("ẤP MỚI 09")]))["hamlets"]} == {"matched"}


def test_teams_with_errors_wait_while_others_go_ahead(
    desk: ImportDesk, empty: Unit, world: World, store: Store
) -> None:
    with store.writing():
        make_hamlet(world.commune, "Ấp Hai")
    bad = [*team("Ấp Hai", start=11), person(20, "Hồ Văn Hai Mươi", "Ấp Hai", phone="05")]
    found = desk.read(workbook([HEAD, *team("Ấp Trống"), *bad]))
    whole = commit(desk, found)
    assert whole.code == "validation_failed"
    assert {(one["field"], one["code"]) for one in whole.json["errors"]} == {("Ấp Hai", "phone_digits")}
    assert commit(desk, found, ["Ấp Hai"]).code == "validation_failed"
    assert commit(desk, found, ["Ấp Ba"]).code == "validation_failed"
    assert len(commit(desk, found, ["Ấp Trống"]).json["rosters"]) == 1
    later = desk.repair(desk.get(found["id"]), {"sheet": "Sheet1", "row": 8, "drop": True}).json
    assert len(commit(desk, later, ["Ấp Hai"]).json["rosters"]) == 1


def test_a_list_that_somebody_else_repaired_is_not_committed(desk: ImportDesk, empty: Unit, store: Store) -> None:
    found = desk.read(workbook([HEAD, *team("Ấp Trống", people=4)]))
    desk.repair(found, {"sheet": "Sheet1", "row": 5, "drop": True})
    late = commit(desk, found)
    assert (late.status, late.code, late.json["params"]) == (409, "conflict", {"edits": 1})
    assert store.count(TeamRow, TeamRow.unit_id == empty.id) == 0


def test_nothing_is_made_before_the_list_was_read(desk: ImportDesk, empty: Unit) -> None:
    asked = desk.upload(workbook([HEAD, *team("Ấp Trống")])).json
    assert commit(desk, asked, edits=0).code == "import_not_ready"
    assert desk.client.get(f"/roster-imports/{asked['id']}/diff").code == "import_not_ready"


def test_only_the_officer_commits(desk: ImportDesk, empty: Unit, world: World, client_of: ClientOf) -> None:
    found = desk.read(workbook([HEAD, *team("Ấp Trống")]))
    for other in (world.approver, world.leader, world.staff, world.admin):
        assert commit(ImportDesk(desk.app, client_of(other), world), found).code == "forbidden", other.role
    assert client_of(world.approver).get(f"/roster-imports/{found['id']}/diff").status == 200
