"""Workbooks around an import: the rows with errors to work on, and the form to begin with. No cell is a formula."""

import io
import uuid
from collections import defaultdict
from collections.abc import Sequence

import xlsxwriter

from api.core.access import OFFICIALS, Actor
from api.rosters import imports
from api.rosters.downloads import note_download
from api.rosters.import_state import FIELDS, judged, stored_of
from api.rosters.import_view import faulty_rows

HEADINGS = {
    "hamlet": ("Khu phố, ấp", 20),
    "full_name": ("Họ và tên", 28),
    "birth_year": ("Năm sinh", 12),
    "gender": ("Giới tính", 10),
    "organization": ("Chức vụ, đơn vị công tác", 30),
    "phone": ("Số điện thoại", 16),
    "role": ("Vai trò trong Tổ", 18),
}
# Text is text: nothing that somebody typed becomes a formula or a link.
TEXT_ONLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
EXAMPLE = (
    ("Khu phố 1", "Nguyễn Thị Mẫu", "1985", "Nữ", "Trưởng khu phố", "0530 000 001", "Tổ trưởng"),
    ("Khu phố 1", "Trần Văn Mẫu", "1996", "Nam", "Bí thư Chi đoàn", "0530 000 002", "Tổ phó"),
    ("Khu phố 1", "Lê Thị Mẫu", "1979", "Nữ", "Hội Liên hiệp Phụ nữ", "0530 000 003", "Tổ viên"),
)


def template() -> bytes:
    """The form: one heading row and three invented people."""
    rows = [[str(number), *row] for number, row in enumerate(EXAMPLE, 1)]
    return _workbook("Danh sách", ["STT", *(label for label, _ in HEADINGS.values())], rows)


def errors_file(actor: Actor, import_id: uuid.UUID) -> bytes:
    """The rows with errors as typed, each with what is wrong; it can be repaired and uploaded as it is.

    To be called in a read: the download is noted in a short write. Raises Problem ``not_found`` or ``forbidden``.
    """
    found = imports.find_import(actor, import_id, *OFFICIALS)
    stored = stored_of(found.result)
    answer = judged(stored, found.unit_id)
    said: dict[tuple[str | None, int | None], list[str]] = defaultdict(list)
    for fault in answer.errors:
        said[(fault.sheet, fault.row)].append(fault.message)
    rows = [
        [str(row.row), *(row.texts.get(name, "") for name in FIELDS), "; ".join(said[(row.sheet, row.row)])]
        for row in faulty_rows(stored, answer)
    ]
    made = _workbook("Dòng lỗi", ["Dòng", *(label for label, _ in HEADINGS.values()), "Ghi chú"], rows)
    note_download(actor, "roster_import", import_id, found.unit_id, "errors")
    return made


def _workbook(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, TEXT_ONLY) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E8EEF7", "border": 1, "text_wrap": True})
        text = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        widths = [8, *(width for _, width in HEADINGS.values()), *([60] if len(heads) > len(HEADINGS) + 1 else [])]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, text)
        for column, label in enumerate(heads):
            sheet.write_string(0, column, label, bold)
        for index, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                sheet.write_string(index, column, cell, text)
    return target.getvalue()
