"""Numbers, days and names of files as papers have them."""

import datetime as dt

import pytest

from api.core.spelling import as_of_line, day_line, day_words, place_and_day, slug, spell, spell_or_dash


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0"), (999, "999"), (1000, "1.000"), (1_234_567, "1.234.567"), (-1000, "-1.000")]
)
def test_thousands_have_a_dot(number: int, told: str) -> None:
    assert spell(number) == told
    assert spell_or_dash(number) == told


def test_what_does_not_exist_is_a_dash_and_not_nothing() -> None:
    assert spell_or_dash(None) == "–"
    assert spell_or_dash(0) == "0"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 9, 8), "ngày 08 tháng 9 năm 2026"),
        (dt.date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (dt.date(2026, 1, 1), "ngày 01 tháng 01 năm 2026"),
        (dt.date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
        (dt.date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
    ],
)
def test_a_zero_goes_before_days_below_ten_and_the_first_two_months(day: dt.date, words: str) -> None:
    """Nghị định 30/2020, on decisions, reports, lists and sheets alike."""
    assert day_words(day) == words
    assert day_line(day) == f"Ngày{words[4:]}"
    assert place_and_day("Thủ Dầu Một", day) == f"Thủ Dầu Một, {words}"


def test_a_day_that_is_not_known_has_gaps_to_fill_in() -> None:
    assert place_and_day("Thủ Dầu Một", None) == "Thủ Dầu Một, ngày … tháng … năm …"


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
        ("Buôn Ƀru, Y Ðrông 漢字", "buon-ru-y-rong"),
        ("…", ""),
    ],
)
def test_names_of_files_are_plain(text: str, told: str) -> None:
    assert slug(text) == told


def test_names_of_files_are_short() -> None:
    assert len(slug("khu phố " * 40)) == 60
