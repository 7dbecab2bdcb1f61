"""What the progress page shows, and what a phone would."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from api.campaigns.figures import Figures, Line, figures_asked
from api.campaigns.queries import days_left
from api.campaigns.rights import find_readable, top_of
from api.campaigns.sync import campaign_body
from api.catalogue.logic import known
from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.units.logic import tree
from models.campaign import Campaign, CampaignTarget
from models.db import db
from models.team import Team

DAY = dt.timedelta(days=1)
TILES = 5


def progress(actor: Actor, campaign_id: uuid.UUID, unit: uuid.UUID | None) -> dict[str, Any]:
    """Rows by commune for a province, by team for a commune; a day that has not come has null.

    Raises Problem ``not_found``, ``forbidden``, or ``campaign_state`` for a draft.
    """
    one_moment()
    campaign, top, figures = figures_asked(actor, campaign_id, unit)
    level = tree().level(top)
    lines = figures.communes if level == "province" else figures.teams
    return {
        "unit_id": top,
        "unit_name": tree().label(top, clock.today()),
        "level": "commune" if level == "province" else "team",
        "as_of": dt.datetime.fromisoformat(figures.as_of),
        "frozen": campaign.report is not None,
        "synthetic": figures.synthetic,
        "days_total": (campaign.end - campaign.start).days + 1,
        "days_left": days_left(campaign),
        "not_reported_teams": sum(line.not_reported for line in figures.communes),
        "totals": totals_of(figures.communes),
        "rows": [row_of(line) for line in lines],
        "days": day_rows(campaign, figures),
    }


def preview(actor: Actor, campaign_id: uuid.UUID, team_id: uuid.UUID | None) -> dict[str, Any]:
    """What a team's phone shows: its tiles, and the card with countdown, day strip and target.

    Without ``team_id`` it is the first team with a target. Raises Problem ``not_found`` or ``forbidden``.
    """
    campaign = find_readable(actor, campaign_id)
    top = top_of(actor, campaign, None)
    target = _target(campaign, team_id)
    pinned = list(campaign.topics)
    usual = [entry.code for entry in known().entries("topic") if entry.open_on(clock.today())]
    tiles = [*pinned, *(code for code in usual if code not in pinned)][:TILES]
    return {
        "campaign": {**campaign_body(campaign), "status": "running"},
        "unit_name": tree().label(top, clock.today()),
        "tiles": tiles,
        "team": target,
    }


def totals_of(lines: Sequence[Line]) -> dict[str, int | None]:
    """Goal (null where nobody has one), done and percent of all."""
    goals = [line.goal for line in lines if line.goal is not None]
    goal, done = sum(goals) if goals else None, sum(line.done for line in lines)
    return {"goal": goal, "done": done, "percent": percent(done, goal)}


def row_of(line: Line) -> dict[str, Any]:
    """A line as the page shows it."""
    told = {"key": line.id, "label": line.label, "code": line.code, "goal": line.goal, "done": line.done}
    shares = {"percent": percent(line.done, line.goal)}
    return {**told, **shares, "teams": line.teams, "not_reported_teams": line.not_reported}


def percent(done: int, goal: int | None) -> int | None:
    """Whole percents rounded down, so that 100 means reached; may be over 100; null without a goal."""
    return done * 100 // goal if goal else None


def day_rows(campaign: Campaign, figures: Figures) -> list[dict[str, Any]]:
    """Every day of the campaign; one that had not come by the time of the figures has null."""
    last = clock.business_day(dt.datetime.fromisoformat(figures.as_of))
    count = (campaign.end - campaign.start).days + 1
    days = [campaign.start + n * DAY for n in range(count)]
    sums = figures.by_day
    return [{"day": day, "done": sums.get(day.isoformat(), 0 if day <= last else None)} for day in days]


def _target(campaign: Campaign, team_id: uuid.UUID | None) -> dict[str, Any] | None:
    t = CampaignTarget
    query = sa.select(t.team_id, Team.title, t.goal).join(Team, Team.id == t.team_id)
    query = query.where(t.campaign_id == campaign.id)
    if team_id is not None:
        query = query.where(t.team_id == team_id)
    row = db.session.execute(query.order_by(Team.title, t.id).limit(1)).first()
    return None if row is None else {"team_id": row.team_id, "title": row.title, "goal": row.goal}
