"""Figures by day and by reporting month."""

import datetime as dt
from collections import defaultdict

from api.core import clock
from api.reports.rows import Question, Row, row
from api.reports.sums import Sums, day_sums, month_sums
from models.tally import TallyDay, TallyMonth


def day_rows(question: Question) -> list[Row]:
    """Visits and people of every day up to today, and of later ones that have any."""
    period = question.period
    sums = {day: (v, p) for day, v, p in day_sums(question.scope, period.start, period.end, TallyDay.day)}
    days = [day for day in period.days() if day <= clock.today() or day in sums]
    return [
        row(day.isoformat(), f"{day:%d/%m/%Y}", visits=sums.get(day, (0, 0))[0], people=sums.get(day, (0, 0))[1])
        for day in days
    ]


def month_rows(question: Question) -> list[Row]:
    """Figures by reporting month; of a period that cuts a month, those of the days it has."""
    period = question.period
    sums: dict[dt.date, Sums] = defaultdict(Sums)
    for day, visits, people in day_sums(question.scope, period.start, period.end, TallyDay.day):
        sums[clock.reporting_month(day, period.cutoff_day)].add(visits, people)
    for month, counted in month_sums(question.scope, period.months or [], "topic", TallyMonth.month):
        sums[month].add(items=counted.items)
    return [
        row(
            f"{month:%Y-%m}",
            f"Tháng {month:%m/%Y}",
            visits=sums[month].visits,
            people=sums[month].people,
            items=sums[month].items if period.months else None,
        )
        for month in period.touched
    ]
