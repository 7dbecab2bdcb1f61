"""A month's totals as XLSX: communes, teams, notes. No cell can become a formula."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from api.allowances.papers import KINDS, RULE
from api.core.papers import SAMPLE
from api.core.spelling import NONE, as_of_line, spell

FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
FORMATS: dict[str, dict[str, Any]] = {
    "text": {},
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "bg_color": "#E9EDF1", "bottom": 1, "text_wrap": True, "align": "center"},
    # Excel writes the separators of the reader's language: 1.234 in Vietnamese.
    "number": {"num_format": "#,##0"},
    "none": {"align": "right"},
    "total": {"bold": True, "top": 1, "num_format": "#,##0"},
    "total-none": {"bold": True, "top": 1, "align": "right"},
    "wrapped": {"text_wrap": True, "valign": "top"},
}
KEYS = ("members", "days", "nights", "month_amount", "day_amount", "night_amount", "amount")
HEADS = ("Thành viên", "Ngày công", "Đêm", "Mức tháng (đồng)", "Ngày công (đồng)", "Đêm (đồng)", "Tổng (đồng)")
WIDTHS = (12, 10, 8, 16, 16, 16, 16)
NOTE_WIDTH, LINE = 90, 18


def make_xlsx(told: dict[str, Any]) -> bytes:
    """The file's bytes of ``totals.allowances``."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    created = told["as_of"].astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    book.set_properties({"title": _title(told), "created": created})
    looks = {name: book.add_format({**FONT, **look}) for name, look in FORMATS.items()}
    communes = [(one["name"], one["teams"], one["unconfirmed_teams"], one) for one in told["communes"]]
    everywhere = ("TỔNG CỘNG", len(told["teams"]), _unconfirmed(told), told["totals"])
    names: tuple[str, ...] = ("Phường, xã", "Số tổ", "Tổ chưa xác nhận")
    _sheet(book.add_worksheet("Theo phường, xã"), looks, told, names, [*communes, everywhere], (30, 8, 12))
    state = {True: "đã xác nhận", False: "chưa xác nhận"}
    teams = [
        (one["commune_name"], one["title"], one["unit_name"], state[one["confirmed"]], one) for one in told["teams"]
    ]
    names = ("Phường, xã", "Tổ", "Khu phố, ấp", "Tổ trưởng")
    whole = ("TỔNG CỘNG", "", "", "", told["totals"])
    _sheet(book.add_worksheet("Theo tổ"), looks, told, names, [*teams, whole], (24, 40, 30, 16))
    _notes(book.add_worksheet("Ghi chú"), looks, told)
    book.close()
    return file.getvalue()


def _title(told: dict[str, Any]) -> str:
    return f"Bảng kê hỗ trợ tháng {told['month'][5:]}/{told['month'][:4]}"


def _unconfirmed(told: dict[str, Any]) -> int:
    return sum(not one["confirmed"] for one in told["teams"])


def _as_of(told: dict[str, Any]) -> str:
    line = f"{as_of_line(told['as_of'])} · {spell(_unconfirmed(told))} tổ chưa xác nhận"
    return f"{line} · {SAMPLE}" if told["synthetic"] else line


def _sheet(
    sheet: Any, looks: dict[str, Any], told: dict[str, Any], names: Sequence[str], rows: Any, widths: Sequence[int]
) -> None:
    """``rows``: words and numbers of the first columns, then the sums; the last row is the total."""
    sheet.write_string(0, 0, _title(told), looks["title"])
    sheet.write_string(1, 0, _as_of(told), looks["text"])
    for column, (name, width) in enumerate(zip((*names, *HEADS), (*widths, *WIDTHS), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, name, looks["head"])
    sheet.set_default_row(LINE)
    sheet.set_row(2, 2 * LINE)
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    for number, (*first, sums) in enumerate(rows, 3):
        last = number == len(rows) + 2
        for column, cell in enumerate([*first, *(sums[key] for key in KEYS)]):
            _write(sheet, looks, number, column, cell, last=last)


def _write(sheet: Any, looks: dict[str, Any], row: int, column: int, cell: str | int | None, *, last: bool) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, looks["total" if last else "text"])
    elif cell is None:
        sheet.write_string(row, column, NONE, looks["total-none" if last else "none"])
    else:
        sheet.write_number(row, column, cell, looks["total" if last else "number"])


def _notes(sheet: Any, looks: dict[str, Any], told: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, NOTE_WIDTH)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    rates = [
        (f"Mức {KINDS[rate['kind']]}", f"{', '.join(_sum_and_span(rate))}. {rate['legal_basis']}")
        for rate in told["rates"]
    ]
    notes = [
        ("Thời gian", f"Từ ngày {told['start']:%d/%m/%Y} đến ngày {told['end']:%d/%m/%Y}"),
        ("Số liệu", _as_of(told)),
        *rates,
        ("Cách tính", RULE),
        ("Dấu –", "Tổ trưởng chưa xác nhận ngày công, hoặc chưa có mức hỗ trợ cho ngày đó: không phải số 0."),
        ("Tổ chưa xác nhận", "Tiền mới gồm mức tháng; ngày công, đêm cộng vào khi tổ trưởng xác nhận."),
    ]
    for number, (label, text) in enumerate(notes):
        # not every program fits the height to wrapped words
        sheet.set_row(number, LINE * -(-len(text) // NOTE_WIDTH))
        sheet.write_string(number, 0, label, looks["wrapped"])
        sheet.write_string(number, 1, text, looks["wrapped"])


def _sum_and_span(rate: dict[str, Any]) -> list[str]:
    return [f"{spell(rate['amount'])} đồng", *([rate["span"]] if rate["span"] else [])]
