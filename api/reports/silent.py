"""Teams with a roster in force that made no visit for some days: whom to call."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.figures.sums import teams_with_visits
from api.reports.summary import report_scope
from api.teams.logic import describe, in_force
from models.db import db
from models.team import RosterVersion, Team


def list_silent(actor: Actor, unit: uuid.UUID | None, days: int) -> dict[str, Any]:
    """Teams without a visit in the last ``days`` days, today among them; those silent for longest come first.

    Raises Problem ``not_found`` or ``forbidden``.
    """
    one_moment()
    scope, today = report_scope(actor, unit), clock.today()
    active = teams_with_visits(scope, today - dt.timedelta(days=days - 1), today)
    teams = db.session.execute(
        sa.select(Team.id, Team.unit_id, Team.title, Team.synthetic)
        .join(RosterVersion, RosterVersion.team_id == Team.id)
        .where(scope.teams_where(), in_force(today), Team.closed_on.is_(None))
    )
    silent = [team for team in teams if team.id not in active]
    items = [_as_json(team, today) for team in describe(actor, silent, today)]
    items.sort(key=lambda item: (item["last_visit_day"] or dt.date.min, item["hamlet_code"] or ""))
    return {"as_of": clock.now(), "days": days, "items": items}


def _as_json(team: dict[str, Any], today: dt.date) -> dict[str, Any]:
    last = team["last_visit_day"]
    kept = ("title", "hamlet_code", "hamlet_label", "commune_name", "last_visit_day", "leader_name", "leader_phone")
    told = {name: team[name] for name in kept}
    return {"team_id": team["id"], "silent_days": (today - last).days if last else None, **told}
