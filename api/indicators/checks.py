"""What an observation must say, by the shape of its indicator. All faults are told at once."""

import datetime as dt
import decimal
import uuid
from collections.abc import Iterator
from typing import Any

from api.core import clock
from api.core.problems import FieldError, Problem
from api.units.logic import tree

FIRST_DAY = dt.date(2000, 1, 1)
FIELDS = {
    "value": ("value",),
    "ratio": ("value", "numerator", "denominator"),
    "rank": ("rank", "rank_of"),
}
NUMBERS = ("value", "numerator", "denominator", "rank", "rank_of")


def check_numbers(shape: str, data: dict[str, Any]) -> None:
    """Raise Problem ``validation_failed`` unless the numbers are those of the shape.

    A ratio may pass 100 % and any value may be lower than the one before: no rule looks at either.
    """
    faults = list(_strange(shape, data)) or list(_missing(shape, data))
    if faults:
        raise Problem("validation_failed", errors=tuple(faults))


def check_unit(unit_id: uuid.UUID, day: dt.date, field: str) -> None:
    """Raise Problem ``validation_failed`` for an unknown unit, or one that was no more on the day.

    A day before the unit's first version is taken: histories of units begin later than figures do.
    """
    versions = tree().versions(unit_id)
    if not versions:
        raise Problem("validation_failed", errors=(FieldError(field, "unknown", "No such unit"),))
    ended = versions[-1].valid_to
    if ended is not None and ended <= day:
        raise Problem("validation_failed", errors=(FieldError(field, "ended", f"The unit ended on {ended}"),))


def check_day(day: dt.date, field: str) -> None:
    """Raise Problem ``validation_failed`` for a day to come, or one before 2000."""
    if day > clock.today():
        raise Problem("validation_failed", errors=(FieldError(field, "future", "The day has not come yet"),))
    if day < FIRST_DAY:
        raise Problem("validation_failed", errors=(FieldError(field, "too_early", f"Before {FIRST_DAY}"),))


def percent_of(numerator: decimal.Decimal | None, denominator: decimal.Decimal | None) -> decimal.Decimal | None:
    """The ratio in percent, to two digits; None where one of the two is not known."""
    if numerator is None or not denominator:
        return None
    exact = decimal.Context(prec=60).divide(numerator * 100, denominator)
    return exact.quantize(decimal.Decimal("0.01"), decimal.ROUND_HALF_UP)


def _strange(shape: str, data: dict[str, Any]) -> Iterator[FieldError]:
    for name in NUMBERS:
        if data[name] is not None and name not in FIELDS[shape]:
            yield FieldError(name, "not_of_shape", f"An indicator of shape {shape} has no {name}")


def _missing(shape: str, data: dict[str, Any]) -> Iterator[FieldError]:
    required = [name for name in FIELDS[shape] if name != "value" or shape == "value"]
    told = [name for name in required if data[name] is not None]
    if shape == "ratio" and data["value"] is not None:
        # the source tells the percentage alone
        yield from (FieldError(name, "not_both", "Either a percentage or its two parts") for name in told)
        return
    yield from (FieldError(name, "required", "Missing; null is not 0") for name in required if name not in told)
    if data["denominator"] is not None and data["denominator"] <= 0:
        yield FieldError("denominator", "not_positive", "There is no share of nothing")
    if data["numerator"] is not None and data["numerator"] < 0:
        yield FieldError("numerator", "negative", "A count is not below 0")
    if data["rank"] is not None and data["rank_of"] is not None and data["rank"] > data["rank_of"]:
        yield FieldError("rank", "beyond", "The rank is beyond the last place")
