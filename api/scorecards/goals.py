"""Goals that campaigns gave to teams and communes, and whether they are reached."""

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass, field

import sqlalchemy as sa

from api.core import clock
from api.figures.daily import amounts
from api.figures.period import Period
from api.teams.logic import Scope
from api.units.logic import tree
from models.campaign import Campaign, CampaignTarget
from models.db import db


@dataclass
class Reached:
    """Goals given and reached, by team and by commune."""

    given: Counter[uuid.UUID] = field(default_factory=Counter)
    reached: Counter[uuid.UUID] = field(default_factory=Counter)

    def of(self, key: uuid.UUID) -> dict[str, int]:
        """Of one team or commune."""
        return {"given": self.given[key], "reached": self.reached[key]}


def goals_in(scope: Scope, period: Period, commune_of: dict[uuid.UUID, uuid.UUID | None]) -> Reached:
    """Of launched campaigns that ran on a day of the period; what was done counts up to its last day.

    ``commune_of``: team to commune, for the teams in question. Goals of units count where those units are now.
    """
    found, units, today = Reached(), tree(), clock.today()
    c = Campaign
    running = sa.select(c).where(c.status != "draft", c.start <= period.end, c.end >= period.start)
    for campaign in db.session.scalars(running.order_by(c.id)):
        done = _done(campaign, scope, min(campaign.end, period.end), commune_of)
        targets = sa.select(CampaignTarget).where(CampaignTarget.campaign_id == campaign.id)
        for target in db.session.scalars(targets):
            key = target.team_id or units.heir(target.unit_id, today)
            if target.goal > 0:
                found.given[key] += 1
                found.reached[key] += done[key] >= target.goal
    return found


def _done(
    campaign: Campaign, scope: Scope, until: dt.date, commune_of: dict[uuid.UUID, uuid.UUID | None]
) -> Counter[uuid.UUID]:
    topics = campaign.topics if campaign.measure == "items" else ()
    done: Counter[uuid.UUID] = Counter()
    for team_id, amount in amounts(scope, campaign.start, until, "team_id", measure=campaign.measure, topics=topics):
        done[team_id] += amount
        commune = commune_of.get(team_id)
        if commune is not None:
            done[commune] += amount
    return done
