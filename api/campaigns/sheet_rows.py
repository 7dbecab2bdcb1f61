"""From the cells of a sheet to codes and goals."""

import re
from collections.abc import Sequence
from typing import Any

from api.core.text import fold
from api.rosters.reading.cells import text_of
from api.rosters.reading.model import Sheet, Value

CODES = ("ma xa", "ma phuong", "ma don vi", "ma khu pho", "ma ap", "ma", "code")
GOALS = ("chi tieu", "giao", "so giao", "muc tieu", "goal", "target")
HEADS = 12
MOST_ROWS = 5000
# 1.250, 1 250 and 1,250 are one thousand two hundred and fifty, whatever the country of the computer: goals are whole.
# 1250,0 and 1.250,00 are what Excel makes of it.
NUMBER = re.compile(r"(\d{1,3}(?P<group>[., ])\d{3}(?:(?P=group)\d{3})*|\d{1,12})(?:(?!(?P=group))[.,]0{1,2})?")
SUM = re.compile(r"(?:tong|cong)(?:[ :].*)?")


def goals_of(sheets: Sequence[Sheet]) -> list[dict[str, Any]]:
    """Rows ``{row, code, goal, text}`` of the sheets with a head; where none has one, of all by their first columns."""
    headed = [(sheet, head) for sheet in sheets if (head := _head(sheet.rows[:HEADS]))]
    return [row for sheet, head in headed or [(sheet, (0, 0, 1)) for sheet in sheets] for row in _rows(sheet, *head)]


def _rows(sheet: Sheet, first: int, code_at: int, goal_at: int) -> list[dict[str, Any]]:
    """Rows below the head that say anything about a unit: sums and what stands below the list do not."""
    rows: list[dict[str, Any]] = []
    for index, cells in enumerate(sheet.rows[first : first + MOST_ROWS], first):
        code, text = (_cell(cells, at) for at in (code_at, goal_at))
        if (code or text) and not _is_sum(cells, code) and not _is_remark(code, text):
            goal = None if _is_broken(cells[goal_at : goal_at + 1]) else _number(text)
            rows.append({"row": sheet.number(index), "code": code, "goal": goal, "text": text})
    return rows


def _head(rows: Sequence[Sequence[Value]]) -> tuple[int, int, int] | None:
    """``(first row below, column of codes, column of goals)``."""
    for index, cells in enumerate(rows):
        names = [fold(text_of(cell)) for cell in cells]
        code_at, goal_at = _find(names, CODES), _find(names, GOALS)
        if code_at is not None and goal_at is not None:
            return index + 1, code_at, goal_at
    return None


def _find(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    for word in wanted:
        for at, name in enumerate(names):
            if name == word or name.startswith(word + " "):
                return at
    return None


def _cell(cells: Sequence[Value], at: int) -> str:
    return text_of(cells[at]) if at < len(cells) else ""


def _number(text: str) -> int | None:
    """A whole number that is not negative, None for anything else."""
    found = NUMBER.fullmatch(text)
    return int(re.sub(r"[., ]", "", found.group(1))) if found else None


def _is_broken(cells: Sequence[Value]) -> bool:
    """A number with a fraction, such as a formula gives: as text 37.125 would be thirty-seven thousand."""
    return any(isinstance(cell, float) and not cell.is_integer() for cell in cells)


def _is_sum(cells: Sequence[Value], code: str) -> bool:
    """``Tổng cộng`` stands in the column of codes, or in any other where that is empty."""
    return any(SUM.fullmatch(fold(text)) for text in ([code] if code else map(text_of, cells)))


def _is_remark(code: str, text: str) -> bool:
    """Words without a goal, such as ``Người lập biểu``: a code has digits."""
    return not text and not any(char.isdigit() for char in code)
