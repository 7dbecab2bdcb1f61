"""The closing report on paper: what it says, all wording settled. PDF and XLSX are made from nothing else."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from api.campaigns.figures import Figures, Line, figures_asked
from api.campaigns.pdf import make_pdf
from api.campaigns.progress import day_rows, percent, totals_of
from api.campaigns.workbook import make_xlsx
from api.catalogue.logic import known
from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.core.papers import PDF, SAMPLE, XLSX, File
from api.core.spelling import GAP, as_of_line, day_line, slug, spell_or_dash
from api.rosters.documents.texts import RECIPIENTS
from api.units.logic import tree
from models.campaign import Campaign

MEASURES = {"visits": "lượt hỗ trợ", "people": "người được giúp", "items": "việc đã giúp"}
RULES = {
    "visits": "Mỗi lần ghi là một lượt; lượt đã huỷ không tính.",
    "people": "Số người trong các lượt; một người được giúp hai lần tính hai.",
    "items": "Số việc đã giúp; một lượt có thể có nhiều việc.",
}
FOOT = {
    "recipients-head": RECIPIENTS,
    "recipients": ["- Như trên;", "- Lưu: VT."],
    "signer": "THỦ TRƯỞNG CƠ QUAN",
    "sign-here": "(Ký, ghi rõ họ tên)",
}
MAKERS: dict[str, tuple[str, Callable[[dict[str, Any], dt.datetime], bytes]]] = {
    "pdf": (PDF, make_pdf),
    "xlsx": (XLSX, make_xlsx),
}


def report_file(actor: Actor, campaign_id: uuid.UUID, format: str, unit: uuid.UUID | None) -> File:
    """The report of the campaign, or of one commune's part, as ``pdf`` or ``xlsx``.

    Of a closed campaign it is the same file whenever it is asked for. Raises Problem ``not_found``, ``forbidden``, or
    ``campaign_state`` for a draft.
    """
    one_moment()
    campaign, top, figures = figures_asked(actor, campaign_id, unit)
    mime_type, make = MAKERS[format]
    content = make(paper_of(campaign, figures, top), dt.datetime.fromisoformat(figures.as_of))
    return File(f"chien-dich_{slug(campaign.name)}_{campaign.end:%Y-%m-%d}.{format}", mime_type, content)


def paper_of(campaign: Campaign, figures: Figures, top: uuid.UUID) -> dict[str, Any]:
    """All that stands on the paper, as plain values."""
    as_of = dt.datetime.fromisoformat(figures.as_of)
    whole = totals_of(figures.communes)
    silent = sum(line.not_reported for line in figures.communes)
    measure = MEASURES[campaign.measure]
    days = day_rows(campaign, figures)
    body = tree().label(top, clock.business_day(as_of))
    return {
        **FOOT,
        "sample": SAMPLE if figures.synthetic else None,
        "body": body,
        "office": ["ỦY BAN NHÂN DÂN", body.upper()],
        "number": f"Số: {GAP}/BC-UBND",
        "day": day_line(clock.business_day(as_of)),
        "title": "BÁO CÁO KẾT QUẢ CHIẾN DỊCH" if campaign.report else "BÁO CÁO TIẾN ĐỘ CHIẾN DỊCH",
        "name": campaign.name,
        "basis": campaign.legal_basis,
        "period": f"Từ ngày {campaign.start:%d/%m/%Y} đến ngày {campaign.end:%d/%m/%Y}, {len(days)} ngày",
        "topics": _topics(campaign),
        "measure": measure,
        "summary": _summary(whole, measure),
        "as_of": f"{as_of_line(as_of)} · {silent} tổ chưa gửi lượt nào",
        "rule": RULES[campaign.measure] + (_only_topics(campaign) if campaign.measure == "items" else ""),
        "communes": _rows(figures.communes),
        "teams": _rows(figures.teams, {line.id: line.label for line in figures.communes}),
        "totals": whole,
        "days": [{"day": f"{one['day']:%d/%m}", "date": one["day"].isoformat(), "done": one["done"]} for one in days],
    }


def _summary(whole: dict[str, int | None], measure: str) -> str:
    done = spell_or_dash(whole["done"])
    if whole["goal"] is None:
        return f"Đã có {done} {measure}. Chưa giao chỉ tiêu."
    return f"Đã có {done} {measure}, bằng {whole['percent']}% chỉ tiêu {spell_or_dash(whole['goal'])}."


def _topics(campaign: Campaign) -> str:
    entries = (known().entry("topic", code) for code in campaign.topics)
    return "; ".join(entry.name for entry in entries if entry) or "Tất cả các việc"


def _only_topics(campaign: Campaign) -> str:
    return " Chỉ tính việc thuộc nội dung của chiến dịch." if campaign.topics else ""


def _rows(lines: list[Line], communes: dict[str, str] | None = None) -> list[dict[str, Any]]:
    """As in the figures, the furthest first; those without a goal last."""
    told = [
        {
            "code": line.code or "",
            "commune": (communes or {}).get(line.commune_id, ""),
            "label": line.label,
            "goal": line.goal,
            "done": line.done,
            "percent": percent(line.done, line.goal),
            "silent": line.not_reported,
        }
        for line in lines
    ]
    if communes is not None:
        return sorted(told, key=lambda row: (row["commune"], row["code"]))
    return sorted(told, key=lambda row: (row["percent"] is None, -(row["percent"] or 0), row["code"]))
