"""A commune's report as a paper, in the layout of the monthly report."""

import datetime as dt
import uuid
from typing import Any

from api.core import clock, settings
from api.core.access import Actor
from api.core.papers import PDF, File
from api.core.spelling import spell
from api.figures.period import DAY, Period
from api.reports.monthly import OVERLAP, RULES, TOTAL, Report, filename
from api.reports.paper import COMMITTEE, TEMPLATE, told
from api.rosters.documents.typeset import typeset
from api.rounds.reports import get_report
from api.units.logic import tree

Told = dict[str, Any]
NONE, UNKNOWN = "Không có.", "chưa có số"
DRAFT = "Bản nháp: xã, phường chưa gửi báo cáo này, số liệu còn thay đổi."
SIGNER = f"TM. {COMMITTEE}\nCHỦ TỊCH"


def make_paper(actor: Actor, round_id: uuid.UUID, unit_id: uuid.UUID) -> File:
    """The PDF: with frozen figures once handed in, else with those of now.

    Raises Problem ``not_found``, ``forbidden``, or for a draft ``whole_months_only`` where the cut-off day was moved
    since, for months are counted by the new one.
    """
    shown = get_report(actor, round_id, unit_id)
    frame = _frame(actor, shown)
    content = typeset(TEMPLATE, paper_of(frame, shown), frame.as_of.astimezone(dt.UTC))
    return File(filename(frame, "bao-cao-xa", "pdf"), PDF, content)


def paper_of(frame: Report, shown: Told) -> Told:
    """All that the template needs."""
    common, province = told(frame), frame.above[:1]
    figures = shown["figures"]
    return {
        **common,
        **({"addressee": f"Kính gửi: Ủy ban nhân dân {province[0]}"} if province else {}),
        "lead": [*common["lead"], *([DRAFT] if shown["status"] == "draft" else [])],
        "tables": [
            _table("1. Theo nội dung", "Nội dung", {"visits": "Lượt hỗ trợ", "items": "Số việc"}, figures, "topics"),
            _table("2. Theo kết quả", "Kết quả", {"items": "Số việc"}, figures, "outcomes"),
        ],
        "sections": [
            {"heading": "3. Tổ công nghệ số cộng đồng", "said": [_teams(figures["coverage"])]},
            {"heading": "4. Số do xã, phường khai", "said": [_bases(shown["declared"])]},
            {"heading": "5. Khó khăn", "said": _lines(shown["difficulties"])},
            {"heading": "6. Kiến nghị", "said": _lines(shown["proposals"])},
        ],
        "notes": list(RULES),
        "signer": SIGNER,
    }


def _own_month(start: dt.date, end: dt.date) -> Period:
    """A round's month by the cut-off day that it was opened with; the province may have another one by now."""
    calendar = start.day == 1 and (end + DAY).day == 1
    return Period(start, end, settings.CALENDAR_MONTH if calendar else end.day)


def _frame(actor: Actor, shown: Told) -> Report:
    """What this paper shares with the monthly report."""
    figures = shown["figures"]
    period = _own_month(shown["start"], shown["end"])
    path = tree().path(shown["unit_id"], shown["end"])[:-1]
    return Report(
        unit_name=shown["unit_name"],
        above=[version.name for version in path if version.level != "district"],
        period=period,
        as_of=shown["as_of"].astimezone(clock.VIETNAM),
        requested_by=shown["submitted_by_name"] or actor.name,
        synthetic=figures["synthetic"],
        tables=[],
        totals=figures["totals"],
        not_reported_teams=figures["not_reported_teams"],
        notes=[],
    )


def _table(heading: str, first: str, measures: dict[str, str], figures: Told, name: str) -> Told:
    """A table with the columns that exist for its rows, which the total's line counts once each."""
    rows = figures[name] or []
    return {
        "heading": heading,
        "hint": OVERLAP if "visits" in measures else "",
        "columns": ["STT", first, *measures.values()],
        "rows": [[str(at), row["label"], *(spell(row[key]) for key in measures)] for at, row in enumerate(rows, 1)],
        "total": ["", TOTAL, *(spell(figures["totals"][key]) for key in measures)],
    }


def _teams(coverage: dict[str, int]) -> str:
    hamlets, standing = coverage["hamlets"], coverage["approved"] + coverage["silent"]
    silent, waiting, without = (spell(coverage[name]) for name in ("silent", "waiting", "without"))
    return (
        f"{spell(standing)}/{spell(hamlets)} khu phố, ấp có tổ với danh sách đã duyệt; {waiting} nơi chờ duyệt, "
        f"{without} nơi chưa có tổ. Cuối tháng có {silent} nơi im lặng (7 ngày không có lượt nào). "
        f"Cả {spell(coverage['teams'])} tổ có {spell(coverage['members'])} thành viên."
    )


def _bases(declared: dict[str, int | None]) -> str:
    adults, households = (_base(declared[name]) for name in ("adults", "households"))
    return f"Người trưởng thành: {adults}. Số hộ: {households}."


def _base(value: int | None) -> str:
    return UNKNOWN if value is None else spell(value)


def _lines(text: str) -> list[str]:
    """Paragraphs as they were typed."""
    return [line.strip() for line in text.splitlines() if line.strip()] or [NONE]
