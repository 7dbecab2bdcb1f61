"""The sheet of a team's month on paper, to be signed by everybody on it."""

import datetime as dt
import uuid
from pathlib import Path
from typing import Any

from api.allowances.months import Month, month_of
from api.allowances.rates import Rates, span_of
from api.allowances.reckoning import Line, reckon, sums_of
from api.allowances.rights import find_team
from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.core.papers import PDF, SAMPLE, File
from api.core.spelling import day_line, spell
from api.rosters.documents.texts import COUNTRY, MOTTO
from api.rosters.documents.typeset import typeset
from api.units.logic import tree
from models.team import Team

TEMPLATE = Path(__file__).parent / "sheet.typ"
KINDS = {"month": "một thành viên, một tháng", "day": "một ngày huy động", "night": "một đêm (mức cao nhất)"}
RULE = (
    "Mức tháng tính cho người có tên trong danh sách có hiệu lực ít nhất một ngày của tháng; "
    "người ở hai tổ trong tháng chỉ tính một lần, ở tổ có tên trước, theo mức của ngày cuối tháng. "
    "Ngày, đêm là số tổ trưởng đã xác nhận, tính theo mức của ngày đó; đêm là ca bắt đầu từ 22 giờ hoặc trước 6 giờ."
)
UNCONFIRMED = "Dấu – : tổ trưởng chưa xác nhận ngày công của tháng này, chưa tính tiền."


def sheet_file(actor: Actor, team_id: uuid.UUID, month: str | None) -> File:
    """The PDF. Raises Problem ``not_found`` or ``forbidden``."""
    one_moment()
    team, about = find_team(actor, team_id), month_of(month)
    content = typeset(TEMPLATE, told(team, about), clock.now().astimezone(dt.UTC))
    return File(f"bang-cham-cong_{about.key}.pdf", PDF, content)


def told(team: Team, month: Month) -> dict[str, Any]:
    """All that stands on the paper, as plain values."""
    rates = Rates()
    lines = reckon({team.id: team.unit_id}, month, rates).get(team.id, [])
    commune = tree().commune_at(team.unit_id, month.end)
    confirmed = any(line.days is not None for line in lines)
    totals = sums_of(lines)
    return {
        "country": COUNTRY,
        "motto": MOTTO,
        "sample": SAMPLE if team.synthetic else None,
        "body": tree().label(commune or team.unit_id, month.end),
        "day": day_line(clock.today()),
        "title": "BẢNG CHẤM CÔNG HỖ TRỢ",
        "name": team.title,
        "basis": _basis(rates, team.unit_id, month),
        "period": f"Tháng {month.first:%m/%Y} (từ ngày {month.start:%d/%m/%Y} đến ngày {month.end:%d/%m/%Y})",
        "columns": ["STT", "Họ tên", "Ngày công", "Đêm", "Tiền (đồng)", "Ký nhận"],
        "rows": [_row(number, line) for number, line in enumerate(lines, 1)],
        "total-label": "Cộng",
        # nobody signs for a sum that is not all of it
        "totals": totals if confirmed else {**totals, "amount": None},
        "notes": [RULE, *([] if confirmed else [UNCONFIRMED])],
        "signers": ["TỔ TRƯỞNG", "ỦY BAN NHÂN DÂN"],
        "sign-here": "(Ký, ghi rõ họ tên)",
    }


def _row(number: int, line: Line) -> dict[str, Any]:
    name = line.member.name if line.counted else f"{line.member.name} (mức tháng tính ở tổ khác)"
    return {"no": str(number), "name": name, "days": line.days, "nights": line.nights, "amount": line.amount}


def _basis(rates: Rates, unit_id: uuid.UUID, month: Month) -> list[str]:
    """The rates of the month, each with what it stands on, and its days where it did not hold all through."""
    found = rates.during(unit_id, month)
    if not found:
        return ["Chưa có mức hỗ trợ cho tháng này: chưa tính tiền."]
    told = [f"{spell(rate.amount)}\u00a0đồng {KINDS[rate.kind]}{_within(span_of(rate, month))}" for rate in found]
    bases = dict.fromkeys(rate.legal_basis for rate in found)
    return [f"Căn cứ: {'; '.join(bases)}. Mức: {'; '.join(told)}."]


def _within(span: str) -> str:
    return f" ({span})" if span else ""
