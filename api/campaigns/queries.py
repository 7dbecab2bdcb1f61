"""Lists of campaigns, and one campaign as the API tells it."""

import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from api.campaigns.rights import OFFICER, communes_of, find_readable
from api.campaigns.slots import commune_of
from api.core import clock, paging
from api.core.access import OFFICIALS, PROVINCE, Actor
from api.units.logic import tree
from api.units.offices import offices_of
from models.campaign import Campaign, CampaignTarget
from models.db import db
from models.team import Team

SAME = ("id", "unit_id", "name", "legal_basis", "start", "end", "measure", "topics", "status", "version")
TIMES = ("launched_at", "closed_at")


def list_campaigns(actor: Actor, status: str | None, after: str | None, limit: int) -> dict[str, Any]:
    """A page of the campaigns that the actor may read, newest first."""
    query = sa.select(Campaign).where(_readable(actor))
    if status is not None:
        query = query.where(Campaign.status == status)
    if after is not None:
        (last,) = paging.decode_cursor(after, 1)
        query = query.where(Campaign.id < paging.uuid_of(last))
    rows = db.session.scalars(query.order_by(Campaign.id.desc()).limit(limit + 1)).all()
    goals = goals_of([campaign.id for campaign in rows])
    return paging.page(rows, limit, lambda row: (str(row.id),), lambda row: as_json(actor, row, goals.get(row.id)))


def get_campaign(actor: Actor, campaign_id: uuid.UUID) -> dict[str, Any]:
    """A campaign. Raises Problem ``not_found`` or ``forbidden``."""
    campaign = find_readable(actor, campaign_id)
    return as_json(actor, campaign, goals_of([campaign.id]).get(campaign.id))


def as_json(actor: Actor, campaign: Campaign, goal: int | None) -> dict[str, Any]:
    """The campaign as told to the actor."""
    units, today = tree(), clock.today()
    told = {name: getattr(campaign, name) for name in (*SAME, *TIMES, "synthetic")}
    level = units.level(campaign.unit_id)
    return {
        **told,
        "level": level,
        "unit_name": units.label(units.heir(campaign.unit_id, today), today),
        "days_total": (campaign.end - campaign.start).days + 1,
        "days_left": days_left(campaign),
        "goal": goal,
        "mine": actor.has_role(*PROVINCE) if level == "province" else _own(actor, campaign),
    }


def days_left(campaign: Campaign) -> int | None:
    """Days to go, today among them; null unless it runs today or is still to begin."""
    today = clock.today()
    if campaign.status != "running" or campaign.end < today:
        return None
    return (campaign.end - max(today, campaign.start)).days + 1


def goals_of(campaign_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, int]:
    """The goal of each whole campaign: communes' goals, and those of teams where their commune has none.

    Campaigns without a goal are missing.
    """
    t = CampaignTarget
    query = sa.select(t.campaign_id, t.unit_id, t.team_id, t.goal, Team.unit_id).outerjoin(Team, Team.id == t.team_id)
    targets = [
        (campaign, commune_of(unit, place), team, goal)
        for campaign, unit, team, goal, place in db.session.execute(query.where(t.campaign_id.in_(campaign_ids)))
    ]
    with_goal = {(campaign, commune) for campaign, commune, team, _ in targets if team is None}
    sums: dict[uuid.UUID, int] = {}
    for campaign, commune, team, goal in targets:
        if team is None or (campaign, commune) not in with_goal:
            sums[campaign] = sums.get(campaign, 0) + goal
    return sums


def _own(actor: Actor, campaign: Campaign) -> bool:
    return bool(offices_of(actor, OFFICER) & communes_of(campaign))


def _readable(actor: Actor) -> sa.ColumnElement[bool]:
    if actor.has_role(*PROVINCE):
        return sa.true()
    units, today = tree(), clock.today()
    offices = offices_of(actor, *OFFICIALS)
    owners = set(db.session.scalars(sa.select(Campaign.unit_id).distinct()))
    own = {unit for unit in owners if units.level(unit) == "commune" and units.heir(unit, today) in offices}
    above = {unit for unit in owners if any(units.unit_at(office, today, "province") == unit for office in offices)}
    launched = sa.and_(Campaign.unit_id.in_(above), Campaign.status != "draft")
    return sa.or_(Campaign.unit_id.in_(own), launched)
