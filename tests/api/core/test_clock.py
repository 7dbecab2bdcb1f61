"""The business day of Vietnam and the reporting month with its cut-off day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.core import clock

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))
CUTOFFS = st.sampled_from([*range(1, 29), 31])


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-11-20T16:59:59+00:00", "2026-11-20"),
        ("2026-11-20T17:00:00+00:00", "2026-11-21"),
        ("2026-11-20T23:59:59+07:00", "2026-11-20"),
        ("2026-12-31T17:00:00+00:00", "2027-01-01"),
    ],
)
def test_the_day_begins_at_midnight_in_vietnam(instant: str, day: str) -> None:
    assert str(clock.business_day(dt.datetime.fromisoformat(instant))) == day


@given(day=DAYS)
def test_a_day_holds_its_own_beginning_and_not_the_moment_before(day: dt.date) -> None:
    start = clock.day_start(day)
    assert clock.business_day(start) == day
    assert clock.business_day(start - dt.timedelta(microseconds=1)) == day - dt.timedelta(days=1)


@given(day=DAYS, cutoff=CUTOFFS)
def test_every_day_lies_in_the_period_of_its_month(day: dt.date, cutoff: int) -> None:
    first, last = clock.reporting_period(clock.reporting_month(day, cutoff), cutoff)
    assert first <= day <= last


@given(day=DAYS, cutoff=CUTOFFS)
def test_periods_follow_each_other_without_gap_or_overlap(day: dt.date, cutoff: int) -> None:
    month = clock.reporting_month(day, cutoff)
    _, last = clock.reporting_period(month, cutoff)
    following = clock.reporting_month(last + dt.timedelta(days=1), cutoff)
    assert following > month
    assert clock.reporting_period(following, cutoff)[0] == last + dt.timedelta(days=1)


def test_a_month_reported_from_the_15th_to_the_14th() -> None:
    assert clock.reporting_month(dt.date(2026, 11, 14), 14) == dt.date(2026, 11, 1)
    assert clock.reporting_month(dt.date(2026, 11, 15), 14) == dt.date(2026, 12, 1)
    assert clock.reporting_period(dt.date(2026, 1, 1), 14) == (dt.date(2025, 12, 15), dt.date(2026, 1, 14))


def test_the_clock_can_be_stopped_for_a_block() -> None:
    instant = dt.datetime(2026, 7, 1, 8, tzinfo=clock.VIETNAM)
    with clock.pinned(instant):
        assert clock.now() == instant
        assert clock.today() == dt.date(2026, 7, 1)
    assert clock.now() > dt.datetime(2026, 8, 1, tzinfo=dt.UTC)
