"""A report as CSV for a Vietnamese Excel: UTF-8 with BOM, semicolons, CRLF, and no cell that becomes a formula."""

import csv
import datetime as dt
import io
import re
from typing import Any

from api.reports.monthly import COLUMNS, HIDDEN, MEASURES, TOTAL, Report

# What a spreadsheet takes for the beginning of a formula, at the beginning of a cell or, where the reader's
# spreadsheet separates at other characters than ours, after those (OWASP ASVS 5.0, 1.2.10).
_FORMULA = re.compile(r"(?:^|(?<=[,;|\t\r\n]))(?=\s*[=+\-@＝＋－＠\t\r\n])")


def render_csv(report: Report) -> bytes:
    """The file's bytes: all tables below each other, each closed by its total, then the notes."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Bảng", *COLUMNS])
    for table in report.tables:
        for row in table.rows:
            writer.writerow(_cells(table.name, row["code"], row["label"], row))
        writer.writerow(_cells(table.name, "", TOTAL, report.totals))
    for label, value in [("Báo cáo", report.headline), *report.notes]:
        writer.writerow([safe("Ghi chú"), "", safe(f"{label}: {plain(value)}"), "", "", ""])
    return ("\ufeff" + file.getvalue()).encode()


def safe(text: str) -> str:
    """The text with an apostrophe before everything that could be taken for a formula, and without NUL."""
    return _FORMULA.sub("'", text.replace("\0", ""))


def _cells(table: str, code: str | None, label: str, measures: dict[str, Any]) -> list[Any]:
    figures = [figure(measures, name) for name in MEASURES]
    return [safe(table), safe(code or ""), safe(label), *figures]


def figure(measures: dict[str, Any], name: str) -> Any:
    """What a cell says: the number, nothing where there is none, a mark where it is hidden."""
    if measures.get("hidden") and measures[name] is not None:
        return HIDDEN
    return "" if measures[name] is None else measures[name]


def plain(value: Any) -> str:
    """A note's value as text."""
    if isinstance(value, dt.datetime):
        return f"{value:%H:%M %d/%m/%Y}"
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)
