"""Rows of the feed that somebody entered, each as of its day and with its source; what was corrected is left out."""

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from api.indicators.checks import percent_of
from api.reports.feed_tallies import row, unit_head
from api.units.lineage import UnitTree
from models.db import db
from models.indicator import Indicator, Observation


def observations(units: UnitTree, top: uuid.UUID, level: str, start: dt.date, end: dt.date) -> Iterator[dict[str, Any]]:
    """Those of units of the level that lie in ``top`` today, from the first day to the last."""
    o, later = Observation, sa.orm.aliased(Observation)
    query = (
        sa.select(o, Indicator.code)
        .join(Indicator, Indicator.id == o.indicator_id)
        .outerjoin(later, later.corrects_id == o.id)
        .where(o.observed_on.between(start, end), later.id.is_(None))
        .order_by(o.observed_on, Indicator.code, o.id)
    )
    top_level = units.level(top)
    for seen, code in db.session.execute(query):
        if units.level(seen.unit_id) != level or top_level is None:
            continue
        if units.unit_at(seen.unit_id, _day_in(units, top, seen.observed_on), top_level) != top:
            continue
        head = {
            **unit_head(units, seen.unit_id, seen.observed_on),
            "period": seen.observed_on.isoformat(),
            "period_start": seen.observed_on,
            "period_end": seen.observed_on,
            "source": seen.source,
            "synthetic": seen.synthetic,
        }
        value = seen.value if seen.value is not None else percent_of(seen.numerator, seen.denominator)
        if seen.rank is not None:
            yield row(head, code, seen.rank, seen.rank, seen.rank_of)
        else:
            yield row(head, code, value, seen.numerator, seen.denominator)


def _day_in(units: UnitTree, top: uuid.UUID, day: dt.date) -> dt.date:
    """A day on which ``top`` is there: a figure of its forerunner belongs to it."""
    versions = units.versions(top)
    return max(day, versions[0].valid_from) if versions else day
