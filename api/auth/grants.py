"""Grants as people and phones read them."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from api.core import clock
from api.units.logic import tree
from models.account import Grant
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
    units, today = tree(), clock.today()
    views: dict[uuid.UUID, list[View]] = defaultdict(list)
    for grant, title in rows:
        views[grant.account_id].append(_view(grant, units.label(grant.unit_id, today), title))
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
