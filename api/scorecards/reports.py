"""Whether communes handed in their monthly reports on time."""

import uuid
from collections import defaultdict
from collections.abc import Collection

import sqlalchemy as sa

from api.core import clock
from api.figures.period import Period
from api.units.logic import tree
from models.db import db
from models.reporting import CommuneReport, ReportingRound


def reports_in(communes: Collection[uuid.UUID], period: Period) -> dict[uuid.UUID, dict[str, int]]:
    """``commune → due, on_time, late, missing`` of rounds whose last day to hand in lies in the period."""
    units, today = tree(), clock.today()
    found: dict[uuid.UUID, dict[str, int]] = defaultdict(lambda: {"due": 0, "on_time": 0, "late": 0, "missing": 0})
    rounds = db.session.scalars(
        sa.select(ReportingRound).where(ReportingRound.due_on.between(period.start, period.end))
    ).all()
    for one in rounds:
        day_by_unit = {
            units.heir(report.unit_id, today): clock.business_day(report.submitted_at)
            for report in db.session.scalars(sa.select(CommuneReport).where(CommuneReport.round_id == one.id))
            if report.status == "submitted" and report.submitted_at is not None
        }
        province = units.heir(one.unit_id, today)
        for commune in communes:
            if units.unit_at(commune, today, "province") != province:
                continue
            told, day = found[commune], day_by_unit.get(commune)
            if day is None and one.due_on >= today:
                continue
            told["due"] += 1
            told["missing" if day is None else "on_time" if day <= one.due_on else "late"] += 1
    return found
