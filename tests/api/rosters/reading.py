"""Reading a list in the test's own process."""

import datetime as dt
from typing import Any

from api.rosters.reading.model import Member, Reading
from api.rosters.reading.reader import read_roster
from tests.support.lists import Rows, workbook

TODAY = dt.date(2026, 11, 22)


def read(content: bytes, filename: str = "ds.xlsx") -> Reading:
    """What a file holds."""
    return read_roster(content, filename, today=TODAY, min_members=1)


def read_rows(rows: Rows, **sheets: Rows) -> Reading:
    """What a workbook of these rows holds."""
    return read(workbook(rows, **sheets))


def brief(found: Reading) -> list[tuple[str, str]]:
    """Hamlet and name of each member."""
    return [(member.hamlet, member.full_name) for member in found.members]


def only(found: Reading) -> Member:
    """The only member."""
    (member,) = found.members
    return member


def codes(found: Reading) -> list[tuple[int | None, str | None, str]]:
    """Row, column and code of each error but those of teams."""
    return [(fault.row, fault.column, fault.code) for fault in found.errors if fault.row is not None]


def cell(column: str, value: Any) -> Reading:
    """A list of one leader, with one cell of choice."""
    head = ["Họ và tên", "Năm sinh", "Giới tính", "SĐT", "Vai trò trong tổ", "Ấp"]
    row = ["Nguyễn Văn Một", 1980, "Nam", "0530000001", "Tổ trưởng", "Ấp 1"]
    row[head.index(column)] = value
    return read_rows([head, row])
