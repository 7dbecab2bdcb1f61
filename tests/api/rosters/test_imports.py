"""Imports over HTTP: uploaded by an officer, read by the worker, seen by the commune's officials alone."""

import hashlib
import io
import uuid

import openpyxl
import pytest
import sqlalchemy as sa

from models.audit import AuditEvent
from models.db import db
from models.roster import RosterImport
from server.app import App
from tests.api.rosters.uploads import ImportDesk
from tests.conftest import At, ClientOf
from tests.factories.units import make_hamlet
from tests.factories.world import World, make_world
from tests.support.lists import HEAD, person, team, workbook
from tests.support.store import Store


@pytest.fixture
def desk(app: App, client_of: ClientOf, world: World) -> ImportDesk:
    """The officer's."""
    return ImportDesk(app, client_of(world.officer), world)


@pytest.fixture
def hamlet(store: Store, world: World) -> str:
    """A hamlet of the commune with an official kind of name."""
    with store.writing():
        return make_hamlet(world.commune, "Khu phố 7").name


def test_officer_uploads_a_list_and_sees_what_was_read(
    desk: ImportDesk, hamlet: str, world: World, store: Store
) -> None:
    content = workbook([HEAD, *team(hamlet)])
    found = desk.read(content, "Danh sách KP7.xlsx")
    assert (found["status"], found["progress"], found["errors"], found["edits"]) == ("ready", 100, [], 0)
    assert [one["full_name"] for one in found["members"]] == ["Nguyễn Văn Một", "Trần Thị Hai", "Lê Văn Ba"]
    assert {one["hamlet_match"] for one in found["members"]} == {"matched"}
    assert [row["match"] for row in found["hamlets"]] == ["matched"]
    assert found["hamlets"][0]["hamlet_id"] == found["members"][0]["hamlet_id"]
    assert (found["filename"], found["size"]) == ("Danh sách KP7.xlsx", len(content))
    assert found["sha256"] == hashlib.sha256(content).hexdigest()
    assert found["uploaded_by"] == world.officer.name
    kept = sa.select(RosterImport.content, RosterImport.account_id).where(RosterImport.id == uuid.UUID(found["id"]))
    assert store.one(kept) == (content, world.officer.id)
    noted = sa.select(AuditEvent.action, AuditEvent.actor_id).where(AuditEvent.object_id == uuid.UUID(found["id"]))
    assert store.all(noted) == [("roster_import.create", world.officer.id)]


def test_only_officials_of_the_commune_see_an_import(
    desk: ImportDesk, hamlet: str, world: World, client_of: ClientOf, store: Store
) -> None:
    found = desk.read(workbook([HEAD, *team(hamlet)]))
    with store.writing():
        neighbour = make_world(world.province)
    path = f"/roster-imports/{found['id']}"
    assert client_of(world.approver).get(path).status == 200
    assert client_of(world.approver).patch(path, {"edits": 0}).code == "forbidden"
    for other in (world.leader, world.member, world.staff, neighbour.officer, neighbour.approver):
        assert client_of(other).get(path).code == "forbidden", other.role
    assert client_of(neighbour.officer).get("/roster-imports").json["items"] == []
    assert client_of(neighbour.officer).patch(path, {"edits": 0}).code == "forbidden"
    assert desk.upload(b"x", unit=neighbour.commune.id).code == "forbidden"


def test_history_tells_who_uploaded_what_and_pages(desk: ImportDesk, hamlet: str, world: World) -> None:
    ids = [desk.upload(workbook([HEAD, *team(hamlet)]), f"{n}.xlsx").json["id"] for n in range(3)]
    first = desk.client.get("/roster-imports", {"unit": world.commune.id, "limit": 2}).json
    second = desk.client.get("/roster-imports", {"limit": 2, "after": first["next"]}).json
    assert [row["id"] for row in first["items"] + second["items"]] == ids[::-1]
    assert {row["uploaded_by"] for row in first["items"]} == {world.officer.name}
    assert (second["next"], second["items"][0]["filename"]) == (None, "0.xlsx")


def test_a_file_of_another_kind_is_refused_with_the_reason(desk: ImportDesk) -> None:
    found = desk.read(b"%PDF-1.7 ...", "quyet-dinh.pdf")
    assert (found["status"], found["code"], found["progress"]) == ("refused", "not_a_sheet", 100)
    assert found["message"] == "Tệp .pdf này không phải bảng tính. Cần .xlsx, .xls hoặc .csv."
    assert desk.repair(found).code == "import_not_ready"
    assert found["members"] == found["errors"] == found["hamlets"] == []


def test_only_this_route_takes_a_large_body(desk: ImportDesk) -> None:
    two = b"\0" * 2 * 1024 * 1024
    assert desk.upload(two, "trong.xlsx").status == 202
    assert desk.upload(b"\0" * 11 * 1024 * 1024, "qua-lon.xlsx").code == "too_large"
    assert desk.upload(b"\0" * (10 * 1024 * 1024 + 1), "hoi-lon.xlsx").code == "too_large"
    answer = desk.client.send("POST", "/api/v1/exports", data=two, headers={"Content-Type": "application/json"})
    assert answer.code == "too_large"


def test_wrong_forms_are_refused(desk: ImportDesk, world: World) -> None:
    assert desk.client.post("/roster-imports", {"unit_id": world.commune.id}).code == "validation_failed"
    assert desk.upload(b"x", unit="everywhere").code == "validation_failed"
    assert desk.upload(b"x", unit=uuid.uuid4()).code == "not_found"
    assert desk.client.get(f"/roster-imports/{uuid.uuid4()}").code == "not_found"
    assert desk.client.get("/roster-imports", {"unit": world.province.id}).code == "forbidden"


def test_a_file_name_is_kept_without_folders(desk: ImportDesk) -> None:
    for sent in ("..\\..\\etc\\ds.xlsx", "/etc/../ds.xlsx", "ds.xlsx"):
        asked = desk.upload(b"", sent).json["id"]
        assert desk.get(asked)["filename"] == "ds.xlsx"


def test_a_worker_that_fails_for_good_tells_who_waits(
    desk: ImportDesk, hamlet: str, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burn(*_: object, **__: object) -> None:
        raise RuntimeError("it burns")

    monkeypatch.setattr("api.rosters.import_jobs.read_limited", burn)
    statuses = []
    with at("2026-11-20T09:00"):
        asked = desk.upload(workbook([HEAD, *team(hamlet)])).json["id"]
    for minutes in range(0, 60, 10):
        with at(f"2026-11-20T09:{minutes:02d}"):
            desk.work()
            statuses.append(desk.get(asked)["status"])
    assert statuses == ["running"] * 4 + ["failed"] * 2
    assert desk.get(asked)["code"] == "internal"


def test_the_form_to_fill_in_reads_without_errors(desk: ImportDesk, client_of: ClientOf, world: World) -> None:
    answer = client_of(world.leader).get("/roster-imports/template.xlsx")
    assert answer.status == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mau-danh-sach-to.xlsx"'
    found = desk.read(answer.body, "mau.xlsx")
    assert (len(found["members"]), found["errors"]) == (3, [])


def test_rows_with_errors_come_as_a_workbook_without_formulas(desk: ImportDesk, hamlet: str) -> None:
    rows = team(hamlet, people=4)
    rows[1] = person(2, '=HYPERLINK("http://a")', hamlet, year="=1+1", phone="=cmd|' /C calc'!A0")
    found = desk.read(workbook([HEAD, *rows]))
    answer = desk.client.get(f"/roster-imports/{found['id']}/errors.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.body)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in sheet[2]][:4] == ["3", hamlet, '=HYPERLINK("http://a")', "=1+1"]
    assert "không phải năm sinh" in str(sheet.cell(2, 9).value)
    again = desk.read(answer.body, "dong-loi.xlsx")
    assert [row["full_name"] for row in again["error_rows"]] == ['=HYPERLINK("http://a")']


def test_commune_with_two_hamlets_of_one_name_is_asked_and_answers(
    desk: ImportDesk, store: Store, world: World
) -> None:
    with store.writing():
        first, second = make_hamlet(world.commune, "Khu phố 1"), make_hamlet(world.commune, "Khu phố 1")
    found = desk.read(workbook([HEAD, *team("KP 01")]))
    (row,) = found["hamlets"]
    assert (row["name"], row["match"], found["errors"]) == ("Khu phố 01", "ambiguous", [])
    assert {one["id"] for one in row["candidates"]} == {str(first.id), str(second.id)}
    chosen = desk.repair(found, hamlets={"Khu phố 01": str(second.id)}).json
    assert {one["hamlet_id"] for one in chosen["members"]} == {str(second.id)}
    assert (chosen["hamlets"][0]["match"], chosen["hamlets"][0]["chosen"]) == ("matched", True)
    undone = desk.repair(chosen, hamlets={"Khu phố 01": None}).json
    assert undone["hamlets"][0]["match"] == "ambiguous"


def test_an_unknown_hamlet_is_offered_as_new(desk: ImportDesk, hamlet: str) -> None:
    found = desk.read(workbook([HEAD, *team("Ấp Mới 7")]))
    (row,) = found["hamlets"]
    assert (row["match"], row["hamlet_id"], row["chosen"]) == ("new", None, False)
    assert row["candidates"][0]["label"] == hamlet
    assert desk.repair(found, hamlets={"Ấp Mới 7": "new"}).json["hamlets"][0]["chosen"]
    assert desk.repair(found, hamlets={"Ấp Mới 7": str(uuid.uuid4())}, edits=1).code == "validation_failed"


def test_the_communes_own_team_is_matched(desk: ImportDesk, store: Store, world: World, hamlet: str) -> None:
    with store.writing():
        db.session.execute(
            sa.text("UPDATE admin_unit_version SET name = 'Phường Thử' WHERE unit_id = :id").bindparams(
                sa.bindparam("id", world.commune.id, sa.Uuid())
            )
        )
        make_hamlet(world.commune, "Khu phố 8")
    names = ("Đặng Thị Xuân", "Đặng Thị Thu", "Đặng Thị Đông")
    people = [person(4 + index, name, "Cấp phường") for index, name in enumerate(names)]
    people[0][6] = "Tổ trưởng"
    found = desk.read(workbook([HEAD, *team(hamlet), *people]))
    places = {row["name"]: row for row in found["hamlets"]}
    assert (places["Cấp phường"]["hamlet_id"], places["Cấp phường"]["commune"]) == (str(world.commune.id), True)
    assert found["errors"] == []
