"""Sheets of goals as people make them: numbers of every country, sums, remarks, second sheets, codes without zeros."""

import datetime as dt
import io
from collections.abc import Sequence

import pytest
import xlsxwriter

from api.campaigns.sheet_rows import goals_of
from api.rosters.reading.model import Sheet, Value
from tests.api.campaigns.conftest import MORNING, Draft, Two
from tests.conftest import At, ClientOf
from tests.factories.teams import make_team
from tests.factories.units import add_version
from tests.support.client import API, Answer, Client
from tests.support.forms import form
from tests.support.store import Store
from tests.support.units import end_version

Rows = Sequence[Sequence[object]]


def workbook(*sheets: Rows) -> bytes:
    """An XLSX with the sheets."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_numbers": False}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file.getvalue()


def upload(client: Client, campaign: object, content: bytes, name: str = "giao.xlsx", **fields: object) -> Answer:
    """Upload a sheet of goals."""
    sent = form(fields, content, name)
    path = f"{API}/campaigns/{campaign}/targets/sheet"
    return client.send("POST", path, data=sent.body, headers={"Content-Type": sent.content_type})


@pytest.mark.parametrize(
    ("cell", "goal"),
    [
        ("1.200", 1200),
        ("1,200", 1200),
        ("1,000", 1000),
        ("12,000", 12_000),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        (" 1200  ", 1200),
        ("1.250.000", 1_250_000),
        ("1.200,00", 1200),
        ("1,200.0", 1200),
        ("1250,0", 1250),
        (1250.0, 1250),
        ("0", 0),
        ("1,2", None),
        ("1.20", None),
        ("1.200.00", None),
        ("1.2000", None),
        ("1,200.500", None),
        (37.125, None),
        (1.5, None),
        (-3.0, None),
        ("-3", None),
        ("+5", None),
        ("1e3", None),
        ("100%", None),
        ("", None),
    ],
)
def test_a_number_is_read_as_whoever_typed_it_meant_it(cell: str | float, goal: int | None) -> None:
    (row,) = goals_of([Sheet("", [["25747", cell]])])
    assert (row["code"], row["goal"]) == ("25747", goal)


def test_sums_and_remarks_are_no_rows() -> None:
    rows: list[list[Value]] = [
        ["ỦY BAN NHÂN DÂN", "", "", ""],
        ["STT", "Mã xã/phường", "Tên", "Chỉ tiêu (lượt)"],
        [1.0, 25747.0, "Phường Thủ Dầu Một", 5.0],
        [2.0, "CONG-01", "Khu phố Cổng", 7.0],
        ["", "", "Tổng cộng", 12.0],
        ["TỔNG", "", "", 12.0],
        ["", "Tổng số: 2", "", 12.0],
        ["", "Người lập biểu", "", ""],
    ]
    found = goals_of([Sheet("Giao", rows), Sheet("Hướng dẫn", [["Cách điền", "Điền cột chỉ tiêu"], ["1", "2"]])])
    assert [(row["row"], row["code"], row["goal"]) for row in found] == [(3, "25747", 5), (4, "CONG-01", 7)]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_of_any_separator(two: Two, draft: Draft, client_of: ClientOf, at: At, separator: str) -> None:
    one, other = two.one.commune.code, two.other.commune.code
    lines = [("Mã xã", "Chỉ tiêu"), (one, '"1,250"'), (other, "2.500")]
    text = "\r\n".join(separator.join(line) for line in lines)
    with at(MORNING):
        answer = upload(client_of(two.one.staff), draft()["id"], text.encode("utf-8-sig"), "giao.csv")
    assert answer.json == {"rows": 2, "taken": 2, "errors": []}, answer.text


def test_a_code_that_excel_took_for_a_number_is_known(
    two: Two, draft: Draft, client_of: ClientOf, store: Store, at: At
) -> None:
    """Communes of Hà Nội begin with zeros, which a cell of numbers has not."""
    staff, made = client_of(two.one.staff), draft()
    with store.writing():
        since = dt.date(2026, 1, 1)
        end_version(two.one.commune.id, since)
        add_version(two.one.commune.id, "00004", "Phường Ba Đình", "commune", two.one.province, since)
    with at(MORNING):
        told = upload(
            staff, made["id"], workbook([("Mã xã", "Chỉ tiêu"), (4, 100), (two.other.commune.code.upper(), 5)])
        )
        assert told.json == {"rows": 2, "taken": 2, "errors": []}
        items = staff.get(f"/campaigns/{made['id']}/targets").json["items"]
    assert {item["code"]: item["goal"] for item in items} == {"00004": 100, two.other.commune.code: 5}


def test_a_code_of_two_teams_is_given_to_neither(
    two: Two, draft: Draft, client_of: ClientOf, store: Store, at: At
) -> None:
    """Where hamlets were merged a hamlet has two teams for a while."""
    officer, made = client_of(two.one.officer), draft(client_of(two.one.officer), unit_id=str(two.one.commune.id))
    with store.writing():
        make_team(two.one.hamlets[0], commune=two.one.commune)
    first, second = (hamlet.code for hamlet in two.one.hamlets)
    with at(MORNING):
        told = upload(officer, made["id"], workbook([(first, 5), (second, 7)]), level="team").json
        assert (told["taken"], [(fault["row"], fault["code"]) for fault in told["errors"]]) == (0, [(1, "ambiguous")])
        assert upload(officer, made["id"], workbook([(second, 7)]), level="team").json["taken"] == 1
