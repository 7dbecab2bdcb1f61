"""Scorecards on paper: what the page shows, in the same order."""

import datetime as dt
import uuid
from pathlib import Path
from typing import Any

from api.core import clock
from api.core.access import PROVINCE, Actor
from api.core.papers import PDF, SAMPLE, File
from api.core.spelling import NONE, as_of_line, day_line, spell_or_dash
from api.rosters.documents.texts import COUNTRY, MOTTO
from api.rosters.documents.typeset import typeset
from api.scorecards.cards import SILENT_DAYS, scorecards
from api.units.logic import tree

TEMPLATE = Path(__file__).parent / "cards.typ"
COMMON = ("Lượt", "Người", "Ngày có lượt", "Nhóm việc", "Chỉ tiêu đạt")
NOTES = (
    "Phiếu xếp theo tên, không xếp hạng; không có số của cá nhân.",
    "Lượt là số lần ghi, đã trừ lượt huỷ. Ngày có lượt: số ngày có ít nhất một lượt. Nhóm việc: số nhóm đã có lượt.",
    "Chỉ tiêu đạt: số chỉ tiêu chiến dịch đã đạt trên số được giao, tính đến ngày cuối kỳ.",
    f"Im lặng: số ngày từ lượt gần nhất; tổ im lặng là tổ từ {SILENT_DAYS} ngày trở lên không có lượt.",
    "Báo cáo đúng hạn: trên số báo cáo tháng đến hạn trong kỳ. Dấu – là không có, không phải số 0.",
)


def cards_file(actor: Actor, unit: uuid.UUID | None, start: dt.date | None, end: dt.date | None) -> File:
    """The PDF. Raises as ``scorecards``."""
    cards = scorecards(actor, unit, start, end)
    name = f"phieu-danh-gia_{cards['start']}_{cards['end']}.pdf"
    paper = told(cards, _whole(actor, unit, cards["communes"]))
    return File(name, PDF, typeset(TEMPLATE, paper, cards["as_of"].astimezone(dt.UTC)))


def _whole(actor: Actor, unit: uuid.UUID | None, communes: list[dict[str, Any]]) -> str:
    """Whose cards these are, in a name."""
    units, today = tree(), clock.today()
    if unit:
        return units.label(unit, today)
    if len(communes) == 1:
        return str(communes[0]["name"])
    provinces = {units.unit_at(one["unit_id"], today, "province") for one in communes}
    province = provinces.pop() if len(provinces) == 1 and actor.has_role(*PROVINCE) else None
    return units.label(province, today) if province else "Các đơn vị"


def told(cards: dict[str, Any], whole: str) -> dict[str, Any]:
    """All that stands on the paper, as plain values."""
    as_of, communes = cards["as_of"], cards["communes"]
    return {
        "country": COUNTRY,
        "motto": MOTTO,
        "sample": SAMPLE if cards["synthetic"] else None,
        "body": whole,
        "day": day_line(clock.business_day(as_of)),
        "title": "PHIẾU ĐÁNH GIÁ HOẠT ĐỘNG",
        "name": "Tổ công nghệ số cộng đồng",
        "period": f"Từ ngày {cards['start']:%d/%m/%Y} đến ngày {cards['end']:%d/%m/%Y}",
        "as-of": f"{as_of_line(as_of)}.",
        "tables": [_communes(communes), *_teams(cards["teams"])],
        "notes": list(NOTES),
    }


def _communes(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": "1. Phường, xã",
        "columns": ["TT", "Đơn vị", *COMMON, "Tổ im lặng", "Báo cáo đúng hạn"],
        "rows": [
            [
                str(n),
                row["name"],
                *_common(row),
                f"{row['silent_teams']}/{row['teams']}",
                _of(row["reports"], "on_time", "due"),
            ]
            for n, row in enumerate(rows, 1)
        ],
    }


def _teams(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A table for each commune, so that a name stands among its neighbours."""
    parts: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        parts.setdefault(row["commune_name"], []).append(row)
    return [
        {
            "name": f"{number}. {commune}",
            "columns": ["TT", "Tổ", *COMMON, "Im lặng (ngày)"],
            "rows": [
                [str(n), f"{row['title']} · {row['unit_name']}", *_common(row), spell_or_dash(row["silent_days"])]
                for n, row in enumerate(inside, 1)
            ],
        }
        for number, (commune, inside) in enumerate(parts.items(), 2)
    ]


def _common(row: dict[str, Any]) -> list[str]:
    figures = [spell_or_dash(row[name]) for name in ("visits", "people", "days_active", "topics")]
    return [*figures, _of(row["goals"], "reached", "given")]


def _of(row: dict[str, int], part: str, whole: str) -> str:
    return f"{row[part]}/{row[whole]}" if row[whole] else NONE
