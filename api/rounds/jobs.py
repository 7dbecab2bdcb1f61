"""Rounds that open by themselves: once a province has begun, each month that ends is asked for."""

from typing import Any

import sqlalchemy as sa

from api.core import audit, clock, settings
from api.core.db import atomic
from api.rounds.logic import find_of, make_round
from api.units.logic import tree
from models.db import db
from models.reporting import ReportingRound


def open_due(_payload: dict[str, Any]) -> None:
    """Open the round of the reporting month that ended last, where a province has opened one before and has not yet."""
    with atomic("write"):
        units, today = tree(), clock.today()
        running, _ = clock.reporting_period(settings.reporting_month(), settings.cutoff_day())
        month = clock.reporting_month(running - running.resolution, settings.cutoff_day())
        for province in sorted(db.session.scalars(sa.select(ReportingRound.unit_id).distinct())):
            stands = units.heir(province, today) == province
            if stands and find_of(province, month) is None:
                audit.record(None, "round.open", "round", make_round(province, month).id, fields=["due_on", "month"])
