"""The closing report as XLSX: communes, teams, days, notes. No cell can become a formula."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
FORMATS: dict[str, dict[str, Any]] = {
    "text": {},
    "title": {"bold": True, "font_size": 14},
    "sample": {"bold": True, "font_color": "#B3201A"},
    "head": {"bold": True, "bg_color": "#E9EDF1", "bottom": 1, "text_wrap": True, "align": "center"},
    # Excel writes the separators of the reader's language: 1.234 in Vietnamese.
    "number": {"num_format": "#,##0"},
    "share": {"num_format": "0%"},
    "total": {"bold": True, "top": 1, "num_format": "#,##0"},
    "total_share": {"bold": True, "top": 1, "num_format": "0%"},
    "date": {"num_format": "dd/mm/yyyy", "align": "left"},
    "wrapped": {"text_wrap": True, "valign": "top"},
}
FIGURES = ("Chỉ tiêu", "Đã làm", "Đạt", "Tổ chưa gửi")
Cells = Sequence[tuple[Any, str]]


def make_xlsx(paper: dict[str, Any], made_at: dt.datetime) -> bytes:
    """The file's bytes; equal papers made at the same instant are equal files."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    created = made_at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    book.set_properties({"title": f"{paper['title']}: {paper['name']}", "created": created})
    formats = {name: book.add_format({**FONT, **look}) for name, look in FORMATS.items()}
    communes = [_line((row["code"], row["label"]), row) for row in paper["communes"]]
    silent = sum(row["silent"] for row in paper["communes"])
    total = _line(("", "TỔNG CỘNG"), {**paper["totals"], "silent": silent}, "total")
    teams = [_line((row["commune"], row["code"], row["label"]), row) for row in paper["teams"]]
    days = [[(dt.date.fromisoformat(day["date"]), "date"), (day["done"], "number")] for day in paper["days"]]
    for name, heads, rows, widths in (
        ("Theo phường, xã", ("Mã", "Phường, xã", *FIGURES), [*communes, total], (14, 44, 14, 14, 10, 14)),
        ("Theo tổ", ("Phường, xã", "Mã khu phố, ấp", "Khu phố, ấp", *FIGURES), teams, (36, 16, 44, 14, 14, 10, 14)),
        ("Theo ngày", ("Ngày", paper["measure"].capitalize()), days, (16, 20)),
    ):
        _write_sheet(book.add_worksheet(name), formats, paper, heads, rows, widths)
    _write_notes(book.add_worksheet("Ghi chú"), formats, paper)
    book.close()
    return file.getvalue()


def _line(texts: Sequence[str], row: dict[str, Any], look: str = "") -> Cells:
    number, share = ("total", "total_share") if look else ("number", "share")
    # the share as a fraction, so that Excel can reckon with it
    exact = row["done"] / row["goal"] if row["goal"] else None
    figures = [(row["goal"], number), (row["done"], number), (exact, share), (row["silent"], number)]
    return [*((text, look or "text") for text in texts), *figures]


def _write_sheet(
    sheet: Any,
    formats: dict[str, Any],
    paper: dict[str, Any],
    heads: Sequence[str],
    rows: Sequence[Cells],
    widths: Sequence[int],
) -> None:
    titles = [(paper["title"], "title"), (f"{paper['name']} · {paper['body']}", "text"), (paper["as_of"], "text")]
    if paper["sample"]:
        titles.append((paper["sample"], "sample"))
    for number, (text, look) in enumerate(titles):
        sheet.write_string(number, 0, text, formats[look])
    top = len(titles)
    for column, (name, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(top, column, name, formats["head"])
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&CTrang &P/&N")
    for number, cells in enumerate(rows, top + 1):
        for column, (value, look) in enumerate(cells):
            _write(sheet, number, column, value, formats[look])


def _write(sheet: Any, row: int, column: int, value: Any, look: Any) -> None:
    if value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), look)
    else:
        sheet.write_number(row, column, value, look)


def _write_notes(sheet: Any, formats: dict[str, Any], paper: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    notes = (
        *((("Lưu ý", paper["sample"]),) if paper["sample"] else ()),
        ("Chiến dịch", paper["name"]),
        ("Căn cứ", paper["basis"] or "–"),
        ("Thời gian", paper["period"]),
        ("Nội dung", paper["topics"]),
        ("Kết quả", paper["summary"]),
        ("Số liệu", paper["as_of"]),
        ("Cách tính", paper["rule"]),
        ("Ô trống", "Chưa giao chỉ tiêu, hoặc ngày chưa tới: không phải số 0."),
    )
    for number, (label, text) in enumerate(notes):
        sheet.write_string(number, 0, label, formats["wrapped"])
        sheet.write_string(number, 1, text, formats["wrapped"])
