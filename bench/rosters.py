"""A member list of 3,000 rows as a workbook: read in the limited process, then judged anew as after each repair.

The floor in the same run: calamine alone takes the cells out of the same file, in a process of its own.
"""

import datetime as dt
import io
import subprocess
import sys
import time
from collections.abc import Callable

import xlsxwriter

from api.rosters.reading.judging import judge
from api.rosters.reading.limited import read_limited
from api.rosters.reading.model import RawRow

TODAY = dt.date(2026, 11, 22)
HEAD = ("STT", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ", "Số điện thoại", "Vai trò trong Tổ", "Khu phố")
FLOOR = (
    "import io, sys, python_calamine as c; "
    "c.load_workbook(io.BytesIO(sys.stdin.buffer.read())).get_sheet_by_index(0).to_python()"
)
FIELDS = ("hamlet", "full_name", "birth_year", "gender", "organization", "phone", "role")
NAMES = ("Ánh", "Bích", "Chi", "Dung", "Én")
TIMES = 3


def run(*, quick: bool) -> None:
    """Print seconds of the best of three."""
    rows = 600 if quick else 3_000
    content = workbook(rows)
    read = _best(lambda: read_limited(content, "ds.xlsx", today=TODAY))
    floor = _best(lambda: subprocess.run([sys.executable, "-c", FLOOR], input=content, check=True))
    found = read_limited(content, "ds.xlsx", today=TODAY)
    if len(found["members"]) != rows:
        raise RuntimeError(f"{len(found['members'])} of {rows} people were read")
    raw = [
        RawRow(row["sheet"], row["row"], {name: row[name] for name in FIELDS if name in row}) for row in found["rows"]
    ]
    again = _best(lambda: judge(raw, today=TODAY))
    print(f"{rows} rows, {len(content) // 1024} KB: read {read:.2f} s (floor {floor:.2f} s), judged anew {again:.3f} s")


def workbook(rows: int) -> bytes:
    """Teams of five, with no fault."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        for n in range(rows):
            role = "Tổ viên" if n % 5 else "Tổ trưởng"
            cells = (n + 1, f"Nguyễn Thị {NAMES[n % 5]}", 1950 + n // 5 % 50, "Nữ", "Giáo viên")
            sheet.write_row(n + 1, 0, (*cells, f"05300{n:05d}", role, f"Ấp {n // 5 + 1}"))
    return target.getvalue()


def _best(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return min(spent)
