"""Numbers of decisions as people type them: ``45``, ``45/QĐ-UBND``, ``05/2025/QĐ-UBND``."""

import re

import sqlalchemy as sa

from api.core.problems import Problem, invalid
from api.core.text import nfc
from models.db import db
from models.team import Decision

SYMBOL = "QĐ-UBND"
LARGEST = 999_999
LETTERS = r"[A-ZĐ]+(?:-[A-ZĐ]+)*"
_SYMBOL = re.compile(LETTERS)
_NUMBER = re.compile(rf"(\d{{1,6}})(?:/(\d{{4}}))?(?:/({LETTERS}))?")
# The Icelandic letter looks the same and is another one.
ETH, D_STROKE = "\u00d0", "\u0110"


def parse_number(typed: str | int, symbol: str | None, year: int) -> tuple[int, str]:
    """``(number, symbol)``; the year of ``05/2025/QĐ-UBND`` belongs to the symbol, as it is printed between.

    Raises Problem ``validation_failed`` if it is no number, names another symbol or another year.
    """
    found = _NUMBER.fullmatch(_clean(str(typed)).removeprefix("SỐ:"))
    number = int(found[1]) if found else 0
    if found is None or not 1 <= number <= LARGEST:
        raise invalid("number", "number", "A number such as 45 or 45/QĐ-UBND")
    if found[2] and int(found[2]) != year:
        raise invalid("number", "year", "The year of the number is not that of the decision's date")
    wanted = parse_symbol(symbol) if symbol else None
    if wanted and found[3] and found[3] != wanted.rpartition("/")[2]:
        raise invalid("symbol", "symbol", "The number ends with another symbol")
    letters = wanted or found[3] or SYMBOL
    return number, f"{found[2]}/{letters}" if found[2] else letters


def parse_symbol(typed: str) -> str:
    """``QĐ-UBND`` with the Vietnamese letter. Raises Problem ``validation_failed``."""
    cleaned = _clean(typed)
    if not _SYMBOL.fullmatch(cleaned):
        raise invalid("symbol", "symbol", "A symbol such as QĐ-UBND")
    return cleaned


def check_free(decision: Decision, number: int, symbol: str, year: int) -> None:
    """Raise Problem ``number_taken`` if the body has used the number in that year under that symbol."""
    same = sa.select(Decision.id, Decision.decided_on).where(
        Decision.unit_id == decision.unit_id,
        Decision.year == year,
        Decision.symbol == symbol,
        Decision.number == number,
        Decision.id != decision.id,
    )
    found = db.session.execute(same).first()
    if found is not None:
        raise Problem("number_taken", params={"decision_id": found.id, "date": found.decided_on})


def _clean(typed: str) -> str:
    return "".join(nfc(typed).split()).upper().replace(ETH, D_STROKE)
