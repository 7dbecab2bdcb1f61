"""What phones hear of campaigns: the body of kind ``campaign``, and of ``campaign_target`` in a team's own feed."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.campaigns.counting import amounts_of_team
from api.core import clock, feed
from api.units.logic import tree
from models.campaign import Campaign, CampaignTarget
from models.db import db

KIND = "campaign"
TARGET = "campaign_target"
# Phones keep visits of so many days (S1); what a campaign counted before is told with the target.
WINDOW = dt.timedelta(days=90)
Row = tuple[uuid.UUID, uuid.UUID, dict[str, Any]]


def campaign_bodies(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """``campaign id → body`` as it is now; drafts have none."""
    found = db.session.scalars(sa.select(Campaign).where(Campaign.id.in_(ids), Campaign.status != "draft"))
    return {campaign.id: campaign_body(campaign) for campaign in found}


def campaign_body(campaign: Campaign) -> dict[str, Any]:
    """What a phone needs to pin topics and count down; ``status`` is ``running`` or ``closed``."""
    told = {"campaign_id": str(campaign.id), "name": campaign.name, "status": campaign.status}
    days = {"start": campaign.start.isoformat(), "end": campaign.end.isoformat()}
    return {**told, **days, "measure": campaign.measure, "topics": campaign.topics}


def target_bodies(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """``target id → body``."""
    query = sa.select(CampaignTarget, Campaign).join(Campaign, Campaign.id == CampaignTarget.campaign_id)
    rows = db.session.execute(query.where(CampaignTarget.id.in_(ids), CampaignTarget.team_id.is_not(None)))
    return {target.id: _target_body(target, campaign) for target, campaign in rows}


def emit_campaign(campaign: Campaign) -> None:
    """Tell the phones of the province or commune when the running write commits."""
    feed.emit(feed.NewEntry(_scope(campaign), KIND, uuid7(), campaign.id, uuid7()))


def emit_targets(targets: Iterable[CampaignTarget]) -> None:
    """Tell the phones of the targets' teams."""
    for target in targets:
        if target.team_id is not None:
            feed.emit(feed.NewEntry(feed.team_scope(target.team_id), TARGET, uuid7(), target.id, uuid7()))


def province_snapshot() -> list[Row]:
    """Running campaigns of the province, for a phone that starts."""
    return [_row(one) for one in _running() if tree().level(one.unit_id) == "province"]


def commune_snapshot(commune_id: uuid.UUID) -> list[Row]:
    """Running campaigns of the commune and of those that went into it."""
    today = clock.today()
    own = (one for one in _running() if tree().level(one.unit_id) == "commune")
    return [_row(one) for one in own if tree().heir(one.unit_id, today) == commune_id]


def team_snapshot(team_id: uuid.UUID) -> list[Row]:
    """The team's targets in running campaigns."""
    query = sa.select(CampaignTarget, Campaign).join(Campaign, Campaign.id == CampaignTarget.campaign_id)
    rows = db.session.execute(query.where(CampaignTarget.team_id == team_id, Campaign.status == "running"))
    return [(target.id, uuid7(), _target_body(target, campaign)) for target, campaign in rows]


def _running() -> Iterable[Campaign]:
    return db.session.scalars(sa.select(Campaign).where(Campaign.status == "running").order_by(Campaign.id)).all()


def _row(campaign: Campaign) -> Row:
    return campaign.id, uuid7(), campaign_body(campaign)


def _scope(campaign: Campaign) -> str:
    if tree().level(campaign.unit_id) == "province":
        return feed.GLOBAL
    return feed.members_scope(tree().heir(campaign.unit_id, clock.today()))


def _target_body(target: CampaignTarget, campaign: Campaign) -> dict[str, Any]:
    """``before``: what the team had done by the day before the phone's window begins, null where all lies within."""
    assert target.team_id is not None
    until = min(clock.today() - WINDOW, campaign.end)
    before = None
    if campaign.start <= until:
        before = {"until": until.isoformat(), "done": amounts_of_team(campaign, target.team_id, until)}
    told = {"campaign_id": str(campaign.id), "team_id": str(target.team_id), "goal": target.goal}
    return {**told, "before": before}
