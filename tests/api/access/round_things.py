"""Rounds that rows of the access table ask for."""

import datetime as dt
import uuid

import sqlalchemy as sa

from api.core import clock
from models.db import db
from models.reporting import CommuneReport, ReportingRound
from tests.api.access.campaign_things import Place
from tests.factories.rounds import make_round
from tests.support.store import Store


class RoundThings:
    """Rounds of the place's province, made anew for each request."""

    store: Store
    place: Place

    def free_month(self) -> str:
        """A month of which the province has no round."""
        with self.store.reading():
            return f"{self._free():%Y-%m}"

    def round(self) -> str:
        """A round that nobody has written in, always of the days of last month: before some there was no commune."""
        last = clock.today().replace(day=1) - dt.timedelta(days=1)
        with self.store.writing():
            made = db.session.get_one(ReportingRound, make_round(self.place.world.province, self._free()))
            made.start, made.end = last.replace(day=1), last
            return str(made.id)

    def handed_in(self) -> str:
        """A round in which the commune has handed in."""
        round_id = self.round()
        with self.store.writing():
            report = CommuneReport(
                round_id=uuid.UUID(round_id),
                unit_id=self.place.world.commune.id,
                status="submitted",
                declared={},
                submitted_at=clock.now(),
            )
            report.figures = {"totals": {"visits": 0, "people": 0, "items": 0}}
            db.session.add(report)
        return round_id

    def _free(self) -> dt.date:
        query = sa.select(sa.func.min(ReportingRound.month)).where(
            ReportingRound.unit_id == self.place.world.province.id
        )
        earliest = db.session.scalar(query) or clock.today().replace(day=1)
        return (earliest - dt.timedelta(days=1)).replace(day=1)
