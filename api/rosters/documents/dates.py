"""Days as official papers write them."""

import datetime as dt

GAP = "…"


def day_words(day: dt.date | None) -> str:
    """``ngày 08 tháng 9 năm 2026``; with gaps to fill in by hand while the day is not known.

    Nghị định 30/2020, Phụ lục I: a zero goes before days below 10 and before the months 1 and 2, no others.
    """
    if day is None:
        return f"ngày {GAP} tháng {GAP} năm {GAP}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def place_and_day(place: str, day: dt.date | None) -> str:
    """``Thủ Dầu Một, ngày 08 tháng 9 năm 2026``."""
    return f"{place}, {day_words(day)}"
