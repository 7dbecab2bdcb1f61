"""From the bytes of a file to its members, errors and warnings: the whole reading (issue of the roster import)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from api.core.text import fold
from api.rosters.reading import legacy
from api.rosters.reading.checks import check_teams, note_duplicates
from api.rosters.reading.guard import kind_of
from api.rosters.reading.header import Header, find_header
from api.rosters.reading.infer import infer_fields
from api.rosters.reading.model import Fault, KnownHamlet, Reading, Refused, Sheet, Value
from api.rosters.reading.people import Draft, read_person
from api.rosters.reading.rows import people_of, title_hamlet
from api.rosters.reading.textfile import read_text
from api.rosters.reading.workbook import read_workbook

MIN_MEMBERS = 3


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
    drafts: list[Draft] = []
    for sheet in sheets:
        header = find_header(sheet.rows)
        if header is not None:
            drafts += _read_sheet(sheet, header, reading, today)
    if not reading.columns:
        raise Refused("no_list", "Không thấy dòng tiêu đề có cột Họ và tên. Kiểm tra lại tệp hoặc dùng mẫu.")
    if not drafts:
        raise Refused("no_list", "Tệp có tiêu đề nhưng chưa có người nào. Kiểm tra lại tệp.")
    note_duplicates(drafts)
    reading.errors = [fault for draft in drafts for fault in draft.faults] + check_teams(drafts, min_members, reading)
    reading.members = [draft.member for draft in drafts if not draft.faults]
    _match(reading, hamlets)
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


def _read_sheet(sheet: Sheet, header: Header, reading: Reading, today: dt.date) -> list[Draft]:
    infer_fields(sheet, header)
    reading.columns += [
        {"sheet": sheet.name, "column": column, "header": header.labels[column], "field": meaning}
        for column, meaning in sorted(header.fields.items())
    ]
    reading.warnings += [
        Fault("forbidden_column", f"Cột “{label}” không được lưu nên đã bỏ", column=label, sheet=sheet.name)
        for label in header.forbidden.values()
    ]
    hamlet = title_hamlet(sheet, header) if header.column("hamlet") is None else None
    drafts: list[Draft] = []
    for row in people_of(sheet, header):
        last = drafts[-1].member.hamlet if drafts and header.column("hamlet") is not None else None
        drafts.append(read_person(row, header, sheet.name, hamlet, last, today))
    return drafts


def _match(reading: Reading, hamlets: Sequence[KnownHamlet]) -> None:
    """Set hamlet_id where exactly one hamlet of the commune has the name; several are a question for the page."""
    known: dict[str, list[KnownHamlet]] = {}
    for hamlet in hamlets:
        known.setdefault(fold(hamlet.name), []).append(hamlet)
    for member in reading.members:
        found = known.get(fold(member.hamlet), [])
        member.hamlet_id = found[0].id if len(found) == 1 else None
        member.hamlet_match = {0: "new", 1: "matched"}.get(len(found), "ambiguous")
