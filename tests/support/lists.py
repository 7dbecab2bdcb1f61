"""Member lists as workbooks and text, made in the test, with invented people."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

HEAD = ("STT", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ", "Số điện thoại", "Vai trò trong Tổ", "Khu phố")
Rows = Sequence[Sequence[Any]]


def person(number: int, name: str, hamlet: str, role: str = "Tổ viên", **other: Any) -> list[Any]:
    """A row below HEAD; ``year sex work phone`` may be given."""
    phone = other.get("phone", f"05300{number:05d}")
    return [
        number,
        name,
        other.get("year", 1980),
        other.get("sex", "Nam"),
        other.get("work", "Người dân"),
        phone,
        role,
        hamlet,
    ]


def team(hamlet: str, start: int = 1, people: int = 3) -> list[list[Any]]:
    """A leader and members."""
    names = ["Nguyễn Văn Một", "Trần Thị Hai", "Lê Văn Ba", "Phạm Thị Bốn", "Võ Văn Năm"]
    roles = ["Tổ trưởng"] + ["Tổ viên"] * (people - 1)
    return [
        person(start + index, names[index % len(names)], hamlet, roles[index], year=1970 + (start + index) % 35)
        for index in range(people)
    ]


def workbook(rows: Rows, **sheets: Rows) -> bytes:
    """An .xlsx with the first sheet's rows, and further sheets by name; None is an empty cell, text stays text."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        for name, found in {"Sheet1": rows, **sheets}.items():
            sheet = book.add_worksheet(name)
            for index, row in enumerate(found):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(index, column, value)
                    elif value is not None:
                        sheet.write(index, column, value)
    return target.getvalue()


def text(rows: Rows, separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """The same as separated text."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return target.getvalue().encode(encoding)
