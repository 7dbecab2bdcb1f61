"""How far communes have come with their rosters: what the province looks at."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from api.core import clock
from api.core.access import Actor
from api.rosters import history, versions
from api.teams.logic import in_force, scope_of
from api.units.logic import tree
from models.db import db
from models.team import Decision, RosterVersion, Team


@dataclass
class Row:
    """Teams of a commune: with a roster in force (``approved``), or under way; ``none``: neither.

    A team counts under ``approved`` and under what is under way. Dates: the newest decision's, the newest submission.
    """

    teams: int = 0
    approved: int = 0
    submitted: int = 0
    returned: int = 0
    draft: int = 0
    none: int = 0
    approved_on: dt.date | None = None
    submitted_at: dt.datetime | None = None


def progress(actor: Actor, unit: uuid.UUID | None) -> dict[str, Any]:
    """``{rows: [commune with its numbers], totals}``, communes in Vietnamese order. Raises Problem ``forbidden``."""
    today, units = clock.today(), tree()
    teams = db.session.execute(
        sa.select(Team.id, Team.unit_id).where(scope_of(actor, unit).teams_where(), Team.closed_on.is_(None))
    ).all()
    communes: dict[uuid.UUID, Row] = defaultdict(Row)
    decided, under_way = _decided(today), _under_way()
    for team in teams:
        commune_id = units.commune_at(team.unit_id, today)
        if commune_id is not None:
            _count(communes[commune_id], decided.get(team.id), under_way.get(team.id))
    known = [version for version in units.existing("commune", today) if version.unit_id in communes]
    rows = [
        {"commune_id": found.unit_id, "code": found.code, "name": found.name, **asdict(communes[found.unit_id])}
        for found in known
    ]
    return {"rows": rows, "totals": _totals([communes[found.unit_id] for found in known])}


def _count(row: Row, decided_on: dt.date | None, open_version: tuple[str, dt.datetime | None] | None) -> None:
    status, submitted_at = open_version or (None, None)
    row.teams += 1
    row.approved += decided_on is not None
    row.submitted += status == "submitted"
    row.returned += status == "returned"
    row.draft += status == "draft"
    row.none += decided_on is None and status is None
    row.approved_on = max(filter(None, (row.approved_on, decided_on)), default=None)
    row.submitted_at = max(filter(None, (row.submitted_at, submitted_at)), default=None)


def _totals(rows: Collection[Row]) -> dict[str, int]:
    names = ("teams", "approved", "submitted", "returned", "draft", "none")
    return {name: sum(getattr(row, name) for row in rows) for name in names}


def _decided(day: dt.date) -> dict[uuid.UUID, dt.date]:
    """``team → day of the decision`` of rosters in force."""
    decided_on = sa.func.coalesce(Decision.decided_on, RosterVersion.valid_from)
    query = sa.select(RosterVersion.team_id, decided_on).outerjoin(Decision, Decision.id == RosterVersion.decision_id)
    return dict(db.session.execute(query.where(in_force(day))).all())


def _under_way() -> dict[uuid.UUID, tuple[str, dt.datetime | None]]:
    """``team → (status, when submitted last)`` of versions that are not decided about."""
    query = sa.select(RosterVersion.id, RosterVersion.team_id, RosterVersion.status)
    rows = db.session.execute(query.where(RosterVersion.status.in_(versions.OPEN))).all()
    submitted = history.last_events([row.id for row in rows], "submit")
    return {row.team_id: (row.status, submitted[row.id].at if row.id in submitted else None) for row in rows}
