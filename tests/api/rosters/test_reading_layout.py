"""How communes lay out their lists: each kind of dirt has a test of its own (issue of the roster import, 1)."""

import io
from typing import Any

import openpyxl
import pytest

from tests.api.rosters.reading import brief, codes, only, read, read_rows
from tests.support.lists import HEAD, person, team, text, workbook

TITLES: list[list[Any]] = [
    ["ỦY BAN NHÂN DÂN", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["PHƯỜNG PHÚ CƯỜNG", None, None, None, "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["DANH SÁCH THÀNH VIÊN TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"],
    ["(Kèm theo Quyết định số 45/QĐ-UBND ngày 01 tháng 3 năm 2026)"],
]
SHORT = ["STT", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ", "Số điện thoại", "Vai trò trong Tổ"]
THREE = [("Ấp 1", "Nguyễn Văn Một"), ("Ấp 1", "Trần Thị Hai"), ("Ấp 1", "Lê Văn Ba")]


def merged(rows: list[list[Any]], *ranges: str) -> bytes:
    """A workbook with merged cells."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for found in ranges:
        sheet.merge_cells(found)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def without_hamlet(rows: list[list[Any]]) -> list[list[Any]]:
    """The rows without their last column."""
    return [row[:-1] for row in rows]


def test_a_block_of_titles_stands_above_the_header() -> None:
    found = read_rows([*TITLES, HEAD, *team("Ấp 1")])
    assert brief(found) == THREE
    assert [member.row for member in found.members] == [7, 8, 9]


@pytest.mark.parametrize("above", [0, 1, 12, 40])
@pytest.mark.parametrize("left", [0, 3])
def test_the_header_stands_anywhere(above: int, left: int) -> None:
    rows = [[None] * left + list(row) for row in [HEAD, *team("Ấp 1")]]
    assert brief(read_rows([*[["ghi chú"]] * above, *rows])) == THREE


def test_columns_are_known_by_meaning_in_any_order() -> None:
    heads = [
        "Ghi chú",
        "SĐT liên hệ",
        "CHỨC DANH TỔ",
        "Ho ten",
        "Thôn/Ấp",
        "Ngày, tháng, năm sinh",
        "Phái",
        "Nghề nghiệp",
    ]
    row = ["", "0530000001", "tổ trưởng", "Nguyễn Văn Một", "Ấp 1", "01/02/1980", "nam", "Giáo viên"]
    member = only(read_rows([heads, row]))
    assert (member.full_name, member.phone, member.role, member.hamlet) == (
        "Nguyễn Văn Một",
        "+84530000001",
        "leader",
        "Ấp 1",
    )
    assert (member.birth_year, member.gender, member.organization) == (1980, "male", "Giáo viên")


def test_a_header_of_two_rows_with_the_year_under_nam_or_nu() -> None:
    top = ["STT", "Họ và tên", "Năm sinh", "Năm sinh", "Số điện thoại", "Vai trò", "Ấp"]
    second = ["STT", "Họ và tên", "Nam", "Nữ", "Số điện thoại", "Vai trò", "Ấp"]
    rows: list[list[Any]] = [
        top,
        second,
        [1, "Nguyễn Văn Một", 1970, None, "0530000001", "Tổ trưởng", "Ấp 1"],
        [2, "Trần Thị Hai", None, "1981", "0530000002", "", "Ấp 1"],
    ]
    merges = ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2", "G1:G2")
    for content in (merged(rows, *merges), workbook(rows)):
        found = read(content)
        assert [(m.birth_year, m.gender) for m in found.members] == [(1970, "male"), (1981, "female")]


def test_a_tick_below_nam_or_nu_beside_the_year() -> None:
    heads = ["Họ và tên", "Năm sinh", "Nam", "Nữ", "SĐT", "Ấp"]
    rows = [
        ["Nguyễn Văn Một", 1970, "x", "", "0530000001", "Ấp 1"],
        ["Trần Thị Hai", 1981, "", "X", "0530000002", "Ấp 1"],
    ]
    found = read_rows([heads, *rows])
    assert [(m.birth_year, m.gender) for m in found.members] == [(1970, "male"), (1981, "female")]


@pytest.mark.parametrize("heading", ["Khu phố 1", "I. KHU PHỐ 1", "KP 1 (3 người)", "I", "TỔ CNSCĐ KHU PHỐ 1:"])
@pytest.mark.parametrize("merge", [True, False])
def test_rows_of_groups_name_the_hamlet(heading: str, merge: bool) -> None:
    first: list[Any] = ["I", "KHU PHỐ 1 (03 thành viên)"] if heading == "I" else [heading]
    rows = [SHORT, first, *without_hamlet(team("")), ["II", "Khu phố 2"], *without_hamlet(team("", start=4))]
    found = read(merged(rows, "A2:G2") if merge and heading != "I" else workbook(rows))
    assert [member.hamlet for member in found.members] == ["Khu phố 1"] * 3 + ["Khu phố 2"] * 3
    assert codes(found) == []


def test_a_hamlet_may_be_called_as_another_kind_is() -> None:
    rows = [SHORT, ["ẤP BÀN CỜ"], *without_hamlet(team("")), ["Ấp Xóm Mới"], *without_hamlet(team("", start=4))]
    assert {member.hamlet for member in read_rows(rows).members} == {"Ấp Bàn Cờ", "Ấp Xóm Mới"}


def test_a_merged_column_names_the_hamlet_once() -> None:
    rows = [list(HEAD), *team("Ấp 1"), *team("Ấp 2", start=4)]
    for row in (rows[2], rows[3], rows[5], rows[6]):
        row[7] = None
    for content in (merged(rows, "H2:H4", "H5:H7"), workbook(rows)):
        assert [member.hamlet for member in read(content).members] == ["Ấp 1"] * 3 + ["Ấp 2"] * 3


def test_a_column_headed_khu_pho_holds_bare_numbers() -> None:
    found = read_rows([HEAD, *team("1"), *[[*row[:-1], 2] for row in team("", start=4)]])
    assert {member.hamlet for member in found.members} == {"Khu phố 1", "Khu phố 2"}


def test_every_hamlet_has_a_sheet() -> None:
    sheets = {f"Ấp {n}": [SHORT, *without_hamlet(team("", start=n * 5))] for n in (2, 3)}
    found = read_rows([["DANH SÁCH TỔ CNSCĐ ẤP 1, XÃ TÂN HÒA"], SHORT, *without_hamlet(team(""))], **sheets)
    assert [member.hamlet for member in found.members] == ["Ấp 1"] * 3 + ["Ấp 2"] * 3 + ["Ấp 3"] * 3
    assert {member.sheet for member in found.members} == {"Sheet1", "Ấp 2", "Ấp 3"}


def test_totals_and_signatures_are_nobody() -> None:
    ends = [
        ["", "Tổng cộng: 3 người"],
        ["Danh sách này có 3 người./."],
        ["", "Người lập biểu", "", "", "", "TM. ỦY BAN NHÂN DÂN"],
        ["", "", "", "", "", "CHỦ TỊCH"],
        ["", "Nguyễn Thị Lập", "", "", "", "Trần Văn Ký"],
    ]
    found = read_rows([HEAD, *team("Ấp 1"), *ends])
    assert (brief(found), codes(found)) == (THREE, [])


def test_hidden_sheets_are_left_out_and_said() -> None:
    book = openpyxl.Workbook()
    for name, rows, state in (
        ("DS", team("Ấp 1"), "visible"),
        ("Cũ", team("Ấp 9"), "hidden"),
        ("X", team("Ấp 8"), "veryHidden"),
    ):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in [HEAD, *rows]:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    found = read(target.getvalue())
    assert (brief(found), found.ignored) == (THREE, ["Cũ", "X"])


def test_the_header_is_repeated_on_each_page() -> None:
    found = read_rows([HEAD, *team("Ấp 1", people=2), HEAD, person(3, "Lê Văn Ba", "Ấp 1"), [], HEAD])
    assert (brief(found), codes(found)) == (THREE, [])


def test_family_and_given_names_stand_in_two_columns() -> None:
    heads = ["TT", "Họ và chữ đệm", "Tên", "Năm sinh", "Ấp"]
    assert only(read_rows([heads, [1, "Nguyễn Văn", "Một", 1980, "Ấp 1"]])).full_name == "Nguyễn Văn Một"


def test_roles_stand_under_chuc_vu() -> None:
    heads = ["Họ và tên", "Năm sinh", "Chức vụ", "Ấp"]
    rows = [["Nguyễn Văn Một", 1970, "Tổ trưởng", "Ấp 1"], ["Trần Thị Hai", 1980, "Tổ phó", "Ấp 1"]]
    found = read_rows([heads, *rows, ["Lê Văn Ba", 1990, "Thành viên", "Ấp 1"]])
    assert [member.role for member in found.members] == ["leader", "deputy", "member"]
    assert {member.organization for member in found.members} == {None}


def test_hamlets_stand_under_don_vi() -> None:
    heads = ["Họ và tên", "Năm sinh", "Đơn vị", "Vai trò"]
    rows = [["Nguyễn Văn Một", 1970, "Khu phố 1", "Tổ trưởng"], ["Trần Thị Hai", 1980, "KP2", "Tổ trưởng"]]
    assert [member.hamlet for member in read_rows([heads, *rows]).members] == ["Khu phố 1", "Khu phố 2"]


def test_the_communes_own_team_is_a_group_of_its_own() -> None:
    own = without_hamlet(team("", start=4))
    for row, name in zip(own, ("Hồ Thị Tư", "Hồ Văn Năm", "Hồ Thị Sáu"), strict=True):
        row[1] = name
    rows = [["DANH SÁCH CÁC TỔ CNSCĐ PHƯỜNG PHÚ CƯỜNG"], SHORT, ["TỔ CNSCĐ PHƯỜNG PHÚ CƯỜNG"], *own]
    found = read_rows([*rows, ["KHU PHỐ 1"], *without_hamlet(team(""))])
    assert [member.hamlet for member in found.members] == ["Phường Phú Cường"] * 3 + ["Khu phố 1"] * 3


def test_who_is_in_a_hamlets_team_and_the_communes_is_only_said() -> None:
    again = person(9, "Nguyễn Văn Một", "Cấp phường", "Tổ trưởng", year=1971, phone="0530000001")
    found = read_rows([HEAD, *team("Khu phố 1"), again])
    assert (codes(found), len(found.members)) == ([], 4)
    assert [fault.code for fault in found.warnings] == ["hamlet_and_commune"]


def test_nobody_is_taken_for_the_communes_team_because_of_a_letterhead() -> None:
    rows = [["PHƯỜNG PHÚ CƯỜNG"], SHORT, *without_hamlet(team(""))]
    assert {code for _, _, code in codes(read_rows(rows))} == {"missing"}


def test_columns_that_the_law_wants_left_alone_are_dropped_and_said() -> None:
    extra = ["Số CCCD", "Dân tộc", "Tôn giáo", "Đảng viên"]
    rows = [[*HEAD, *extra], *[[*row, "074085000001", "Kinh", "Không", "x"] for row in team("Ấp 1")]]
    found = read_rows(rows)
    assert [(fault.code, fault.column) for fault in found.warnings] == [("forbidden_column", name) for name in extra]
    assert all(word not in str(found.as_json()) for word in ("074085000001", "Kinh"))
    assert brief(found) == THREE


def test_lines_of_a_csv_are_numbered_as_in_the_file() -> None:
    rows = team("Ấp 1")
    rows[0][4] = "Trưởng ấp,\nBí thư"
    assert [member.row for member in read(text([HEAD, *rows], ","), "ds.csv").members] == [2, 4, 5]


def test_rows_of_a_text_file_may_end_early() -> None:
    rows = [",".join(str(cell) for cell in row).rstrip(",") for row in [HEAD, *team("Ấp 1")]]
    content = "\n".join([*rows, "", "4,Hồ Thị Tư,1990", "Tổng cộng: 4"]).encode()
    found = read(content, "ds.csv")
    assert (brief(found), codes(found)) == ([*THREE, ("Ấp 1", "Hồ Thị Tư")], [])
