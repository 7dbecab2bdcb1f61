"""Excel workbooks by calamine: values only, so a formula is what it last showed and is never evaluated."""

import io
from collections.abc import Sequence

import python_calamine as calamine

from api.rosters.reading.guard import MAX_COLUMNS, MAX_ROWS, damaged, too_many_rows
from api.rosters.reading.model import Refused, Sheet, Value

Range = tuple[tuple[int, int], tuple[int, int]]


def read_workbook(content: bytes) -> tuple[list[Sheet], list[str]]:
    """Visible sheets, and the names of hidden ones. Raises Refused for what cannot be opened."""
    try:
        book = calamine.load_workbook(io.BytesIO(content))
        hidden = [
            meta.name
            for meta in book.sheets_metadata
            if meta.visible != calamine.SheetVisibleEnum.Visible or meta.typ != calamine.SheetTypeEnum.WorkSheet
        ]
        return [_sheet(book, name) for name in book.sheet_names if name not in hidden], hidden
    except calamine.PasswordError as error:
        raise Refused("encrypted", "Tệp có mật khẩu. Bỏ mật khẩu trong Excel rồi gửi lại.") from error
    except (calamine.CalamineError, OSError, ValueError, EOFError) as error:
        raise damaged() from error


def _sheet(book: calamine.CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > MAX_ROWS:
        raise too_many_rows()
    rows: list[list[Value]] = [list(row[:MAX_COLUMNS]) for row in sheet.to_python(skip_empty_area=False)]
    _spread(rows, sheet.merged_cell_ranges or [])
    return Sheet(name, rows)


def _spread(rows: list[list[Value]], ranges: Sequence[Range]) -> None:
    """Write the value of each merged range into all of its cells."""
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])
