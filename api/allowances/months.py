"""The month of a sheet: a reporting month, as in every report."""

import datetime as dt
from dataclasses import dataclass

from api.core import clock, settings


@dataclass(frozen=True)
class Month:
    """A reporting month by its first calendar day, with its first and last day."""

    first: dt.date
    start: dt.date
    end: dt.date

    @property
    def key(self) -> str:
        """``2026-11``."""
        return f"{self.first:%Y-%m}"

    def has(self, day: dt.date) -> bool:
        """Whether the day lies in the month."""
        return self.start <= day <= self.end


def month_of(text: str | None) -> Month:
    """The month that ``2026-11`` names, by default the running one."""
    cutoff = settings.cutoff_day()
    first = dt.date.fromisoformat(f"{text}-01") if text else clock.reporting_month(clock.today(), cutoff)
    return Month(first, *clock.reporting_period(first, cutoff))
