"""Numbers, days and names of files as papers have them."""

import datetime as dt

import pytest

from api.core.spelling import as_of_line, day_line, slug, spell, spell_or_dash


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0"), (999, "999"), (1000, "1.000"), (1_234_567, "1.234.567"), (-1000, "-1.000")]
)
def test_thousands_have_a_dot(number: int, told: str) -> None:
    assert spell(number) == told
    assert spell_or_dash(number) == told


def test_what_does_not_exist_is_a_dash_and_not_nothing() -> None:
    assert spell_or_dash(None) == "–"
    assert spell_or_dash(0) == "0"


def test_days_of_sheets_have_two_digits() -> None:
    assert day_line(dt.date(2026, 9, 8)) == "Ngày 08 tháng 09 năm 2026"
    assert day_line(dt.date(2026, 11, 21)) == "Ngày 21 tháng 11 năm 2026"


def test_the_as_of_is_vietnams_time_whatever_the_instant_is_told_in() -> None:
    instant = dt.datetime(2026, 12, 31, 18, 5, tzinfo=dt.UTC)
    assert as_of_line(instant) == "Số tính đến 01:05 ngày 01/01/2027"
    assert as_of_line(instant.astimezone(dt.timezone(dt.timedelta(hours=-8)))) == as_of_line(instant)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Phường Thủ Dầu Một", "phuong-thu-dau-mot"),
        ("Đợt 2: “ra quân” / tháng 10.", "dot-2-ra-quan-thang-10"),
        ('a"; filename="b.exe\r\nX: y', "a-filename-b-exe-x-y"),
        ("…", ""),
    ],
)
def test_names_of_files_are_plain(text: str, told: str) -> None:
    assert slug(text) == told


def test_names_of_files_are_short() -> None:
    assert len(slug("khu phố " * 40)) == 60
