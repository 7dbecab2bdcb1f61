"""Kinds of files: text of any usual separator and encoding, old workbooks, fonts of before Unicode."""

import datetime as dt
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from api.rosters.reading.model import Refused
from tests.api.rosters.reading import brief, codes, only, read, read_rows
from tests.support.lists import HEAD, team, text, workbook

BINARY = Path(__file__).parent / "binary"
THREE = [("Ấp 1", "Nguyễn Văn Một"), ("Ấp 1", "Trần Thị Hai"), ("Ấp 1", "Lê Văn Ba")]
VNI: list[list[Any]] = [
    ["STT", "Hoï vaø teân", "Naêm sinh", "Soá ñieän thoaïi", "Vai troø trong Toå", "Khu phoá"],
    [1, "Nguyeãn Vaên Ñöùc", 1970, "0530000001", "Toå tröôûng", "Khu phoá 1"],
    [2, "Traàn Thò Haïnh", 1980, "0530000002", "Toå vieân", "Khu phoá 1"],
    [3, "Leâ Thò AÙnh", 1990, "0530000003", "Toå vieân", "Khu phoá 1"],
    [4, "Phaïm Quoác AÂn", 1991, "0530000004", "Toå phoù", "Khu phoá 1"],
]
TCVN3: list[list[Any]] = [
    ["STT", "Hä vµ tªn", "N¨m sinh", "Sè ®iÖn tho¹i", "Vai trß trong Tæ", "Khu phè"],
    [1, "NguyÔn V¨n §øc", 1970, "0530000001", "Tæ tr­ëng", "Khu phè 1"],
    [2, "TrÇn ThÞ H¹nh", 1980, "0530000002", "Tæ viªn", "Khu phè 1"],
    [3, "Lª ThÞ ¸nh", 1990, "0530000003", "Tæ viªn", "Khu phè 1"],
    [4, "Ph¹m Quèc ¢n", 1991, "0530000004", "Tæ phã", "Khu phè 1"],
]
MEANT = ["Nguyễn Văn Đức", "Trần Thị Hạnh", "Lê Thị Ánh", "Phạm Quốc Ân"]


def cp1258(told: str) -> bytes:
    """Text in Windows' Vietnamese code page, where tones stand behind their vowels."""
    out = bytearray()
    for char in told:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            out += _split(char).encode("cp1258")
    return bytes(out)


def _split(char: str) -> str:
    """A letter of the code page and its tone."""
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY":
        for tone in "\u0300\u0301\u0303\u0309\u0323":
            if _composed(base + tone) == char:
                return base + tone
    return char


def _composed(told: str) -> str:
    return unicodedata.normalize("NFC", told)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_text_of_any_usual_separator_and_encoding(separator: str, encoding: str) -> None:
    rows = [HEAD, *team("Ấp 1")]
    if encoding == "cp1258":
        content = cp1258(text(rows, separator, "utf-8").decode())
    elif encoding.startswith("utf-16-"):
        content = "\ufeff".encode(encoding) + text(rows, separator, encoding)
    else:
        content = text(rows, separator, encoding)
    assert brief(read(content, "ds.csv")) == THREE


def test_utf_16_without_a_mark_is_known_by_its_zero_bytes() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert brief(read(text([HEAD, *team("Ấp 1")], "\t", encoding), "ds.txt")) == THREE


def test_separators_within_quotes_and_a_line_that_names_the_separator() -> None:
    rows = team("Ấp 1")
    rows[0][4] = 'Trưởng ấp; "kiêm" bí thư'
    content = b"sep=;\r\n" + text([HEAD, *rows], ";", "utf-8")
    found = read(content, "ds.csv")
    assert (brief(found), found.members[0].organization) == (THREE, 'Trưởng ấp; "kiêm" bí thư')


def test_an_old_workbook_with_dates_numbers_merges_and_a_hidden_sheet() -> None:
    found = read((BINARY / "danh-sach.xls").read_bytes(), "danh-sach.xls")
    assert [name for _, name in brief(found)] == ["Nguyễn Văn Một", "Trần Thị Hai", "Lê Văn Ba"]
    assert [member.birth_year for member in found.members] == [1970, 1981, 1992]
    assert [member.phone for member in found.members] == [f"+8453000000{n}" for n in (1, 2, 3)]
    assert ({member.hamlet for member in found.members}, found.ignored) == ({"Khu phố 1"}, ["Nháp"])


@pytest.mark.parametrize("rows", [VNI, TCVN3], ids=["VNI", "TCVN3"])
def test_legacy_text_is_converted_rightly(rows: list[list[Any]]) -> None:
    contents = [(workbook(rows), "ds.xlsx"), (text(rows, ";", "latin-1"), "ds.csv")]
    for content, name in contents:
        found = read(content, name)
        assert [name for _, name in brief(found)] == MEANT
        assert [member.role for member in found.members] == ["leader", "member", "member", "deputy"]
        assert ({member.hamlet for member in found.members}, codes(found)) == ({"Khu phố 1"}, [])


def test_cells_in_unicode_stay_beside_legacy_ones() -> None:
    found = read_rows([*TCVN3, [5, "Đặng Thị Mười", 1995, "0530000005", "Tổ viên", "Khu phố 1"]])
    assert [name for _, name in brief(found)] == [*MEANT, "Đặng Thị Mười"]


def test_legacy_text_that_nobody_knows_is_refused_with_the_reason() -> None:
    broken = [[str(cell).replace("ç", "¿").translate({ord(c): "¿" for c in "ÔÇÞ¹¨"}) for cell in row] for row in TCVN3]
    rows = [["STT", "Ho va ten", "Nam sinh", "SDT", "Vai tro trong To", "Khu pho"], *broken[1:]]
    with pytest.raises(Refused) as refused:
        read_rows(rows)
    assert refused.value.code == "legacy_font"
    assert "Unicode" in refused.value.message


def test_plain_unicode_is_never_taken_for_legacy_text() -> None:
    names = ["Hồ Thị Ú", "Ngô Gia Tự", "Điểu Ôn", "Lò Văn Ánh", "Đỗ Hòa", "Lê Thúy Hà", "Y Bion Niê", "H'Hen Niê"]
    rows = [[n, name, 1970 + n, "Nam", "", f"05300000{n:02d}", "", "Sóc 5"] for n, name in enumerate(names)]
    found = read_rows([HEAD, *rows])
    assert [member.full_name for member in found.members] == names


def test_a_list_without_accents_is_read_as_it_is() -> None:
    rows = [["STT", "Ho va ten", "Nam sinh", "SDT", "Vai tro trong To", "Khu pho"]]
    found = read_rows([*rows, [1, "Nguyen Van Mot", 1970, "0530000001", "To truong", "Khu pho 1"]])
    assert (only(found).full_name, only(found).hamlet) == ("Nguyen Van Mot", "Khu phố 1")


def test_years_are_bounded_by_the_day_of_reading() -> None:
    assert (
        only(read_rows([["Họ tên", "Năm sinh", "Ấp"], ["Nguyễn Một", dt.date(2011, 1, 1), "Ấp 1"]])).birth_year == 2011
    )
