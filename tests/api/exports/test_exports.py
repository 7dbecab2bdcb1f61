"""The monthly aggregate as a file: asked for, made by the worker, equal to the screen, taken away on record."""

import csv
import datetime as dt
import hashlib
import io
import uuid
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa

from api.reports import jobs
from models.account import Grant
from models.catalogue import CatalogueEntry
from models.db import db
from models.export import Download, Export
from models.team import Team
from server import worker
from server.app import App
from tests.conftest import At, ClientOf
from tests.factories.accounts import make_account
from tests.factories.units import make_commune
from tests.factories.visits import TODAY, item, make_visit
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.store import Store

MORNING = "2026-11-20T09:00"
DAY = dt.timedelta(days=1)
HEAD = ["Mã", "Tên", "Lượt hỗ trợ", "Số người", "Số việc"]
Export_ = dict[str, Any]
Make = Callable[..., Export_]


@pytest.fixture
def make(app: App, at: At) -> Make:
    """Ask for an export, have the worker make it, and give back what the API says of it then."""

    def ask_and_wait(client: Client, format_: str = "xlsx", **more: object) -> Export_:
        with at(MORNING):
            asked = client.post("/exports", {"report": "monthly", "format": format_, **more})
            assert asked.status == 202, asked.text
            with app.app_context():
                worker.drain()
            return dict(client.get(f"/exports/{asked.json['id']}").json)

    return ask_and_wait


@pytest.fixture
def visits(world: World, store: Store) -> None:
    with store.writing():
        make_visit(world.team, TODAY, groups=[("46_59", "female", 1)])
        pair = [item("VNEID2", "done", 3), item("PAY", "follow_up", 1)]
        make_visit(world.team, TODAY - DAY, people=5, kind="group", items=pair)
        make_visit(world.other_team, TODAY, people=2, items=[item("PAY", "not_done", 2)])
        make_visit(world.team, dt.date(2026, 10, 31))


def download(client: Client, export: Export_) -> bytes:
    answer = client.get(f"/exports/{export['id']}/file")
    assert answer.status == 200, answer.text
    return answer.body


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def table(rows: list[list[Any]]) -> list[list[Any]]:
    """The rows below the head."""
    return rows[rows.index(HEAD) + 1 :]


def test_staff_gets_a_workbook_whose_totals_equal_the_screen(
    client_of: ClientOf, world: World, visits: None, make: Make, at: At
) -> None:
    client = client_of(world.staff)
    export = make(client)
    with at(MORNING):
        totals = client.get("/reports/summary").json["totals"]
    content = download(client, export)
    found = sheets(content)
    names = ["Theo phường, xã", "Theo nội dung", "Theo kết quả", "Theo nhóm tuổi", "Theo giới tính", "Ghi chú"]
    assert list(found) == names
    total = [totals["visits"], totals["people"], totals["items"]]
    assert total == [3, 8, 7]
    for name in names[:-1]:
        assert table(found[name])[-1][1:] == ["TỔNG CỘNG", *total], name
    assert table(found["Theo phường, xã"])[0] == [world.commune.code, world.commune.name, *total]
    topics = {row[0]: row[2:] for row in table(found["Theo nội dung"])}
    assert (topics["VNEID2"], topics["PAY"]) == ([2, None, 4], [2, None, 3])
    outcomes = {row[0]: row[2:] for row in table(found["Theo kết quả"])[:-1]}
    assert outcomes == {
        "VNEID2|done|": [None, None, 4],
        "PAY|follow_up|": [None, None, 1],
        "PAY|not_done|": [None, None, 2],
    }
    ages = {row[0]: row[2:4] for row in table(found["Theo nhóm tuổi"])[:-1] if row[2]}
    assert ages == {"46_59": [1, 1], "unknown": [2, 7]}


def test_the_api_tells_checksum_size_rows_and_who(
    client_of: ClientOf, world: World, visits: None, make: Make, store: Store
) -> None:
    client = client_of(world.officer)
    export = make(client)
    content = download(client, export)
    assert (export["status"], export["progress"], export["error"]) == ("ready", 100, None)
    assert (export["bytes"], export["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert export["requested_by_name"] == world.officer.name
    assert export["params"] == {"unit": None, "from": "2026-11-01", "to": "2026-11-30", "units_as_of": "then"}
    assert export["filename"].startswith("bao-cao-thang_commune-")
    assert export["filename"].endswith("_2026-11.xlsx")
    assert export["rows"] == sum(len(table(rows)) - 1 for name, rows in sheets(content).items() if name != "Ghi chú")
    assert dt.datetime.fromisoformat(export["ready_at"]) == dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC)
    answer = client.get(f"/exports/{export['id']}/file")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{export["filename"]}"'
    assert answer.headers["Cache-Control"] == "no-store"
    taken = store.all(sa.select(Download.account_id).where(Download.export_id == uuid.UUID(export["id"])))
    assert taken == [world.officer.id, world.officer.id]


def test_the_notes_tell_period_units_time_and_rules(
    client_of: ClientOf, world: World, visits: None, make: Make, store: Store
) -> None:
    client = client_of(world.officer)
    found = sheets(download(client, make(client, units_as_of="2026-11-01")))
    notes = {row[0]: row[1] for row in found["Ghi chú"]}
    assert str(notes["Từ ngày"]) == "2026-11-01 00:00:00"
    assert str(notes["Đến ngày"]) == "2026-11-30 00:00:00"
    assert str(notes["Số tính đến"]) == "2026-11-20 09:00:00"
    assert notes["Theo đơn vị hành chính"] == "ngày 01/11/2026"
    assert (notes["Tổ chưa có lượt nào trong kỳ"], notes["Người xuất"]) == (0, world.officer.name)
    assert "giả" in notes["Dữ liệu mẫu"]
    assert [row[0] for row in found["Theo phường, xã"][:4]] == [
        "Báo cáo hoạt động tổ công nghệ số cộng đồng",
        f"Theo phường, xã: {world.commune.name}, tháng 11/2026",
        "Số tính đến 09:00 ngày 20/11/2026",
        "Dữ liệu mẫu",
    ]
    with store.writing():
        for team in (world.team, world.other_team):
            db.session.get_one(Team, team.id).synthetic = False
    real = sheets(download(client, make(client)))
    assert not any("Dữ liệu mẫu" in row for rows in real.values() for row in rows)


def test_sheets_have_a_frozen_head_and_number_formats(
    client_of: ClientOf, world: World, visits: None, make: Make
) -> None:
    client = client_of(world.officer)
    book = openpyxl.load_workbook(io.BytesIO(download(client, make(client))))
    sheet = book["Theo phường, xã"]
    assert sheet.freeze_panes == "A6"
    assert sheet["A5"].font.bold
    assert sheet["C6"].number_format == "#,##0"
    assert sheet.column_dimensions["B"].width > 40
    assert book["Ghi chú"]["B5"].number_format == "dd/mm/yyyy"


def test_csv_is_for_a_vietnamese_excel(client_of: ClientOf, world: World, visits: None, make: Make) -> None:
    client = client_of(world.officer)
    export = make(client, "csv")
    content = download(client, export)
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert rows[0] == ["Bảng", *HEAD]
    assert {len(row) for row in rows} == {6}
    assert rows[1] == ["Theo phường, xã", world.commune.code, world.commune.name, "3", "8", "7"]
    totals = [row for row in rows if row[2] == "TỔNG CỘNG"]
    assert [row[3:] for row in totals] == [["3", "8", "7"]] * 5
    assert any("Dữ liệu mẫu" in row[2] for row in rows)
    assert export["filename"].endswith(".csv")
    answer = client.get(f"/exports/{export['id']}/file")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


EVIL = ("=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "x;=1+1", "x,@y", "\r=2")


@pytest.mark.parametrize("format_", ["xlsx", "csv"])
def test_no_name_becomes_a_formula(client_of: ClientOf, world: World, store: Store, make: Make, format_: str) -> None:
    with store.writing():
        for name in EVIL:
            commune = make_commune(world.province, name)
            world_team = make_world(world.province).team
            make_visit(world_team, hamlet=commune)
    client = client_of(world.staff)
    content = download(client, make(client, format_))
    if format_ == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        assert "=1+1" in {cell.value for cell in cells}
    else:
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
        words = [word for row in rows for cell in row for part in cell.split(";") for word in part.split(",")]
        assert not [word for word in words if word.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert "'=1+1" in words


def test_officer_exports_the_own_commune_only(
    client_of: ClientOf, world: World, visits: None, store: Store, make: Make
) -> None:
    with store.writing():
        neighbour = make_world(world.province)
        make_visit(neighbour.team)
    client = client_of(world.officer)
    refused = client.post("/exports", {"report": "monthly", "format": "csv", "unit": neighbour.commune.id})
    assert refused.code == "forbidden"
    own = sheets(download(client, make(client)))
    assert [row[1] for row in table(own["Theo phường, xã"])] == [world.commune.name, "TỔNG CỘNG"]
    staff = client_of(world.staff)
    province = sheets(download(staff, make(staff)))
    assert table(province["Theo phường, xã"])[-1][2] == 4
    one = sheets(download(staff, make(staff, unit=str(neighbour.commune.id))))
    assert table(one["Theo phường, xã"])[-1][2] == 1


def test_leader_exports_the_own_team(client_of: ClientOf, world: World, visits: None, make: Make) -> None:
    client = client_of(world.leader)
    assert table(sheets(download(client, make(client)))["Theo phường, xã"])[-1][2:] == [2, 6, 5]


def test_an_export_belongs_to_who_asked_for_it(client_of: ClientOf, world: World, visits: None, make: Make) -> None:
    client = client_of(world.officer)
    export = make(client)
    for other in (world.approver, world.staff, world.member):
        assert client_of(other).get(f"/exports/{export['id']}").code == "forbidden"
        assert client_of(other).get(f"/exports/{export['id']}/file").code == "forbidden"
        assert client_of(other).get("/exports").json["items"] == []
    admin = client_of(world.admin)
    assert admin.get(f"/exports/{export['id']}").json == export
    assert export["id"] in {row["id"] for row in admin.get("/exports").json["items"]}
    assert client.get(f"/exports/{uuid.uuid4()}").code == "not_found"


def test_who_lost_the_commune_loses_its_files(
    client_of: ClientOf, world: World, visits: None, store: Store, make: Make
) -> None:
    client = client_of(world.officer)
    export = make(client)
    with store.writing():
        ended = sa.update(Grant).where(Grant.account_id == world.officer.id)
        db.session.execute(ended.values(valid_to=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
    assert client.get(f"/exports/{export['id']}/file").code == "forbidden"


def test_rights_that_ended_before_the_worker_came_fail_the_export(
    client_of: ClientOf, app: App, world: World, store: Store, at: At
) -> None:
    client = client_of(world.officer)
    with at(MORNING):
        asked = client.post("/exports", {"report": "monthly", "format": "csv"}).json
        with store.writing():
            ended = sa.update(Grant).where(Grant.account_id == world.officer.id)
            db.session.execute(ended.values(valid_to=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
        with app.app_context():
            worker.drain()
        told = client.get(f"/exports/{asked['id']}").json
    assert (told["status"], told["error"], told["filename"]) == ("failed", "forbidden", None)


def test_a_file_that_is_not_ready_cannot_be_taken(client_of: ClientOf, world: World) -> None:
    client = client_of(world.officer)
    asked = client.post("/exports", {"report": "monthly", "format": "xlsx"}).json
    assert (asked["status"], asked["progress"], asked["ready_at"]) == ("queued", 0, None)
    answer = client.get(f"/exports/{asked['id']}/file")
    assert (answer.status, answer.code) == (409, "export_not_ready")


def test_a_worker_that_comes_twice_makes_one_file(
    client_of: ClientOf, app: App, world: World, visits: None, store: Store, make: Make
) -> None:
    export = make(client_of(world.officer))
    with app.app_context():
        jobs.make_export({"export_id": export["id"]})
        jobs.give_up_export({"export_id": export["id"]})
    stored = sa.select(Export.sha256, Export.status).where(Export.id == uuid.UUID(export["id"]))
    assert store.one(stored) == (export["sha256"], "ready")


def test_an_export_that_cannot_be_made_is_told_so(
    client_of: ClientOf, app: App, world: World, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    def burn(_report: object) -> bytes:
        raise RuntimeError("it burns")

    monkeypatch.setitem(jobs.RENDERERS, "xlsx", burn)
    client = client_of(world.officer)
    with at(MORNING):
        asked = client.post("/exports", {"report": "monthly", "format": "xlsx"}).json
    statuses = []
    for minutes in range(0, 60, 10):
        with at(f"2026-11-20T09:{minutes:02d}"), app.app_context():
            worker.drain()
        statuses.append(client.get(f"/exports/{asked['id']}").json["status"])
    assert statuses == ["running"] * 4 + ["failed"] * 2
    assert client.get(f"/exports/{asked['id']}").json["error"] == "internal"


def test_wrong_requests_are_refused(client_of: ClientOf, world: World, store: Store) -> None:
    client = client_of(world.officer)
    good = {"report": "monthly", "format": "xlsx"}
    for wrong in ({"format": "pdf"}, {"report": "weekly"}, {"from": "yesterday"}, {"colour": "red"}, {"unit": "x"}):
        assert client.post("/exports", {**good, **wrong}).code == "validation_failed", wrong
    cut = client.post("/exports", {**good, "from": "2026-11-02", "to": "2026-11-30"})
    assert (cut.code, cut.json["params"]) == ("whole_months_only", {"from": "2026-11-01", "to": "2026-11-30"})
    assert client.post("/exports", {**good, "unit": uuid.uuid4()}).code == "not_found"
    with store.writing():
        nobody = make_account()
    assert client_of(nobody).post("/exports", good).code == "forbidden"


def test_officer_pages_through_exports(client_of: ClientOf, world: World) -> None:
    client = client_of(world.officer)
    asked = [client.post("/exports", {"report": "monthly", "format": "csv"}).json["id"] for _ in range(3)]
    first = client.get("/exports", {"limit": 2}).json
    second = client.get("/exports", {"limit": 2, "after": first["next"]}).json
    assert [row["id"] for row in first["items"] + second["items"]] == asked[::-1]
    assert second["next"] is None


def test_several_months_and_a_topic_that_has_been_retired(
    client_of: ClientOf, world: World, visits: None, make: Make, store: Store
) -> None:
    retired = f"OLD{uuid.uuid4().hex[:6]}"
    with store.writing():
        make_visit(world.team, dt.date(2026, 10, 5), items=[item(retired)])
    client = client_of(world.officer)
    export = make(client, **{"from": "2026-10-01", "to": "2026-11-30"})
    assert export["filename"].endswith("_2026-10_2026-11.xlsx")
    topics = {row[0]: row for row in table(sheets(download(client, export))["Theo nội dung"])}
    assert topics[retired] == [retired, retired, 1, None, 1]
    assert store.count(CatalogueEntry, CatalogueEntry.code == retired) == 0
