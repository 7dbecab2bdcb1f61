"""Figures by day, week, reporting month and quarter of reporting months; of a span that the period cuts, its days."""

import datetime as dt
from collections.abc import Iterable, Iterator

from api.core import clock
from api.figures.facts import quarter_key, week_key
from api.figures.period import DAY
from api.figures.sums import Sums, day_sums
from api.reports.rows import Question, Row, row
from models.tally import TallyDay

ROMAN = ("I", "II", "III", "IV")


def day_rows(question: Question) -> list[Row]:
    """Figures of every day up to today, and of later ones that have any."""
    period = question.period
    found = day_sums(question.reach, period.start, period.end, TallyDay.day)
    sums: dict[dt.date, Sums] = {day: counted for (day,), counted in found}
    days = [day for day in period.days() if day <= clock.today() or day in sums]
    return [row(day.isoformat(), f"{day:%d/%m/%Y}", None, **sums.get(day, Sums()).as_json()) for day in days]


def week_rows(question: Question) -> list[Row]:
    """Figures of every week (from Monday) up to this one, and of later ones that have any."""
    sums = question.along("week")
    weeks = {week_key(day): day for day in reversed(list(question.period.days()))}
    begun = [(key, day) for key, day in reversed(weeks.items()) if day <= clock.today() or key in sums]
    return [row(key, _week_name(day), None, **sums.get(key, Sums()).as_json()) for key, day in begun]


def month_rows(question: Question) -> list[Row]:
    """Figures of every reporting month that has begun, and of later ones that have any."""
    months = [(f"{month:%Y-%m}", f"Tháng {month:%m/%Y}", month) for month in question.period.touched]
    return list(_rows(question, "month", months))


def quarter_rows(question: Question) -> list[Row]:
    """Figures by quarter of reporting months, as ``month_rows``."""
    firsts = {quarter_key(month): month for month in reversed(question.period.touched)}
    quarters = [(key, _quarter_name(month), month) for key, month in reversed(firsts.items())]
    return list(_rows(question, "quarter", quarters))


def _rows(question: Question, axis: str, spans: Iterable[tuple[str, str, dt.date]]) -> Iterator[Row]:
    sums, period, today = question.along(axis), question.period, clock.today()
    for key, label, month in spans:
        if key in sums or max(period.start, period.bounds(month)[0]) <= today:
            yield row(key, label, None, **sums.get(key, Sums()).as_json())


def _week_name(day: dt.date) -> str:
    """Such as ``Tuần 47 (16/11/2026–22/11/2026)``."""
    monday = day - day.weekday() * DAY
    return f"Tuần {day.isocalendar().week} ({monday:%d/%m/%Y}–{monday + 6 * DAY:%d/%m/%Y})"


def _quarter_name(month: dt.date) -> str:
    return f"Quý {ROMAN[(month.month - 1) // 3]}/{month:%Y}"
