"""What counts for a campaign, from the tallies."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from api.figures.daily import amounts
from api.teams.logic import Scope
from models.campaign import Campaign


def counted_topics(campaign: Campaign) -> list[str]:
    """Only items of the campaign's topics count where it counts items; visits and people count as wholes."""
    return list(campaign.topics) if campaign.measure == "items" else []


def counted(campaign: Campaign, scope: Scope, *by: str) -> list[tuple[Any, ...]]:
    """``(value of each of by…, amount)`` from the campaign's first day to its last."""
    topics = counted_topics(campaign)
    return amounts(scope, campaign.start, campaign.end, *by, measure=campaign.measure, topics=topics)


def amounts_of_team(campaign: Campaign, team_id: uuid.UUID, until: dt.date) -> int:
    """What the team did from the first day of the campaign to ``until``."""
    scope, topics = Scope(frozenset(), frozenset([team_id])), counted_topics(campaign)
    rows: Iterable[tuple[Any, ...]] = amounts(
        scope, campaign.start, until, "team_id", measure=campaign.measure, topics=topics
    )
    return sum(amount for _, amount in rows)
