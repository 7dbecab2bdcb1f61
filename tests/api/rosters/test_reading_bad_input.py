"""Files that mean harm, or are broken: refused in under two seconds and 256 MB, with a reason that says what to do."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.rosters.reading import only, read
from tests.support.lists import HEAD, team, text, workbook
from tests.support.measured import read_measured

BINARY = Path(__file__).parent / "binary"
GOOD = workbook([HEAD, *team("Ấp 1")])
SHEET = "xl/worksheets/sheet1.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ROWS = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}'
ENTITY = '<?xml version="1.0"{}?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def packed(**parts: bytes) -> bytes:
    """The good workbook with parts replaced or added; ``__`` in a name is a dot, ``_`` a slash."""
    target = io.BytesIO()
    told = {name.replace("__", ".").replace("_", "/"): content for name, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.infolist():
            archive.writestr(part.filename, told.pop(part.filename, source.read(part)))
        for name, content in told.items():
            archive.writestr(name, content)
    return target.getvalue()


def sheet(cells: str, close: str = "</sheetData></worksheet>") -> bytes:
    """The good workbook with other rows."""
    return packed(xl_worksheets_sheet1__xml=(ROWS.format(cells) + close).encode())


def with_entity(encoding: str) -> bytes:
    """A sheet that asks for a file of the server."""
    told = "" if encoding == "utf-8" else f' encoding="{encoding}"'
    return packed(xl_worksheets_sheet1__xml=(ENTITY.format(told) + ROWS.format("&a;")[21:]).encode(encoding))


def million_rows(prefix: str = "") -> bytes:
    """Empty rows, a few kilobytes when packed."""
    return sheet(f'<{prefix}row r="1"></{prefix}row>' * 10**6)


def lying_sizes() -> bytes:
    """A bomb whose table of contents says that it is small."""
    content = bytearray(packed(xl_media_a__xml=b"0" * 80 * 1024 * 1024))
    whole = (80 * 1024 * 1024).to_bytes(4, "little")
    return bytes(content.replace(whole, (1000).to_bytes(4, "little")))


BAD: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "zip bomb": ("a.xlsx", lambda: packed(xl_media_a__xml=b"0" * 200 * 1024 * 1024), {"too_large"}),
    "zip bomb that lies about its size": ("a.xlsx", lying_sizes, {"too_large", "damaged"}),
    "thousands of parts": ("a.xlsx", lambda: packed(**{f"x_{n}__xml": b"" for n in range(3000)}), {"too_large"}),
    "a million rows": ("a.xlsx", million_rows, {"too_many_rows"}),
    "a million rows with a prefix": ("a.xlsx", lambda: million_rows("x:"), {"too_many_rows"}),
    "a million lines": ("a.csv", lambda: b"a;b\n" * 10**6, {"too_many_rows"}),
    "two cells far apart": (
        "a.xlsx",
        lambda: sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        {"too_complex", "too_many_rows", "too_large"},
    ),
    "deep nesting": ("a.xlsx", lambda: sheet("<a>" * 10**6), {"damaged", "too_complex", "no_list"}),
    "one huge cell": ("a.csv", lambda: b'"' + b"a" * 9 * 1024 * 1024, {"damaged", "no_list"}),
    "macros": ("a.xlsm", lambda: packed(xl_vbaProject__bin=b"x"), {"macros"}),
    "macros of an old workbook": ("a.xls", lambda: OLE + bytes(600) + "_VBA_PROJECT".encode("utf-16-le"), {"macros"}),
    "an external entity": ("a.xlsx", lambda: with_entity("utf-8"), {"entities"}),
    "an external entity in UTF-16": ("a.xlsx", lambda: with_entity("utf-16"), {"entities"}),
    "an external entity in UTF-16 without a mark": ("a.xlsx", lambda: with_entity("utf-16-le"), {"entities"}),
    "a password": ("a.xlsx", (BINARY / "co-mat-khau.xlsx").read_bytes, {"encrypted"}),
    "a PDF that is called .xlsx": ("a.xlsx", lambda: b"%PDF-1.7\n1 0 obj", {"not_a_sheet"}),
    "a picture": ("a.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(900), {"not_a_sheet"}),
    "a web page that is called .xls": ("a.xls", lambda: b"<html><table><tr><td>1", {"not_a_sheet"}),
    "an archive of something else": ("a.xlsx", lambda: _archive("a.docx", b"x"), {"not_a_sheet"}),
    "nothing": ("a.xlsx", lambda: b"", {"empty"}),
    "zeros": ("a.xlsx", lambda: bytes(4096), {"empty"}),
    "a workbook without a list": ("a.xlsx", lambda: workbook([["Thực đơn", "Giá"], ["Phở", 40000]]), {"no_list"}),
    "a header without people": ("a.xlsx", lambda: workbook([HEAD]), {"no_list"}),
    "a workbook cut in half": ("a.xlsx", lambda: GOOD[: len(GOOD) // 2], {"damaged"}),
    "an old workbook cut in half": (
        "a.xls",
        lambda: (BINARY / "danh-sach.xls").read_bytes()[:2500],
        {"damaged", "no_list"},
    ),
    "more than ten megabytes": ("a.csv", lambda: b"a;b\n" * 3 * 1024 * 1024, {"too_large"}),
}


def _archive(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_quickly_and_in_little_memory(name: str) -> None:
    filename, make, wanted = BAD[name]
    cost = read_measured(make(), filename)
    print(f"{name}: {cost.code}, {cost.seconds:.2f} s, {cost.cpu:.2f} s of CPU, {cost.memory:.0f} MB")
    assert (cost.status, cost.code in wanted) == ("refused", True), cost
    assert cost.message
    assert cost.message.endswith(".")
    # by the processor's time, as other tests run beside this one; alone the clock says the same
    assert cost.cpu < 2.0, cost
    assert cost.memory < 256, cost


def test_three_thousand_rows_are_read_in_three_seconds() -> None:
    rows = [row for n in range(600) for row in team(f"Ấp {n + 1}", start=n * 5, people=5)]
    cost = read_measured(workbook([HEAD, *rows]), "ds.xlsx")
    assert (cost.status, cost.members, cost.errors) == ("ready", 3000, 0)
    assert cost.cpu < 3.0, cost
    assert cost.memory < 256, cost


def test_formulas_are_what_they_last_showed_and_never_evaluated() -> None:
    heads = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("Họ và tên", "Năm sinh", "Ấp"))
    name = '<c t="str"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>Nguyễn Văn Một</v></c>'
    year = "<c><f>1979+100</f><v>1980</v></c>"
    hamlet = '<c t="str"><f>"Ấp "&amp;9</f><v>Ấp 1</v></c>'
    member = only(read(sheet(f"<row>{heads}</row><row>{name}{year}{hamlet}</row>")))
    assert (member.full_name, member.birth_year, member.hamlet) == ("Nguyễn Văn Một", 1980, "Ấp 1")


def test_a_formula_in_a_text_file_is_text() -> None:
    rows = team("Ấp 1")
    rows[0][4] = '=cmd|" /C calc"!A0'
    assert read(text([HEAD, *rows]), "ds.csv").members[0].organization == '=cmd|" /C calc"!A0'
