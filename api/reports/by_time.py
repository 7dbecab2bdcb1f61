"""Figures by day and by reporting month."""

import datetime as dt
from collections import defaultdict
from dataclasses import asdict

from api.core import clock
from api.reports.rows import Question, Row, row
from api.figures.sums import Sums, day_sums
from models.tally import TallyDay


def day_rows(question: Question) -> list[Row]:
    """Figures of every day up to today, and of later ones that have any."""
    period = question.period
    sums = dict(day_sums(question.scope, period.start, period.end, TallyDay.day))
    days = [day for day in period.days() if day <= clock.today() or day in sums]
    return [row(day.isoformat(), f"{day:%d/%m/%Y}", **asdict(sums.get(day, Sums()))) for day in days]


def month_rows(question: Question) -> list[Row]:
    """Figures by reporting month; of a period that cuts a month, those of the days it has."""
    period = question.period
    sums: dict[dt.date, Sums] = defaultdict(Sums)
    for day, counted in day_sums(question.scope, period.start, period.end, TallyDay.day):
        sums[clock.reporting_month(day, period.cutoff_day)].add(**asdict(counted))
    return [row(f"{month:%Y-%m}", f"Tháng {month:%m/%Y}", **asdict(sums[month])) for month in period.touched]
