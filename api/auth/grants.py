"""Grants as people and phones read them."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from api.core import clock
from models.account import Grant
from models.admin_unit import AdminUnitVersion
from models.db import db
from models.team import Team

View = dict[str, Any]


def grant_views(account_ids: Iterable[uuid.UUID], *, ended: bool = False) -> dict[uuid.UUID, list[View]]:
    """Per account its grants that hold now or later (``ended``: past ones too), oldest first, with today's names."""
    query = (
        sa.select(Grant, Team.title)
        .outerjoin(Team, Team.id == Grant.team_id)
        .where(Grant.account_id.in_(set(account_ids)))
        .order_by(Grant.valid_from, Grant.id)
    )
    if not ended:
        query = query.where(not_ended(clock.now()))
    rows = db.session.execute(query).all()
    names = _unit_names({grant.unit_id for grant, _ in rows})
    views: dict[uuid.UUID, list[View]] = defaultdict(list)
    for grant, title in rows:
        views[grant.account_id].append(_view(grant, names.get(grant.unit_id, ""), title))
    return views


def not_ended(instant: dt.datetime) -> sa.ColumnElement[bool]:
    """Grants that hold at ``instant`` or begin later."""
    return sa.or_(Grant.valid_to.is_(None), Grant.valid_to > instant)


def _view(grant: Grant, unit_name: str, team_title: str | None) -> View:
    return {
        "id": grant.id,
        "role": grant.role,
        "unit_id": grant.unit_id,
        "unit_name": unit_name,
        "team_id": grant.team_id,
        "team_title": team_title,
        "valid_from": grant.valid_from,
        "valid_to": grant.valid_to,
    }


def _unit_names(unit_ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Today's name of each unit, the last one of a unit that is no more."""
    rows = db.session.execute(
        sa.select(AdminUnitVersion.unit_id, AdminUnitVersion.name)
        .where(AdminUnitVersion.unit_id.in_(unit_ids), AdminUnitVersion.valid_from <= clock.today())
        .order_by(AdminUnitVersion.valid_from)
    )
    return {row.unit_id: row.name for row in rows}
