"""The monthly report as a paper in the layout of Nghị định 30/2020/NĐ-CP, to be numbered and signed."""

import datetime as dt
from pathlib import Path
from typing import Any

from api.core.papers import SAMPLE
from api.core.spelling import GAP, place_and_day, spell
from api.reports.csvfile import figure, plain
from api.reports.monthly import COLUMNS, MEASURES, TOTAL, Report, Table, period_name
from api.rosters.documents.texts import COUNTRY, MOTTO, RECIPIENTS
from api.rosters.documents.typeset import typeset
from api.units.naming import short_name

TEMPLATE = Path(__file__).parent / "monthly.typ"
SUBJECT = "Kết quả hoạt động tổ công nghệ số cộng đồng"
TEAM = "TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"
NAMED_AFTER_PERSONS = ("Hồ Chí Minh",)
COMMITTEE = "ỦY BAN NHÂN DÂN"
# Codes name rows in files; on paper the row has its name.
PAPER_COLUMNS = ("STT", *COLUMNS[1:])


def render_pdf(report: Report) -> bytes:
    """The paper as PDF/A-2a and PDF/UA-1."""
    return typeset(TEMPLATE, told(report), report.as_of.astimezone(dt.UTC))


def told(report: Report) -> dict[str, Any]:
    """All that the template needs, every word of it settled here."""
    above = report.above[-1] if report.above else ""
    place = report.unit_name if above == "" else (report.above[1] if len(report.above) > 1 else report.unit_name)
    return {
        "country": COUNTRY,
        "motto": MOTTO,
        "sample-mark": SAMPLE.upper() if report.synthetic else None,
        "parent-body": f"UBND {above.upper()}" if above else "",
        "body": [TEAM if len(report.above) > 1 else COMMITTEE, report.unit_name.upper()],
        "number": f"Số: {GAP}/BC-UBND",
        "day": place_and_day(_place(place), None),
        "title": "BÁO CÁO",
        "subject": [SUBJECT, period_name(report.period)],
        "lead": _lead(report),
        "columns": list(PAPER_COLUMNS),
        "tables": [_table(number, table, report) for number, table in enumerate(report.tables, 1)],
        "notes-head": "Cách tính và phạm vi số liệu",
        "notes": [f"{label}: {plain(value)}" for label, value in report.notes],
        "recipients-head": RECIPIENTS,
        "recipients": ["- Như trên;", "- Lưu: VT."],
        "made-by": f"Người lập: {report.requested_by}",
        "signer": "THỦ TRƯỞNG CƠ QUAN",
        "sign-here": "(Ký, ghi rõ họ tên)",
    }


def _place(name: str) -> str:
    """Without its type, unless it is named after a person (Nghị định 30/2020, Phụ lục I)."""
    return name if short_name(name) in NAMED_AFTER_PERSONS else short_name(name)


def _lead(report: Report) -> list[str]:
    visits, people, items = (spell(report.totals[name] or 0) for name in MEASURES)
    late = report.not_reported_teams
    sent = f"{spell(late)} tổ chưa có lượt nào trong kỳ" if late else "tổ nào cũng có lượt trong kỳ"
    return [
        f"Trong {period_name(report.period)}, các tổ đã hỗ trợ {visits} lượt với {people} người, {items} việc.",
        f"{report.as_of_line}; {sent}.",
    ]


def _table(number: int, table: Table, report: Report) -> dict[str, Any]:
    rows = [[str(at), row["label"], *_figures(row)] for at, row in enumerate(table.brief or table.rows, 1)]
    return {
        "heading": f"{number}. {table.name}",
        "hint": table.hint,
        "rows": rows,
        "total": ["", TOTAL, *_figures(report.totals)],
    }


def _figures(measures: dict[str, Any]) -> list[str]:
    values = [figure(measures, name) for name in MEASURES]
    return [spell(value) if isinstance(value, int) else value for value in values]
