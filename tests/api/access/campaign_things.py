"""Where a row of the access table looks, and the campaigns that it may ask for."""

import datetime as dt
import uuid
from dataclasses import dataclass

from api.core import clock
from models.allowance import AllowanceRate
from models.campaign import Campaign
from models.db import db
from tests.factories import unique
from tests.factories.teams import Team
from tests.factories.world import World
from tests.support.forms import Form, form
from tests.support.store import Store


@dataclass(frozen=True)
class Place:
    """A team with its world, as seen by the callers."""

    world: World
    team: Team


class CampaignThings:
    """Campaigns of the place, made anew for each request."""

    store: Store
    place: Place

    def drive(self) -> str:
        """A campaign that the commune's officer drafted."""
        return self._campaign("draft", self.place.world.commune.id)

    def run(self) -> str:
        """The same, running."""
        return self._campaign("running", self.place.world.commune.id)

    def wide(self) -> str:
        """A province's, running."""
        return self._campaign("running", self.place.world.province.id)

    def listed(self) -> str:
        """Somebody on the team's roster in force."""
        return str(self.place.team.member.person_id)

    def rate(self) -> str:
        """A rate of allowances of the province."""
        with self.store.writing():
            day = dt.date.fromisoformat(self.next_day())
            unit_id = self.place.world.province.id
            made = AllowanceRate(unit_id=unit_id, kind="day", amount=1, legal_basis="Nghị quyết mẫu", valid_from=day)
            db.session.add(made)
            db.session.flush()
            return str(made.id)

    def next_day(self) -> str:
        """A day after those of all rates before."""
        return str(dt.date(2000, 1, 1) + dt.timedelta(days=unique.number() % 30_000))

    def goal_sheet(self) -> Form:
        """A sheet that names the hamlet of the team."""
        return form({"level": "team"}, f"{self.place.team.unit.code};5".encode(), "giao.csv")

    def _campaign(self, status: str, unit_id: uuid.UUID) -> str:
        with self.store.writing():
            today = clock.today()
            made = Campaign(
                unit_id=unit_id,
                name="92 ngày đêm",
                legal_basis="",
                start=today,
                end=today + dt.timedelta(days=91),
                measure="visits",
                topics=[],
                status=status,
                created_by_id=self.place.world.officer.id,
            )
            db.session.add(made)
            db.session.flush()
            return str(made.id)
