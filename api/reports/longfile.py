"""The long table as XLSX, CSV or Parquet, written as its rows come. No cell can become a formula."""

import csv
import io
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

import duckdb
import rustpy_xlsxwriter as xlsx

from api.core.problems import Problem
from api.reports.aggregates import TITLE, LongRow
from api.reports.csvfile import plain, safe
from api.reports.dictionary import AGGREGATES, NUMBER
from api.reports.monthly import Report

SHEET, NOTES, COLUMNS = "Số liệu", "Ghi chú", "Mô tả cột"
# What a sheet can hold, without its head.
MOST_ROWS = 2**20 - 1
WIDTHS = (10, 10, 32, 14, 44, 14, 44, 14, 12)
NO_EXTENSIONS: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
LIMITS: dict[str, Any] = {"threads": 1, "memory_limit": "256MB"}


@dataclass
class Counted:
    """Rows on their way into a file; ``count`` is how many went by."""

    rows: Iterator[LongRow]
    count: int = 0

    def __iter__(self) -> Iterator[LongRow]:
        for row in self.rows:
            self.count += 1
            yield row


def write_csv(report: Report, rows: Counted) -> bytes:
    """For a Vietnamese Excel: UTF-8 with BOM, semicolons, CRLF; the notes stand below."""
    with _draft() as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow([field.heading for field in AGGREGATES])
        writer.writerows([*(safe(cell) for cell in row[:-2]), *row[-2:]] for row in rows)
        for label, value in report.notes:
            writer.writerow([safe("Ghi chú"), safe(f"{label}: {plain(value)}"), *[""] * (len(AGGREGATES) - 2)])
        text.flush()
        return _content(file)


def write_xlsx(report: Report, rows: Counted) -> bytes:
    """Three sheets: the rows below a frozen head, the notes, what the columns mean.

    Raises Problem ``too_many_rows`` for more than a sheet can hold.
    """
    headings = [field.heading for field in AGGREGATES]
    notes = [("Tên", TITLE), ("Phạm vi", report.headline), *((label, plain(value)) for label, value in report.notes)]
    sheets: list[tuple[str, Any]] = [
        (SHEET, (dict(zip(headings, row, strict=True)) for row in _that_fit(rows))),
        (NOTES, [{"Mục": label, "Giá trị": value} for label, value in notes]),
        (COLUMNS, [{"Cột": field.heading, "Tên máy": field.name, "Ý nghĩa": field.vi} for field in AGGREGATES]),
    ]
    text = xlsx.Format().set_font_name("Times New Roman").set_font_size(12)
    number = xlsx.Format().set_font_name("Times New Roman").set_font_size(12).set_num_format("#,##0")
    head = xlsx.Format().set_font_name("Times New Roman").set_font_size(12).set_bold().set_background_color("#E9EDF1")
    wrapped = xlsx.Format().set_font_name("Times New Roman").set_font_size(12).set_text_wrap()
    with _draft() as file:
        xlsx.write_worksheets(
            sheets,
            file,
            freeze_panes={"general": {"row": 1, "col": 0}},
            header_format=dict.fromkeys((SHEET, NOTES, COLUMNS), head),
            autofilter={SHEET: True},
            column_formats={
                SHEET: {field.heading: number if field.type == NUMBER else text for field in AGGREGATES},
                NOTES: {"Mục": text, "Giá trị": wrapped},
                COLUMNS: {"Cột": text, "Tên máy": text, "Ý nghĩa": wrapped},
            },
            column_widths={SHEET: list(WIDTHS), NOTES: [32, 100], COLUMNS: [18, 18, 100]},
        )
        return _content(file)


def _that_fit(rows: Counted) -> Iterator[LongRow]:
    for row in rows:
        if rows.count > MOST_ROWS:
            raise Problem("too_many_rows", params={"most": MOST_ROWS})
        yield row


def write_parquet(report: Report, rows: Counted) -> bytes:
    """Names as they are (its cells have types); the dictionary and the notes stand in the file's own metadata."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "rows.csv"), Path(folder, "rows.parquet")
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_NONNUMERIC).writerows(rows)
        with duckdb.connect(config={**NO_EXTENSIONS, **LIMITS}) as base:
            base.execute(_copy(report, source, target))
        return target.read_bytes()


def _copy(report: Report, source: Path, target: Path) -> str:
    columns = ", ".join(f"{field.name}: {_literal(field.type)}" for field in AGGREGATES)
    read = (
        f"read_csv({_literal(source)}, columns = {{{columns}}}, header = false, delim = ',', quote = '\"', "
        "escape = '\"', nullstr = '\\N', allow_quoted_nulls = false, auto_detect = false, parallel = false)"
    )
    told = {field.name: f"{field.vi} / {field.en}" for field in AGGREGATES}
    told |= {"report": f"{TITLE}: {report.headline}", "notes": _notes(report)}
    metadata = ", ".join(f"{name}: {_literal(text)}" for name, text in told.items())
    options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480, KV_METADATA {{{metadata}}}"
    return f"COPY (SELECT * FROM {read}) TO {_literal(target)} ({options})"


def _literal(text: object) -> str:
    """A string of SQL: COPY takes no parameters."""
    return "'" + str(text).replace("\0", "").replace("'", "''") + "'"


def _notes(report: Report) -> str:
    return "\n".join(f"{label}: {plain(value)}" for label, value in report.notes)


def _draft() -> BinaryIO:
    return cast(BinaryIO, tempfile.TemporaryFile())


def _content(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


WRITERS: dict[str, Callable[[Report, Counted], bytes]] = {
    "xlsx": write_xlsx,
    "csv": write_csv,
    "parquet": write_parquet,
}
