"""A report as XLSX: one sheet per table with a frozen head, and the notes. No cell can become a formula."""

import datetime as dt
import io
from typing import Any

import xlsxwriter

from api.core.papers import SAMPLE
from api.reports.monthly import COLUMNS, HIDDEN, MEASURES, TITLE, TOTAL, Report, Table

NOTES = "Ghi chú"
WIDTHS = (18, 58, 14, 14, 14)
FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
HEAD = {"bold": True, "bg_color": "#E9EDF1", "bottom": 1, "text_wrap": True, "align": "center"}
FORMATS: dict[str, dict[str, Any]] = {
    "text": {},
    "title": {"bold": True, "font_size": 14},
    "sample": {"bold": True, "font_color": "#B3201A"},
    "head": HEAD,
    # Excel writes the separators of the reader's language: 1.234 in Vietnamese.
    "number": {"num_format": "#,##0", "align": "right"},
    "total": {"bold": True, "top": 1},
    "total_number": {"bold": True, "top": 1, "num_format": "#,##0"},
    "date": {"num_format": "dd/mm/yyyy", "align": "left"},
    "instant": {"num_format": "dd/mm/yyyy hh:mm", "align": "left"},
    "label": {"bold": True, "valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top", "align": "left", "num_format": "#,##0"},
}


def render_xlsx(report: Report) -> bytes:
    """The file's bytes."""
    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": f"{TITLE}: {report.headline}", "created": report.as_of.replace(tzinfo=None)})
    formats = {name: book.add_format({**FONT, **look}) for name, look in FORMATS.items()}
    for table in report.tables:
        _write_table(book.add_worksheet(table.name), report, table, formats)
    _write_notes(book.add_worksheet(NOTES), report, formats)
    book.close()
    return file.getvalue()


def _write_table(sheet: Any, report: Report, table: Table, formats: dict[str, Any]) -> None:
    lines = [
        (TITLE, "title"),
        (f"{table.name}: {report.headline}", "text"),
        (report.as_of_line, "text"),
        *([(SAMPLE, "sample")] if report.synthetic else []),
        *([(table.hint, "text")] if table.hint else []),
    ]
    for number, (text, look) in enumerate(lines):
        sheet.write_string(number, 0, text, formats[look])
    head = len(lines)
    _set_up_page(sheet, head)
    for column, name in enumerate(COLUMNS):
        sheet.write_string(head, column, name, formats["head"])
    for number, row in enumerate(table.rows, head + 1):
        _write_row(sheet, number, (row["code"] or "", row["label"]), row, formats["text"], formats["number"])
    last = head + 1 + len(table.rows)
    _write_row(sheet, last, ("", TOTAL), report.totals, formats["total"], formats["total_number"])


def _set_up_page(sheet: Any, head: int) -> None:
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(head + 1, 0)
    sheet.repeat_rows(head)
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&CTrang &P/&N")


def _write_row(
    sheet: Any, number: int, texts: tuple[str, str], measures: dict[str, Any], text: Any, figure: Any
) -> None:
    for column, value in enumerate(texts):
        sheet.write_string(number, column, value, text)
    for column, name in enumerate(MEASURES, len(texts)):
        if measures[name] is None:
            sheet.write_blank(number, column, None, figure)
        elif measures.get("hidden"):
            sheet.write_string(number, column, HIDDEN, figure)
        else:
            sheet.write_number(number, column, measures[name], figure)


def _write_notes(sheet: Any, report: Report, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, TITLE, formats["title"])
    sheet.write_string(1, 0, report.headline, formats["text"])
    for number, (label, value) in enumerate(report.notes, 3):
        sheet.write_string(number, 0, label, formats["label"])
        if isinstance(value, dt.datetime):
            sheet.write_datetime(number, 1, value.replace(tzinfo=None), formats["instant"])
        elif isinstance(value, dt.date):
            sheet.write_datetime(number, 1, dt.datetime.combine(value, dt.time()), formats["date"])
        elif isinstance(value, int):
            sheet.write_number(number, 1, value, formats["wrapped"])
        else:
            sheet.write_string(number, 1, value, formats["wrapped"])
