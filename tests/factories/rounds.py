"""Reporting rounds for stories that begin in the middle. To be called within a write."""

import datetime as dt
import uuid

from api.core import clock
from models.db import db
from models.reporting import ReportingRound
from tests.factories.units import Unit

NOVEMBER = dt.date(2026, 11, 1)


def make_round(province: Unit, month: dt.date = NOVEMBER, *, closed: bool = False) -> uuid.UUID:
    """A calendar month's round, due five days after its end."""
    start, end = clock.reporting_period(month, 31)
    due_on = end + dt.timedelta(days=5)
    made = ReportingRound(unit_id=province.id, month=month, start=start, end=end, due_on=due_on)
    made.closed_at = clock.now() if closed else None
    db.session.add(made)
    db.session.flush()
    return made.id
