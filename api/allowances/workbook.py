"""A month's totals as XLSX: communes, teams, notes. No cell can become a formula."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from api.allowances.papers import KINDS, RULE
from api.core.papers import SAMPLE
from api.core.spelling import as_of_line, spell

FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
FORMATS: dict[str, dict[str, Any]] = {
    "text": {},
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "bg_color": "#E9EDF1", "bottom": 1, "text_wrap": True, "align": "center"},
    # Excel writes the separators of the reader's language: 1.234 in Vietnamese.
    "number": {"num_format": "#,##0"},
    "total": {"bold": True, "top": 1, "num_format": "#,##0"},
    "wrapped": {"text_wrap": True, "valign": "top"},
}
KEYS = ("members", "days", "nights", "month_amount", "day_amount", "night_amount", "amount")
HEADS = ("Thành viên", "Ngày công", "Đêm", "Mức tháng (đồng)", "Ngày công (đồng)", "Đêm (đồng)", "Tổng (đồng)")
WIDTHS = (12, 12, 10, 18, 18, 16, 18)


def make_xlsx(told: dict[str, Any]) -> bytes:
    """The file's bytes of ``totals.allowances``."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    created = told["as_of"].astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    book.set_properties({"title": _title(told), "created": created})
    looks = {name: book.add_format({**FONT, **look}) for name, look in FORMATS.items()}
    communes = [(one["name"], str(one["teams"]), one) for one in told["communes"]]
    _sheet(book.add_worksheet("Theo phường, xã"), looks, told, ("Phường, xã", "Số tổ"), communes, (44, 10))
    state = {True: "đã xác nhận", False: "chưa xác nhận"}
    teams = [
        (one["commune_name"], one["title"], one["unit_name"], state[one["confirmed"]], one) for one in told["teams"]
    ]
    _sheet(
        book.add_worksheet("Theo tổ"),
        looks,
        told,
        ("Phường, xã", "Tổ", "Khu phố, ấp", "Ngày công"),
        teams,
        (36, 52, 36, 18),
    )
    _notes(book.add_worksheet("Ghi chú"), looks, told)
    book.close()
    return file.getvalue()


def _title(told: dict[str, Any]) -> str:
    return f"Bảng kê hỗ trợ tháng {told['month'][5:]}/{told['month'][:4]}"


def _sheet(
    sheet: Any, looks: dict[str, Any], told: dict[str, Any], names: Sequence[str], rows: Any, widths: Sequence[int]
) -> None:
    sheet.write_string(0, 0, _title(told), looks["title"])
    sheet.write_string(1, 0, SAMPLE if told["synthetic"] else as_of_line(told["as_of"]), looks["text"])
    for column, (name, width) in enumerate(zip((*names, *HEADS), (*widths, *WIDTHS), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, name, looks["head"])
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    number = 2
    for number, (*texts, row) in enumerate(rows, 3):
        _line(sheet, looks, number, texts, row, "number")
    _line(sheet, looks, number + 1, ["TỔNG CỘNG", *[""] * (len(names) - 1)], told["totals"], "total")


def _line(sheet: Any, looks: dict[str, Any], number: int, texts: Sequence[str], row: Any, look: str) -> None:
    for column, text in enumerate(texts):
        sheet.write_string(number, column, text, looks["text" if look == "number" else look])
    for column, key in enumerate(KEYS, len(texts)):
        if row[key] is None:
            sheet.write_blank(number, column, None, looks[look])
        else:
            sheet.write_number(number, column, row[key], looks[look])


def _notes(sheet: Any, looks: dict[str, Any], told: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    rates = [
        (f"Mức {KINDS[rate['kind']]}", f"{spell(rate['amount'])} đồng. {rate['legal_basis']}") for rate in told["rates"]
    ]
    notes = [
        ("Thời gian", f"Từ ngày {told['start']:%d/%m/%Y} đến ngày {told['end']:%d/%m/%Y}"),
        ("Số liệu", as_of_line(told["as_of"])),
        *rates,
        ("Cách tính", RULE),
        ("Ô trống", "Chưa có mức hỗ trợ cho ngày đó: không phải số 0."),
    ]
    for number, (label, text) in enumerate(notes):
        sheet.write_string(number, 0, label, looks["wrapped"])
        sheet.write_string(number, 1, text, looks["wrapped"])
