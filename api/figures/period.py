"""The span of days that a report is about, and whether it consists of whole reporting months."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from api.core import clock, settings
from api.core.problems import Problem, invalid

LONGEST = dt.timedelta(days=3700)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Days from ``start`` to ``end``, both included."""

    start: dt.date
    end: dt.date
    cutoff_day: int

    @property
    def touched(self) -> list[dt.date]:
        """The reporting months that the period touches (first calendar day of the month that names each)."""
        month, last = (clock.reporting_month(day, self.cutoff_day) for day in (self.start, self.end))
        months = [month]
        while month < last:
            month = (month + dt.timedelta(days=32)).replace(day=1)
            months.append(month)
        return months

    @property
    def months(self) -> list[dt.date] | None:
        """The reporting months that the period is made of, None if it cuts one."""
        months = self.touched
        first, last = self.bounds(months[0])[0], self.bounds(months[-1])[1]
        return months if (first, last) == (self.start, self.end) else None

    def bounds(self, month: dt.date) -> tuple[dt.date, dt.date]:
        """First and last day of a reporting month."""
        return clock.reporting_period(month, self.cutoff_day)

    def days(self) -> Iterator[dt.date]:
        """Every day of the period."""
        return (self.start + n * DAY for n in range((self.end - self.start).days + 1))

    def whole_months(self) -> list[dt.date]:
        """``months``. Raises Problem ``whole_months_only`` with the period that would do, if it cuts one."""
        months = self.months
        if months is None:
            touched = self.touched
            widened = {"from": self.bounds(touched[0])[0].isoformat(), "to": self.bounds(touched[-1])[1].isoformat()}
            raise Problem("whole_months_only", params=widened)
        return months


def choose_period(start: dt.date | None, end: dt.date | None) -> Period:
    """The period asked for. By default the running reporting month; a missing end is that of the other one's month.

    Raises Problem ``validation_failed`` for an end before the start or more than ten years.
    """
    cutoff_day = settings.cutoff_day()
    given = start or end or clock.today()
    bounds = clock.reporting_period(clock.reporting_month(given, cutoff_day), cutoff_day)
    period = Period(start or bounds[0], end or bounds[1], cutoff_day)
    if period.end < period.start:
        raise invalid("to", "period", "The period ends before it begins")
    if period.end - period.start > LONGEST:
        raise invalid("to", "period", "The period is longer than ten years")
    return period
