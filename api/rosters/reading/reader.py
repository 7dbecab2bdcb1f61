"""From the bytes of a file to its members, errors and warnings: the whole reading (issue of the roster import)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from api.rosters.reading import legacy
from api.rosters.reading.guard import kind_of
from api.rosters.reading.header import Header, find_header
from api.rosters.reading.infer import infer_fields
from api.rosters.reading.judging import MIN_MEMBERS, judge
from api.rosters.reading.model import Fault, KnownHamlet, Reading, Refused, Sheet, Value
from api.rosters.reading.raw import raw_row
from api.rosters.reading.rows import people_of, title_hamlet
from api.rosters.reading.textfile import read_text
from api.rosters.reading.workbook import read_workbook


def read_roster(
    content: bytes,
    filename: str,
    *,
    today: dt.date,
    hamlets: Sequence[KnownHamlet] = (),
    min_members: int = MIN_MEMBERS,
) -> Reading:
    """Read a list of members.

    ``today`` bounds the years of birth; ``hamlets`` are those of the commune; ``min_members`` is the province's
    setting. Raises Refused for a file that is not read at all: wrong kind, locked, damaged, too large, no list in it.
    """
    sheets, hidden = _sheets(content, filename)
    sheets = _in_unicode(sheets)
    reading = Reading(ignored=hidden)
    for sheet in sheets:
        header = find_header(sheet.rows)
        if header is not None:
            _read_sheet(sheet, header, reading)
    if not reading.columns:
        raise Refused("no_list", "Không thấy dòng tiêu đề có cột Họ và tên. Kiểm tra lại tệp hoặc dùng mẫu.")
    if not reading.rows:
        raise Refused("no_list", "Tệp có tiêu đề nhưng chưa có người nào. Kiểm tra lại tệp.")
    judged = judge(reading.rows, today=today, hamlets=hamlets, min_members=min_members)
    reading.members, reading.errors = judged.members, judged.errors
    reading.warnings = reading.notes + judged.warnings
    return reading


def _sheets(content: bytes, filename: str) -> tuple[list[Sheet], list[str]]:
    if kind_of(content, filename) == "csv":
        return [read_text(content)], []
    return read_workbook(content)


def _in_unicode(sheets: list[Sheet]) -> list[Sheet]:
    """The sheets with legacy fonts converted. Raises Refused ``legacy_font`` when that cannot be done for sure."""
    texts = [cell for sheet in sheets for row in sheet.rows for cell in row if isinstance(cell, str)]
    font = legacy.detect(texts)
    if font is None:
        return sheets
    if font == "unknown":
        raise Refused("legacy_font", "Chữ trong tệp gõ bằng phông cũ chưa nhận ra. Chuyển sang Unicode rồi gửi lại.")

    def plain(cell: Value) -> Value:
        return legacy.convert(cell, font) if isinstance(cell, str) else cell

    return [replace(sheet, rows=[[plain(cell) for cell in row] for row in sheet.rows]) for sheet in sheets]


def _read_sheet(sheet: Sheet, header: Header, reading: Reading) -> None:
    infer_fields(sheet, header)
    reading.columns += [
        {"sheet": sheet.name, "column": column, "header": header.labels[column], "field": meaning}
        for column, meaning in sorted(header.fields.items())
    ]
    reading.notes += [
        Fault("forbidden_column", f"Cột “{label}” không được lưu nên đã bỏ", column=label, sheet=sheet.name)
        for label in header.forbidden.values()
    ]
    column = header.column("hamlet") is not None
    hamlet, above = None if column else title_hamlet(sheet, header), None
    for row in people_of(sheet, header):
        raw = raw_row(row, header, sheet.name, hamlet, above)
        above = raw.texts.get("hamlet") if column else None
        reading.rows.append(raw)
