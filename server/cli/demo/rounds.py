"""Two reporting rounds over the demo's visits: a closed month, and the one after it, which still waits for communes."""

import datetime as dt
import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from api.assistance.bulk import LoadedVisit
from api.core import clock
from api.figures.period import DAY
from api.rounds.figures import figures_of
from api.rounds.logic import make_round, mark_closed
from api.units.logic import tree
from models.db import db
from models.reporting import CommuneReport, ReportingRound
from server.cli.demo.accounts import HOME
from server.cli.demo.chance import at_time, dice
from server.cli.demo.people import DemoTeam

OPENED, CLOSED, OFFICE_HOURS = 30, 990, (450, 1020)
CLOSED_AFTER = LATE_UP_TO = 3 * DAY
# What a phone without network brings after the month was closed.
LATE_VISITS = 3
DIFFICULTIES = (
    "Người lớn tuổi không có điện thoại thông minh, tổ phải làm hộ.",
    "Mạng ở mấy ấp xa còn yếu, nhiều việc phải hẹn lại.",
    "Khu nhà trọ đổi người luôn nên khó hẹn.",
    "Hệ thống hay chậm vào cuối tháng.",
)
PROPOSALS = (
    "Cấp thêm máy tính bảng cho các tổ ở xa.",
    "Mở lớp về chữ ký số cho tổ trưởng.",
    "Công an mỗi tuần hẹn một buổi làm định danh mức 2 tại nhà văn hóa.",
)
ADULTS, TO_A_HOUSEHOLD = (6_000, 60_000), 2.1


@dataclass(frozen=True)
class Plan:
    """How many communes hand in late, only begin to write, or do neither; all others hand in within time."""

    late: int
    begun: int
    untouched: int
    closed: bool


CLOSED_MONTH, OPEN_MONTH = Plan(2, 0, 1, closed=True), Plan(5, 3, 4, closed=False)


def split_late(
    visits: Sequence[LoadedVisit], teams: Sequence[DemoTeam], newest: dt.date
) -> tuple[list[LoadedVisit], list[LoadedVisit]]:
    """In two parts: the second, the last ones of a team in the closed month, comes when that has been closed."""
    month, following = _months(newest)
    team = next(team.team_id for team in teams if team.hamlet.new_code == HOME)
    inside = [
        v for v in visits if v.visit.team_id == team and month <= clock.business_day(v.visit.started_at) < following
    ]
    late = {visit.record_id for visit in inside[-LATE_VISITS:]}
    return [v for v in visits if v.record_id not in late], [v for v in visits if v.record_id in late]


def write_rounds(newest: dt.date, staff: dict[str, Any], grants: Sequence[dict[str, Any]]) -> None:
    """Both rounds of the province of ``staff`` (a grant), with reports by its officers. To be called between the two
    parts of the visits.
    """
    officers = {grant["unit_id"]: grant["account_id"] for grant in grants if grant["role"] == "commune_officer"}
    rng = dice("rounds")
    for month, plan in zip(_months(newest), (CLOSED_MONTH, OPEN_MONTH), strict=True):
        found = _open(staff["unit_id"], month)
        for unit_id, way in _ways(found, plan, rng):
            report = _draft(found, unit_id, rng)
            at = _moment(found, way, newest, rng)
            if at is not None:
                _hand_in(report, found, at, officers[unit_id])
            if at is not None or way == "begun":
                db.session.add(report)
        if plan.closed:
            db.session.flush()
            with clock.pinned(at_time(found.due_on + CLOSED_AFTER, CLOSED)):
                mark_closed(found, staff["account_id"])
    db.session.flush()


def _months(newest: dt.date) -> tuple[dt.date, dt.date]:
    """First days of the month before the one that ended last, and of that one."""
    ended = (newest.replace(day=1) - DAY).replace(day=1)
    return (ended - DAY).replace(day=1), ended


def _open(province: uuid.UUID, month: dt.date) -> ReportingRound:
    _, end = clock.reporting_period(month, 31)
    with clock.pinned(at_time(end + DAY, OPENED)):
        made = make_round(province, month)
    made.synthetic = True
    return made


def _ways(found: ReportingRound, plan: Plan, rng: random.Random) -> Iterator[tuple[uuid.UUID, str]]:
    """What each commune does. The one whose officer can log in has handed in the closed month, and not the open one."""
    units = tree()
    communes = units.below(found.unit_id, "commune", found.end)
    home = [unit for unit in communes if (version := units.version_at(unit, found.end)) and version.code == HOME]
    others = rng.sample([unit for unit in communes if unit not in home], len(communes) - len(home))
    order = [*home, *others] if plan.closed else [*others, *home]
    ways = ["late"] * plan.late + ["begun"] * plan.begun + ["untouched"] * plan.untouched
    return zip(order, ["in_time"] * (len(order) - len(ways)) + ways, strict=True)


def _draft(found: ReportingRound, unit_id: uuid.UUID, rng: random.Random) -> CommuneReport:
    adults = round(rng.randint(*ADULTS), -2)
    declared = {"adults": adults, "households": rng.choice((round(adults / TO_A_HOUSEHOLD), None))}
    report = CommuneReport(round_id=found.id, unit_id=unit_id, status="draft", version=1, declared=declared)
    report.difficulties, report.proposals = rng.choice(DIFFICULTIES), rng.choice((*PROPOSALS, ""))
    report.created_at = at_time(found.end + DAY, OFFICE_HOURS[0])
    return report


def _moment(found: ReportingRound, way: str, newest: dt.date, rng: random.Random) -> dt.datetime | None:
    """When it was handed in; None if it was not, or if that day has not come."""
    first, last = {
        "in_time": (found.end + DAY, found.due_on),
        "late": (found.due_on + DAY, found.due_on + LATE_UP_TO),
    }.get(way, (newest, newest))
    days = [first + n * DAY for n in range((last - first).days + 1) if first + n * DAY < newest]
    return at_time(rng.choice(days), rng.randint(*OFFICE_HOURS)) if days else None


def _hand_in(report: CommuneReport, found: ReportingRound, at: dt.datetime, officer: uuid.UUID) -> None:
    with clock.pinned(at):
        report.figures = figures_of(found, report.unit_id)
    report.status, report.version, report.figures_as_of = "submitted", 2, at
    report.submitted_at, report.submitted_by_id = at, officer
