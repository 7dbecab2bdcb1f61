"""Two invented campaigns over the demo's visits: one that runs, one that was closed with its report."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.campaigns import sync
from api.campaigns.figures import gather
from api.campaigns.spread import largest_remainder
from api.core import clock
from models.campaign import Campaign, CampaignTarget
from models.db import db
from server.cli.demo.chance import at_time
from server.cli.demo.people import DemoTeam

OPENED, CLOSED = 420, 1020


@dataclass(frozen=True)
class Plan:
    """A campaign in days before the newest of the demo; ``goal`` is spread over communes by their hamlets."""

    name: str
    legal_basis: str
    begins: int
    days: int
    measure: str
    topics: tuple[str, ...]
    goal: int
    closed: bool


PLANS = (
    Plan(
        "20 ngày ra quân chữ ký số",
        "Kế hoạch mẫu số 05/KH-UBND",
        begins=88,
        days=20,
        measure="items",
        topics=("DSIG",),
        goal=900,
        closed=True,
    ),
    Plan(
        "92 ngày đêm dịch vụ công trực tuyến",
        "Kế hoạch mẫu số 170/KH-UBND",
        begins=60,
        days=92,
        measure="visits",
        topics=("DVCTT", "VNEID2", "DSIG"),
        goal=40_000,
        closed=False,
    ),
)


def write_campaigns(newest: dt.date, staff: dict[str, Any], teams: Sequence[DemoTeam]) -> None:
    """Write both with targets of all communes and teams, and tell the phones; ``staff`` is a grant of the province's.

    To be called once the visits are counted.
    """
    for plan in PLANS:
        begun = newest - dt.timedelta(days=plan.begins)
        campaign = Campaign(
            unit_id=staff["unit_id"],
            name=plan.name,
            legal_basis=plan.legal_basis,
            start=begun,
            end=begun + dt.timedelta(days=plan.days - 1),
            measure=plan.measure,
            topics=list(plan.topics),
            status="running",
            created_by_id=staff["account_id"],
            created_at=at_time(begun, OPENED),
            launched_at=at_time(begun, OPENED),
            synthetic=True,
        )
        db.session.add(campaign)
        db.session.flush()
        targets = _targets(campaign.id, plan.goal, teams)
        db.session.add_all(targets)
        db.session.flush()
        if plan.closed:
            _close(campaign)
        else:
            sync.emit_targets(targets)
        sync.emit_campaign(campaign)


def _targets(campaign_id: uuid.UUID, goal: int, teams: Sequence[DemoTeam]) -> list[CampaignTarget]:
    """A commune's part by its teams, which are those of its hamlets; a team's part of that is the same for all."""
    inside: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for team in teams:
        inside[team.hamlet.new_commune].append(team.team_id)
    communes = sorted(inside)
    parts = largest_remainder(goal, [len(inside[commune]) for commune in communes])
    targets = []
    for commune, part in zip(communes, parts, strict=True):
        own = inside[commune]
        targets.append(CampaignTarget(campaign_id=campaign_id, unit_id=commune, team_id=None, goal=part))
        goals = zip(own, largest_remainder(part, [1] * len(own)), strict=True)
        targets += [CampaignTarget(campaign_id=campaign_id, unit_id=commune, team_id=t, goal=g) for t, g in goals]
    return targets


def _close(campaign: Campaign) -> None:
    """On the evening after the last day."""
    closed_at = at_time(campaign.end + dt.timedelta(days=1), CLOSED)
    with clock.pinned(closed_at):
        campaign.report = gather(campaign, campaign.unit_id, days_of_communes=True).as_json()
    campaign.status, campaign.closed_at, campaign.version = "closed", closed_at, 3
