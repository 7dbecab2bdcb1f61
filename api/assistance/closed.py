"""Months that a province has closed: their visits change only by an official's word (S8, ``month_closed``)."""

import datetime as dt
import uuid

import sqlalchemy as sa

from api.core import clock
from api.units.lineage import UnitTree
from models.db import db
from models.reporting import ReportingRound


class ClosedMonths:
    """The closed months as the running transaction sees them; read when somebody first asks."""

    def __init__(self, units: UnitTree) -> None:
        self._units = units
        self._spans: list[tuple[uuid.UUID, dt.date, dt.date]] | None = None

    def has(self, unit_id: uuid.UUID, day: dt.date) -> bool:
        """Whether the day of a visit in the unit lies in a closed month of its province, as provinces are today."""
        today = clock.today()
        province = self._units.unit_at(self._units.heir(unit_id, today), today, "province")
        return any(
            start <= day <= end and self._units.heir(closed, today) == province for closed, start, end in self._read()
        )

    def _read(self) -> list[tuple[uuid.UUID, dt.date, dt.date]]:
        if self._spans is None:
            r = ReportingRound
            rows = db.session.execute(sa.select(r.unit_id, r.start, r.end).where(r.closed_at.is_not(None)))
            self._spans = [(row.unit_id, row.start, row.end) for row in rows]
        return self._spans
