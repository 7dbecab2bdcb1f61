"""What people type into cells: each kind of dirt has a test of its own (issue of the roster import, 1)."""

import datetime as dt
import unicodedata
from typing import Any

import pytest

from tests.api.rosters.reading import cell, codes, only, read_rows
from tests.support.lists import HEAD, person


@pytest.mark.parametrize(
    "typed",
    [
        "0530000001",
        530000001,
        530000001.0,
        "530000001",
        "0530.000.001",
        "0530 000 001",
        "0530-000-001",
        "(0530) 000001",
        "+84530000001",
        "+84 530 000 001",
        "84530000001",
        "+84 0530000001",
        "0530000001 / 0530000009",
        "0530000001; 0530000009",
        "0530000001, 0530000009",
        "0530000001 - 0530000009",
        "0530000001\n0530000009",
        "'0530000001",
        "ĐT: 0530000001",
    ],
)
def test_a_phone_in_any_spelling(typed: Any) -> None:
    assert only(cell("SĐT", typed)).phone == "+84530000001"


def test_an_old_number_of_eleven_digits_is_asked_with_the_new_one() -> None:
    for typed in ("01691234567", 1691234567, "0169.1234.567"):
        (fault,) = [one for one in cell("SĐT", typed).errors if one.row]
        assert (fault.code, fault.suggestion) == ("phone_old", "0391 234 567"), typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("053000000", "phone_digits"),
        ("05300000011", "phone_digits"),
        ("0130000001", "phone_prefix"),
        ("hỏi lại", "phone_digits"),
    ],
)
def test_a_phone_that_is_none(typed: str, code: str) -> None:
    assert codes(cell("SĐT", typed)) == [(2, "phone", code)]


def test_no_phone_is_no_error() -> None:
    for typed in (None, "", " ", "-", "không có"):
        found = cell("SĐT", typed)
        assert (only(found).phone, codes(found)) == (None, []), typed


@pytest.mark.parametrize("typed", [1980, 1980.0, "1980", " 1980 ", "'1980", "sinh năm 1980"])
def test_a_year_as_number_or_text(typed: Any) -> None:
    assert only(cell("Năm sinh", typed)).birth_year == 1980


@pytest.mark.parametrize(
    "typed",
    [
        dt.date(1980, 5, 2),
        "02/05/1980",
        "2/5/1980",
        "02-05-1980",
        "02.05.1980",
        "1980-05-02",
        "5/1980",
        "ngày 02 tháng 5 năm 1980",
        29343,
        29343.5,
        "29343",
    ],
)
def test_a_date_as_date_text_or_serial(typed: Any) -> None:
    assert only(cell("Năm sinh", typed)).birth_year == 1980


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("02/05/80", "not_a_year"),
        ("80", "not_a_year"),
        ("tám mươi", "not_a_year"),
        (1880, "out_of_range"),
        (2020, "out_of_range"),
    ],
)
def test_a_year_that_is_none(typed: Any, code: str) -> None:
    assert codes(cell("Năm sinh", typed)) == [(2, "birth_year", code)]


def test_a_year_of_two_digits_comes_with_what_is_meant() -> None:
    (fault,) = [one for one in cell("Năm sinh", "02/05/80").errors if one.row]
    assert fault.suggestion == "1980"


@pytest.mark.parametrize(
    "typed",
    [
        "NGUYỄN VĂN MỘT",
        "nguyễn văn một",
        "  Nguyễn   Văn  Một ",
        unicodedata.normalize("NFD", "Nguyễn Văn Một"),
        unicodedata.normalize("NFD", "NGUYỄN VĂN MỘT"),
        "Ông Nguyễn Văn Một",
        "Ông: Nguyễn Văn Một",
        "ÔNG NGUYỄN VĂN MỘT",
        "Đ/c Nguyễn Văn Một",
        "Nguyễn\u00a0Văn\u00a0Một",
        "\ufeffNguyễn Văn Một\u200b",
    ],
)
def test_a_name_in_its_usual_spelling(typed: str) -> None:
    assert only(cell("Họ và tên", typed)).full_name == "Nguyễn Văn Một"


def test_a_title_tells_the_gender_where_no_column_does() -> None:
    heads = ["Họ và tên", "Năm sinh", "Ấp"]
    found = read_rows(
        [heads, ["Ông Nguyễn Văn Một", 1970, "Ấp 1"], ["Bà Trần Thị Hai", 1980, "Ấp 1"], ["Lê Ba", 1990, "Ấp 1"]]
    )
    assert [member.gender for member in found.members] == ["male", "female", None]


def test_a_name_that_begins_like_a_title_is_kept() -> None:
    for name in ("Bác Ái", "Anh Thư", "Cô Thị Ánh"):
        assert only(cell("Họ và tên", name)).full_name.endswith(name.split()[-1])


@pytest.mark.parametrize("typed", ["0530000002", "Nguyễn Văn 1", "=1+1", "<b>x</b>", "?", "Nguyễn Văn Một (đã mất)"])
def test_a_name_that_is_none(typed: str) -> None:
    assert codes(cell("Họ và tên", typed)) == [(2, "full_name", "not_a_name")]


def test_a_name_of_many_words_without_end_is_asked() -> None:
    assert codes(cell("Họ và tên", "Nguyễn " * 30)) == [(2, "full_name", "too_long")]


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        *(
            (typed, "leader")
            for typed in ("Tổ trưởng", "TỔ TRƯỞNG", "tổ trưởng ", "Trưởng tổ", "TT", "To truong", "Tổ-trưởng")
        ),
        *((typed, "deputy") for typed in ("Tổ phó", "Tổ Phó", "Phó tổ", "Phó Tổ trưởng", "TP", "Tổ phó thường trực")),
        *((typed, "member") for typed in ("Tổ viên", "TV", "Thành viên", "thành viên tổ", "Uỷ viên", "", None)),
    ],
)
def test_a_role_in_any_spelling(typed: Any, role: str) -> None:
    found = cell("Vai trò trong tổ", typed)
    assert (only(found).role, codes(found)) == (role, [])


def test_a_role_that_is_none_is_asked() -> None:
    assert codes(cell("Vai trò trong tổ", "Cố vấn")) == [(2, "role", "unknown_role")]


@pytest.mark.parametrize(
    ("typed", "gender"),
    [("Nam", "male"), ("NAM", "male"), ("nam ", "male"), ("Nữ", "female"), ("Nu", "female"), ("NỮ", "female")],
)
def test_a_gender_in_any_spelling(typed: str, gender: str) -> None:
    assert only(cell("Giới tính", typed)).gender == gender


def test_a_gender_that_is_none_is_asked() -> None:
    assert codes(cell("Giới tính", "khác?")) == [(2, "gender", "unknown_gender")]


@pytest.mark.parametrize(
    ("typed", "hamlet"),
    [
        ("KP1", "Khu phố 1"),
        ("kp. 1", "Khu phố 1"),
        ("KHU PHỐ CHỢ CŨ", "Khu phố Chợ Cũ"),
        ("ấp 3", "Ấp 3"),
        ("TDP 4", "Tổ dân phố 4"),
    ],
)
def test_a_hamlet_in_any_spelling(typed: str, hamlet: str) -> None:
    assert only(cell("Ấp", typed)).hamlet == hamlet


def test_of_two_equal_phones_the_first_is_kept() -> None:
    rows = [person(1, "Nguyễn Văn Một", "Ấp 1", "Tổ trưởng"), person(2, "Trần Thị Hai", "Ấp 1", phone="0530000001")]
    found = read_rows([HEAD, *rows])
    assert (only(found).full_name, codes(found)) == ("Nguyễn Văn Một", [(3, "phone", "duplicate_in_file")])


def test_a_second_leader_is_asked() -> None:
    rows = [person(1, "Nguyễn Văn Một", "Ấp 1", "Tổ trưởng"), person(2, "Trần Thị Hai", "Ấp 01", "Trưởng tổ")]
    assert codes(read_rows([HEAD, *rows])) == [(3, "role", "second_leader")]
