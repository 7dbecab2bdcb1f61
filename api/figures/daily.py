"""Amounts of one measure by day: of everything, or of items of some topics alone."""

import datetime as dt
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from api.teams.logic import Scope
from models.db import db
from models.tally import TallyDay, TallyTopicDay


def amounts(
    scope: Scope, start: dt.date, end: dt.date, *by: str, measure: str, topics: Collection[str] = ()
) -> list[tuple[Any, ...]]:
    """``(value of each of by…, amount)``; ``by`` are of ``team_id``, ``unit_id``, ``day``.

    With ``topics`` the measure must be ``items``, of which those topics' are counted.
    """
    table: Any = TallyTopicDay if topics else TallyDay
    columns = [getattr(table, name) for name in by]
    query = sa.select(*columns, sa.func.sum(getattr(table, measure)))
    query = query.where(table.day.between(start, end), scope.where(table.team_id, table.unit_id))
    if topics:
        query = query.where(table.topic.in_(topics))
    return [(*row[:-1], int(row[-1] or 0)) for row in db.session.execute(query.group_by(*columns))]
