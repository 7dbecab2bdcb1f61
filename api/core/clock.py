"""Time: instants are UTC, the business day is that of Asia/Ho_Chi_Minh (UTC+7, no daylight saving)."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

# every month has this day; a later cut-off means the calendar month
LAST_CUTOFF = 28
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_pinned: ContextVar[dt.datetime | None] = ContextVar("pinned_clock", default=None)


def now() -> dt.datetime:
    """The instant (UTC) that everything in this request or job goes by."""
    return _pinned.get() or dt.datetime.now(dt.UTC)


@contextmanager
def pinned(instant: dt.datetime) -> Iterator[None]:
    """Stop the clock at ``instant`` for the block: tests and the demo loader live on days of their own."""
    # In UTC as real ones are: audit lines are chained over the text of their instant.
    token = _pinned.set(instant.astimezone(dt.UTC))
    try:
        yield
    finally:
        _pinned.reset(token)


def business_day(instant: dt.datetime) -> dt.date:
    """The calendar day in Vietnam on which ``instant`` falls."""
    return instant.astimezone(VIETNAM).date()


def today() -> dt.date:
    """The business day of now."""
    return business_day(now())


def day_start(day: dt.date) -> dt.datetime:
    """Midnight in Vietnam at which ``day`` begins."""
    return dt.datetime.combine(day, dt.time(), VIETNAM)


def reporting_month(day: dt.date, cutoff_day: int) -> dt.date:
    """First day of the month that names the reporting month of ``day``.

    A month reported "15th to 14th" has ``cutoff_day`` 14: the 15th belongs to the next month. 31 is the calendar month.
    """
    first = day.replace(day=1)
    if cutoff_day > LAST_CUTOFF or day.day <= cutoff_day:
        return first
    return (first + dt.timedelta(days=32)).replace(day=1)


def reporting_period(month: dt.date, cutoff_day: int) -> tuple[dt.date, dt.date]:
    """First and last day of the reporting month that ``month`` (its first calendar day) names."""
    if cutoff_day > LAST_CUTOFF:
        return month, (month + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
    previous = (month - dt.timedelta(days=1)).replace(day=1)
    return previous.replace(day=cutoff_day) + dt.timedelta(days=1), month.replace(day=cutoff_day)
