"""The monthly aggregate as a workbook and as CSV: equal to the screen, and no cell a formula."""

import csv
import datetime as dt
import io
import uuid

import openpyxl
import pytest

from models.catalogue import CatalogueEntry
from models.db import db
from models.team import Team
from tests.api.exports.conftest import MORNING, Make
from tests.conftest import At, ClientOf
from tests.factories.units import make_commune
from tests.factories.visits import item, make_visit
from tests.factories.world import World, make_world
from tests.support.files import HEAD, download, sheets, table
from tests.support.store import Store


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
    assert [row[0] for row in found["Theo khu phố, ấp"][:4]] == [
        "Báo cáo hoạt động tổ công nghệ số cộng đồng",
        f"Theo khu phố, ấp: {world.commune.name}, tháng 11/2026",
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
    sheet = book["Theo khu phố, ấp"]
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
    one, other = world.hamlets
    assert rows[1:3] == [
        ["Theo khu phố, ấp", one.code, one.name, "2", "6", "5"],
        ["Theo khu phố, ấp", other.code, other.name, "1", "2", "2"],
    ]
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
