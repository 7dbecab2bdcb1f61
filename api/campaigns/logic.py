"""A campaign's way: drafted, launched (or dropped), closed with a report. All is audited and told to the phones."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from api.campaigns import sync
from api.campaigns.figures import gather
from api.campaigns.rights import check_may_own, communes_of, find_owned, is_province_wide
from api.catalogue.logic import known
from api.core import audit, clock, settings
from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.units.logic import tree
from models.campaign import Campaign, CampaignTarget
from models.db import db

LONGEST = 400
WHILE_RUNNING = {"end", "topics"}


def create_campaign(actor: Actor, unit_id: uuid.UUID, **values: Any) -> uuid.UUID:
    """A draft. Raises Problem ``not_found``, ``forbidden`` or ``validation_failed``."""
    check_may_own(actor, unit_id)
    campaign = Campaign(unit_id=unit_id, created_by_id=actor.account_id, status="draft", version=1, **values)
    campaign.synthetic = settings.demo_day() is not None
    _check(campaign)
    db.session.add(campaign)
    db.session.flush()
    _audit(actor, "create", campaign, sorted(values))
    return campaign.id


def change_campaign(actor: Actor, campaign_id: uuid.UUID, version: int, **values: Any) -> None:
    """Change a draft, or last day and topics of a running one.

    Raises Problem ``not_found``, ``forbidden``, ``conflict``, ``campaign_state`` or ``validation_failed``.
    """
    campaign = _seen(actor, campaign_id, version)
    changed = {name: value for name, value in values.items() if getattr(campaign, name) != value}
    if campaign.status == "closed":
        raise Problem("campaign_state", params={"status": campaign.status})
    fixed = sorted(set(changed) - WHILE_RUNNING) if campaign.status == "running" else []
    if fixed:
        raise invalid(fixed[0], "fixed", "Once launched only the last day, topics and targets change")
    if not changed:
        return
    for name, value in changed.items():
        setattr(campaign, name, value)
    _check(campaign)
    if campaign.status == "running":
        _check_not_over(campaign)
        sync.emit_campaign(campaign)
    campaign.version += 1
    _audit(actor, "change", campaign, sorted(changed))


def delete_draft(actor: Actor, campaign_id: uuid.UUID, version: int) -> None:
    """Take a draft away with its goals; no phone has heard of it, the audit keeps that it was. Raises as above."""
    campaign = _seen(actor, campaign_id, version, "draft")
    _audit(actor, "delete", campaign, [])
    db.session.execute(sa.delete(CampaignTarget).where(CampaignTarget.campaign_id == campaign.id))
    db.session.delete(campaign)


def launch_campaign(actor: Actor, campaign_id: uuid.UUID, version: int) -> None:
    """From now on phones know it. Raises as ``change_campaign``."""
    campaign = _seen(actor, campaign_id, version, "draft")
    _check(campaign)
    _check_not_over(campaign)
    campaign.status, campaign.launched_at = "running", clock.now()
    campaign.version += 1
    sync.emit_campaign(campaign)
    sync.emit_targets(_targets(campaign))
    _audit(actor, "launch", campaign, ["status"])


def close_campaign(actor: Actor, campaign_id: uuid.UUID, version: int) -> None:
    """Freeze the report as the figures stand now. Raises as ``change_campaign``."""
    campaign = _seen(actor, campaign_id, version, "running")
    whole = tree().heir(campaign.unit_id, clock.today())
    campaign.report = gather(campaign, whole, days_of_communes=True).as_json()
    campaign.status, campaign.closed_at = "closed", clock.now()
    campaign.version += 1
    sync.emit_campaign(campaign)
    _audit(actor, "close", campaign, ["report", "status"])


def _seen(actor: Actor, campaign_id: uuid.UUID, version: int, status: str | None = None) -> Campaign:
    campaign = find_owned(actor, campaign_id)
    if status is not None and campaign.status != status:
        raise Problem("campaign_state", params={"status": campaign.status})
    if campaign.version != version:
        raise Problem("conflict", params={"version": campaign.version})
    return campaign


def _targets(campaign: Campaign) -> list[CampaignTarget]:
    query = sa.select(CampaignTarget).where(CampaignTarget.campaign_id == campaign.id)
    return list(db.session.scalars(query.order_by(CampaignTarget.team_id)))


def _check(campaign: Campaign) -> None:
    if campaign.end < campaign.start:
        raise invalid("end", "period", "The campaign ends before it begins")
    if campaign.end - campaign.start >= dt.timedelta(days=LONGEST):
        raise invalid("end", "too_long", f"A campaign has at most {LONGEST} days")
    topics = known()
    unknown = [code for code in campaign.topics if topics.entry("topic", code) is None]
    if unknown:
        raise invalid("topics", "unknown_topic", f"No such topic: {unknown[0]}")


def _check_not_over(campaign: Campaign) -> None:
    if campaign.end < clock.today():
        raise invalid("end", "past", "The last day has gone by")


def _audit(actor: Actor, act: str, campaign: Campaign, fields: list[str]) -> None:
    commune = None if is_province_wide(campaign) else min(communes_of(campaign))
    audit.record(actor, f"campaign.{act}", "campaign", campaign.id, commune_id=commune, fields=fields)
