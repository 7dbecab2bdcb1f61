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
    assert (again.status, again.code, again.json["params"]) == (409, "import_committed", {"teams": ["Ấp A"]})
    assert commit(desk, led_to(desk, rows, A=world.hamlet)).code == "draft_exists", "the same list uploaded once more"


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
    (made,) = commit(desk, found, ["Ấp Trống"]).json["rosters"]
    part = desk.get(found["id"])
    assert (part["committed_teams"], part["open_teams"], part["committed_at"]) == (["Ấp Trống"], ["Ấp Hai"], None)
    assert {row["name"]: row["roster_id"] for row in part["hamlets"]} == {"Ấp Trống": made["id"], "Ấp Hai": None}
    assert commit(desk, part, ["Ấp Trống"]).code == "import_committed"
    later = desk.repair(part, {"sheet": "Sheet1", "row": 8, "drop": True}).json
    assert len(commit(desk, later).json["rosters"]) == 1, "all that is left"
    all_in = desk.get(found["id"])
    assert (all_in["committed_teams"], all_in["open_teams"]) == (["Ấp Trống", "Ấp Hai"], [])
    assert all_in["committed_at"] is not None


def test_what_a_draft_was_made_of_is_changed_in_the_draft_alone(desk: ImportDesk, empty: Unit, store: Store) -> None:
    bad = [*team("Ấp Mới 7", start=11), person(20, "Hồ Văn Hai Mươi", "Ấp Mới 7", phone="05")]
    found = desk.read(workbook([HEAD, *team("Ấp Trống", people=4), *bad]))
    (made,) = commit(desk, found, ["Ấp Trống"]).json["rosters"]
    part = desk.get(found["id"])
    for repairs in (
        {"row": 5, "drop": True},
        {"row": 5, "full_name": "Hồ Thị Khác"},
        {"row": 5, "hamlet": "Ấp Mới 7"},
        {"row": 8, "hamlet": "Ấp Trống"},
    ):
        refused = desk.repair(part, {"sheet": "Sheet1", **repairs})
        assert [(one["field"], one["code"]) for one in refused.json["errors"]] == [("Ấp Trống", "team_committed")]
    assert desk.repair(part, hamlets={"Ấp Trống": "new"}).code == "validation_failed"
    assert desk.client.delete(f"/rosters/{made['id']}").status == 204
    again = desk.repair(part, {"sheet": "Sheet1", "row": 5, "drop": True}).json
    assert (again["committed_teams"], again["open_teams"]) == ([], ["Ấp Trống", "Ấp Mới 7"]), "thrown away, it is left"
    assert len(commit(desk, again, ["Ấp Trống"]).json["rosters"]) == 1


def test_a_new_hamlet_is_made_once_for_a_list_that_is_taken_in_parts(desk: ImportDesk, empty: Unit) -> None:
    rows = [HEAD, *team("Ấp Mới 8"), *team("Ấp Trống", start=11)]
    found = desk.repair(desk.read(workbook(rows)), hamlets={"Ấp Mới 8": "new"}).json
    assert len(commit(desk, found, ["Ấp Mới 8"]).json["rosters"]) == 1
    part = desk.get(found["id"])
    assert {row["name"]: row["match"] for row in part["hamlets"]} == {"Ấp Mới 8": "matched", "Ấp Trống": "matched"}
    assert (part["committed_teams"], part["open_teams"]) == (["Ấp Mới 8"], ["Ấp Trống"])
    assert [one["team_title"] for one in commit(desk, part).json["rosters"]] == ["Tổ công nghệ số cộng đồng Ấp Trống"]


def test_a_list_is_in_when_what_is_left_would_change_nothing(
    desk: ImportDesk, empty: Unit, world: World, store: Store
) -> None:
    with store.writing():
        people = [one.person_id for one in (world.team.leader, *world.team.members)]
        db.session.execute(sa.update(Person).where(Person.id.in_(people)).values(birth_year=1980, gender=None))
    rows = [*as_it_is(world.team, "Ấp A"), *team("Ấp Trống", start=50)]
    found = led_to(desk, rows, A=world.hamlet)
    told = {
        one["hamlet"]: one["counts"] for one in desk.client.get(f"/roster-imports/{found['id']}/diff").json["items"]
    }
    assert told["Ấp A"] == {"new": 0, "left": 0, "changed": 0}
    assert commit(desk, found, ["Ấp Trống"]).status == 200
    whole = desk.get(found["id"])
    assert (whole["committed_teams"], whole["open_teams"]) == (["Ấp Trống"], ["Ấp A"])
    assert whole["committed_at"] is not None


def test_a_list_that_somebody_else_repaired_is_not_committed(desk: ImportDesk, empty: Unit, store: Store) -> None:
    found = desk.read(workbook([HEAD, *team("Ấp Trống", people=4)]))
    desk.repair(found, {"sheet": "Sheet1", "row": 5, "drop": True})
    late = commit(desk, found)
    assert (late.status, late.code, late.json["params"]["edits"]) == (409, "conflict", 1)
    assert (late.json["params"]["by"], late.json["params"]["action"]) == (desk.world.officer.name, "repair")
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
