"""Parquet, PDF, the long table and the text for a chat: what is in them, and that no cell is a formula."""

import csv
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pypdf
import pytest

from api.reports import longfile
from models.db import db
from models.team import Team
from tests.api.exports.conftest import MORNING, Make
from tests.conftest import At, ClientOf
from tests.factories.units import make_commune, make_hamlet
from tests.factories.visits import TODAY, item, make_visit
from tests.factories.world import World
from tests.support.files import download, sheets, table
from tests.support.store import Store

EVIL = ("=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "x;=1+1", "x,@y", "\r=2", '"quoted"', "it's", r"\N")
STARTS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture
def hostile(world: World, store: Store) -> None:
    """Visits in hamlets and communes whose names begin formulas."""
    with store.writing():
        for name in EVIL:
            hamlet = make_hamlet(make_commune(world.province, name), name)
            make_visit(world.team, hamlet=hamlet)


def parquet(content: bytes, folder: Path) -> tuple[list[tuple[Any, ...]], dict[str, str], dict[str, str]]:
    """Rows, types by column, and the file's own metadata."""
    path = folder / "file.parquet"
    path.write_bytes(content)
    with duckdb.connect() as base:
        file = {"path": str(path)}
        read = base.execute("SELECT * FROM read_parquet($path)", file)
        types = {column[0]: str(column[1]) for column in read.description or []}
        rows = read.fetchall()
        told = base.execute("SELECT decode(key), decode(value) FROM parquet_kv_metadata($path)", file).fetchall()
    return rows, types, dict(told)


def test_parquet_is_a_long_table_with_its_dictionary(
    client_of: ClientOf, world: World, visits: None, make: Make, tmp_path: Path
) -> None:
    client = client_of(world.staff)
    export = make(client, "parquet")
    assert export["filename"].startswith("so-lieu-chi-tiet_")
    rows, types, told = parquet(download(client, export), tmp_path)
    fields = client.get("/exports/dictionary").json["items"]
    assert types == {field["name"]: field["type"] for field in fields}
    assert {name: told[name] for name in types} == {f["name"]: f"{f['vi']} / {f['en']}" for f in fields}
    assert "tháng 11/2026" in told["report"]
    assert "Số tính đến: 09:00 20/11/2026" in told["notes"]
    assert export["rows"] == len(rows) == 3
    by_place = {(row[3], row[5]): row[7:] for row in rows}
    first, second = (hamlet.code for hamlet in world.hamlets)
    assert by_place == {
        (first, "VNEID2"): (2, 4),
        (first, "PAY"): (1, 1),
        (second, "PAY"): (1, 2),
    }
    assert {row[:3] for row in rows} == {("2026-11", world.commune.code, world.commune.name)}


def test_names_stay_as_they_are_in_parquet_where_a_cell_has_a_type(
    client_of: ClientOf, world: World, hostile: None, make: Make, tmp_path: Path
) -> None:
    client = client_of(world.staff)
    rows, types, _ = parquet(download(client, make(client, "parquet")), tmp_path)
    assert types["hamlet_name"] == "VARCHAR"
    assert {row[4] for row in rows} == set(EVIL)


def test_no_cell_of_the_long_workbook_is_a_formula(
    client_of: ClientOf, world: World, hostile: None, make: Make
) -> None:
    client = client_of(world.staff)
    content = download(client, make(client, report="aggregates"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Số liệu", "Ghi chú", "Mô tả cột"]
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert "=1+1" in {row[4].value for row in book["Số liệu"].iter_rows(min_row=2)}
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert book["Số liệu"]["I2"].number_format == "#,##0"
    notes = {row[0].value: row[1].value for row in book["Ghi chú"].iter_rows()}
    assert (notes["Từ ngày"], notes["Bản quy tắc tính"]) == ("01/11/2026", "2")


def test_a_workbook_that_excel_could_not_open_fails_with_its_reason(
    client_of: ClientOf, world: World, visits: None, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(world.staff)
    for most, status in ((3, "ready"), (2, "failed")):
        monkeypatch.setattr(longfile, "MOST_ROWS", most)
        export = make(client, report="aggregates")
        assert (export["status"], export["error"]) == (status, None if status == "ready" else "too_many_rows")


def test_no_cell_of_the_long_csv_is_a_formula(client_of: ClientOf, world: World, hostile: None, make: Make) -> None:
    client = client_of(world.staff)
    text = download(client, make(client, "csv", report="aggregates")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {9}
    assert rows[0][:2] == ["Tháng", "Mã xã"]
    words = [word for row in rows for cell in row for part in cell.split(";") for word in part.split(",")]
    assert not [word for word in words if word.lstrip().startswith(STARTS)]
    assert sum(int(row[8]) for row in rows[1:] if row[0] == "2026-11") == len(EVIL)


def test_the_report_is_a_paper(client_of: ClientOf, world: World, visits: None, make: Make, store: Store) -> None:
    client = client_of(world.officer)
    export = make(client, "pdf")
    text = pages(download(client, export))
    assert export["filename"].endswith("_2026-11.pdf")
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        world.commune.name.upper(),
        "Kết quả hoạt động tổ công nghệ số cộng đồng",
        "tháng 11/2026",
        "đã hỗ trợ 3 lượt với 8 người, 7 việc",
        "Số tính đến 09:00 ngày 20/11/2026",
        "DỮ LIỆU MẪU",
        "1 Mục done 4",
        "5 Mục not_done 2",
        "5. Theo giới tính",
        "Bản quy tắc tính: 2",
        f"Người lập: {world.officer.name}",
    ):
        assert words in text, words
    with store.writing():
        for team in (world.team, world.other_team):
            db.session.get_one(Team, team.id).synthetic = False
    assert "DỮ LIỆU MẪU" not in pages(download(client, make(client, "pdf")))


def test_no_row_is_torn_apart_and_the_signature_is_not_alone(
    client_of: ClientOf, world: World, visits: None, store: Store, make: Make
) -> None:
    names = [f"Ấp {number} thuộc khu tái định cư phía Đông Nam cạnh khu dân cư {number}" * 3 for number in range(40)]
    with store.writing():
        for name in names:
            make_visit(world.team, hamlet=make_hamlet(world.commune, name[:190]))
    client = client_of(world.officer)
    read = pypdf.PdfReader(io.BytesIO(download(client, make(client, "pdf"))))
    sides = [re.sub(r"\s+", "", page.extract_text()) for page in read.pages]
    assert len(sides) > 3
    for name in names:
        assert sum(re.sub(r"\s+", "", name[:190]) in side for side in sides) == 1, name
    assert "Cáchtính" in sides[-1]
    assert "(Ký,ghirõhọtên)" in sides[-1]


def test_a_name_is_no_markup_on_paper(client_of: ClientOf, world: World, store: Store, make: Make) -> None:
    with store.writing():
        hamlet = make_hamlet(make_commune(world.province, "#panic() *đậm* $x$"))
        make_visit(world.team, hamlet=hamlet)
    client = client_of(world.staff)
    assert "#panic() *đậm* $x$" in pages(download(client, make(client, "pdf")))


def pages(content: bytes) -> str:
    """The text of all pages on one line."""
    read = pypdf.PdfReader(io.BytesIO(content))
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in read.pages))


def test_the_long_table_is_not_printed(client_of: ClientOf, world: World) -> None:
    refused = client_of(world.staff).post("/exports", {"report": "aggregates", "format": "pdf"})
    assert (refused.code, refused.json["errors"][0]["field"]) == ("validation_failed", "format")


def test_the_month_is_the_default(client_of: ClientOf, world: World, at: At) -> None:
    with at(MORNING):
        asked = client_of(world.staff).post("/exports", {"format": "xlsx"}).json
    assert (asked["report"], asked["params"]["from"], asked["params"]["to"]) == ("monthly", "2026-11-01", "2026-11-30")


def test_the_page_tells_who_took_a_file_and_when(
    client_of: ClientOf, world: World, visits: None, make: Make, at: At
) -> None:
    client = client_of(world.officer)
    export = make(client)
    assert (export["downloaded"], export["downloads"]) == (0, [])
    for minute in ("09:05", "09:10"):
        with at(f"2026-11-20T{minute}"):
            download(client, export)
    told = client.get("/exports").json["items"][0]
    assert told["downloaded"] == 2
    assert [(taken["name"], dt.datetime.fromisoformat(taken["at"]).minute) for taken in told["downloads"]] == [
        (world.officer.name, 10),
        (world.officer.name, 5),
    ]


def test_the_month_in_a_few_lines_for_a_chat(client_of: ClientOf, world: World, visits: None, at: At) -> None:
    with at(MORNING):
        text = client_of(world.officer).get("/exports/message").json["text"]
    lines = text.split("\n")
    assert lines[0] == f"{world.commune.name}, tháng 11/2026: tổ công nghệ số cộng đồng"
    assert lines[1:3] == ["(Dữ liệu mẫu)", "3 lượt hỗ trợ, 8 người, 7 việc."]
    assert lines[3] == "Nhiều nhất:"
    assert lines[4].endswith(": 4 việc")
    assert lines[-1] == "Số tính đến 09:00 ngày 20/11/2026. Tổ nào cũng đã gửi."
    with at("2026-12-20T09:00"):
        text = client_of(world.officer).get("/exports/message").json["text"]
    assert text.endswith("2 tổ chưa gửi.")
    with at(MORNING):
        cut = client_of(world.officer).get("/exports/message", {"from": "2026-11-02", "to": "2026-11-30"})
    assert cut.code == "whole_months_only"


def test_small_numbers_of_one_team_by_age_and_sex_are_hidden(
    client_of: ClientOf, world: World, store: Store, make: Make
) -> None:
    """Of a commune they are told; of one hamlet somebody could be recognised."""
    with store.writing():
        make_visit(
            world.team,
            TODAY,
            people=5,
            kind="group",
            groups=[("60_plus", "male", 3), ("46_59", "male", 2)],
            items=[item("PAY")],
        )
        make_visit(world.team, TODAY, people=40, kind="talk", groups=[("31_45", "female", 40)], items=[item("PAY")])
    leader, officer = client_of(world.leader), client_of(world.officer)
    found = sheets(download(leader, make(leader)))
    ages = {row[0]: row[2:4] for row in table(found["Theo nhóm tuổi"])}
    assert (ages["60_plus"], ages["46_59"], ages["31_45"]) == (["…", "…"], ["…", "…"], [1, 40])
    assert any("được ẩn" in str(row[1]) for row in found["Ghi chú"])
    whole = sheets(download(officer, make(officer)))
    told = {row[0]: row[2:4] for row in table(whole["Theo nhóm tuổi"])}
    assert (told["60_plus"], told["46_59"]) == ([1, 3], [1, 2])
    text = download(leader, make(leader, "csv")).decode("utf-8-sig")
    assert ";…;…;" in text
    of_hamlet = sheets(download(officer, make(officer, unit=str(world.hamlet.id))))
    assert {row[0]: row[2:4] for row in table(of_hamlet["Theo nhóm tuổi"])}["60_plus"] == ["…", "…"]
