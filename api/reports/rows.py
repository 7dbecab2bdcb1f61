"""A row of a report, and what all groupings are given."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from api.figures.period import Period
from api.teams.logic import Scope

Row = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """What is asked: whose figures, of which days, and with the units of which day (None: each day's own)."""

    scope: Scope
    period: Period
    units_on: dt.date | None = None


def row(
    key: str,
    label: str,
    code: str | None = None,
    *,
    visits: int | None = None,
    people: int | None = None,
    items: int | None = None,
) -> Row:
    """A row; a measure that does not exist for its dimension is None."""
    return {"key": key, "label": label, "code": code, "visits": visits, "people": people, "items": items}
