"""Numbers, days and names as Vietnamese papers, messages and names of files write them."""

import datetime as dt

from api.core import clock
from api.core.text import fold

NONE = "–"
GAP = "…"
LONGEST_SLUG = 60


def spell(number: int) -> str:
    """``1.234``."""
    return f"{number:,}".replace(",", ".")


def spell_or_dash(number: int | None) -> str:
    """The same; a dash for a number that does not exist, which is not 0."""
    return NONE if number is None else spell(number)


def day_words(day: dt.date | None) -> str:
    """``ngày 08 tháng 9 năm 2026``; with gaps to fill in by hand while the day is not known.

    Nghị định 30/2020, Phụ lục I: a zero goes before days below 10 and before the months 1 and 2, no others.
    """
    if day is None:
        return f"ngày {GAP} tháng {GAP} năm {GAP}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def day_line(day: dt.date) -> str:
    """``Ngày 08 tháng 9 năm 2026``: over the signatures of lists and sheets, which have no place."""
    return f"N{day_words(day)[1:]}"


def place_and_day(place: str, day: dt.date | None) -> str:
    """``Thủ Dầu Một, ngày 08 tháng 9 năm 2026``: at the head of decisions and reports."""
    return f"{place}, {day_words(day)}"


def as_of_line(instant: dt.datetime) -> str:
    """``Số tính đến 14:05 ngày 20/11/2026``, in Vietnam's time."""
    return f"Số tính đến {instant.astimezone(clock.VIETNAM):%H:%M ngày %d/%m/%Y}"


def slug(text: str) -> str:
    """A part of a file's name: ``phuong-thu-dau-mot`` for ``Phường Thủ Dầu Một``, 60 characters of ASCII at most."""
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in fold(text)).split())[:LONGEST_SLUG]
