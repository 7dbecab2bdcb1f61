"""Numbers, days and names as Vietnamese papers, messages and names of files write them."""

import datetime as dt

from api.core import clock
from api.core.text import fold

NONE = "–"
LONGEST_SLUG = 60


def spell(number: int) -> str:
    """``1.234``."""
    return f"{number:,}".replace(",", ".")


def spell_or_dash(number: int | None) -> str:
    """The same; a dash for a number that does not exist, which is not 0."""
    return NONE if number is None else spell(number)


def day_line(day: dt.date) -> str:
    """``Ngày 08 tháng 09 năm 2026``: over the signatures of lists and sheets.

    Decisions and reports with a number have the zeros of Nghị định 30/2020 (``rosters.documents.dates``).
    """
    return f"Ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"


def as_of_line(instant: dt.datetime) -> str:
    """``Số tính đến 14:05 ngày 20/11/2026``, in Vietnam's time."""
    return f"Số tính đến {instant.astimezone(clock.VIETNAM):%H:%M ngày %d/%m/%Y}"


def slug(text: str) -> str:
    """A part of a file's name: ``phuong-thu-dau-mot`` for ``Phường Thủ Dầu Một``, 60 characters at most."""
    return "-".join("".join(c if c.isalnum() else " " for c in fold(text)).split())[:LONGEST_SLUG]
