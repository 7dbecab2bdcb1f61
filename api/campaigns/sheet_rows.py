"""From the cells of a sheet to codes and goals."""

import re
from collections.abc import Sequence
from typing import Any

from api.core.text import fold
from api.rosters.reading.cells import text_of
from api.rosters.reading.model import Sheet, Value

CODES = ("ma xa", "ma phuong", "ma don vi", "ma khu pho", "ma ap", "ma")
GOALS = ("chi tieu", "giao", "so giao", "muc tieu")
HEADS = 12
MOST_ROWS = 5000
# 1.250 and 1 250 are one thousand two hundred and fifty; 1250,0 is what Excel makes of it.
NUMBER = re.compile(r"^\d{1,3}(?:[. ]\d{3})+$|^\d{1,12}(?:[.,]0+)?$")


def rows_of(sheet: Sheet) -> list[dict[str, Any]]:
    """Rows below the head that say anything; without a head the first two columns are taken."""
    head = _head(sheet.rows[:HEADS])
    first, code_at, goal_at = head if head else (0, 0, 1)
    rows: list[dict[str, Any]] = []
    for index, cells in enumerate(sheet.rows[first : first + MOST_ROWS], first):
        code, text = (_cell(cells, at) for at in (code_at, goal_at))
        if code or text:
            rows.append({"row": sheet.number(index), "code": code, "goal": _number(text), "text": text})
    return [row for row in rows if not _is_sum(row["code"])]


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
    if not NUMBER.fullmatch(text):
        return None
    whole = re.sub(r"[.,]0+$", "", text) if not re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+", text) else text
    return int(re.sub(r"[. ]", "", whole))


def _is_sum(code: str) -> bool:
    return fold(code).startswith(("tong", "cong"))
