"""The closing report on paper: what it says, all wording settled. PDF and XLSX are made from nothing else."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.campaigns.figures import Figures, Line, figures_of
from api.campaigns.pdf import make_pdf
from api.campaigns.progress import day_rows, percent, totals_of
from api.campaigns.rights import find_readable, top_of
from api.campaigns.workbook import make_xlsx
from api.catalogue.logic import known
from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.core.problems import Problem
from api.core.text import fold
from api.units.logic import tree
from models.campaign import Campaign

SAMPLE = "Dữ liệu mẫu"
MEASURES = {"visits": "lượt hỗ trợ", "people": "người được giúp", "items": "việc đã giúp"}
RULES = {
    "visits": "Mỗi lần ghi là một lượt; lượt đã huỷ không tính.",
    "people": "Số người trong các lượt; một người được giúp hai lần tính hai.",
    "items": "Số việc đã giúp; một lượt có thể có nhiều việc.",
}
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class File:
    """A file to be sent."""

    name: str
    mime_type: str
    content: bytes


def report_file(actor: Actor, campaign_id: uuid.UUID, format: str, unit: uuid.UUID | None) -> File:
    """The report of the campaign, or of one commune's part, as ``pdf`` or ``xlsx``.

    Of a closed campaign it is the same file whenever it is asked for. Raises Problem ``not_found``, ``forbidden``, or
    ``campaign_state`` for a draft.
    """
    one_moment()
    campaign = find_readable(actor, campaign_id)
    if campaign.status == "draft":
        raise Problem("campaign_state", params={"status": campaign.status})
    top = top_of(actor, campaign, unit)
    figures = figures_of(campaign, top)
    paper = paper_of(campaign, figures, top)
    made_at = dt.datetime.fromisoformat(figures.as_of)
    make: Callable[[dict[str, Any], dt.datetime], bytes] = make_pdf if format == "pdf" else make_xlsx
    name = "-".join("".join(c if c.isalnum() else " " for c in fold(campaign.name)).split())[:60]
    return File(f"chien-dich_{name}_{campaign.end:%Y-%m-%d}.{format}", TYPES[format], make(paper, made_at))


def paper_of(campaign: Campaign, figures: Figures, top: uuid.UUID) -> dict[str, Any]:
    """All that stands on the paper, as plain values."""
    as_of = dt.datetime.fromisoformat(figures.as_of).astimezone(clock.VIETNAM)
    whole = totals_of(figures.communes)
    silent = sum(line.not_reported for line in figures.communes)
    measure = MEASURES[campaign.measure]
    days = day_rows(campaign, figures)
    return {
        "sample": SAMPLE if figures.synthetic else None,
        "body": tree().label(top, clock.business_day(as_of)),
        "day": f"Ngày {as_of.day:02d} tháng {as_of:%m} năm {as_of.year}",
        "title": "BÁO CÁO KẾT QUẢ CHIẾN DỊCH" if campaign.report else "BÁO CÁO TIẾN ĐỘ CHIẾN DỊCH",
        "name": campaign.name,
        "basis": campaign.legal_basis,
        "period": f"Từ ngày {campaign.start:%d/%m/%Y} đến ngày {campaign.end:%d/%m/%Y}, {len(days)} ngày",
        "topics": _topics(campaign),
        "measure": measure,
        "summary": _summary(whole, measure),
        "as_of": f"Số tính đến {as_of:%H:%M} ngày {as_of:%d/%m/%Y} · {silent} tổ chưa gửi lượt nào",
        "rule": RULES[campaign.measure] + (_only_topics(campaign) if campaign.measure == "items" else ""),
        "communes": _rows(figures.communes),
        "teams": _rows(figures.teams, {line.id: line.label for line in figures.communes}),
        "totals": whole,
        "days": [{"day": f"{one['day']:%d/%m}", "date": one["day"].isoformat(), "done": one["done"]} for one in days],
    }


def _summary(whole: dict[str, int | None], measure: str) -> str:
    done = _figure(whole["done"])
    if whole["goal"] is None:
        return f"Đã có {done} {measure}. Chưa giao chỉ tiêu."
    return f"Đã có {done} {measure}, bằng {whole['percent']}% chỉ tiêu {_figure(whole['goal'])}."


def _figure(value: int | None) -> str:
    return "–" if value is None else f"{value:,}".replace(",", ".")


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
