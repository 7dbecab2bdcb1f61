"""Sums of the tallies. The three measures are kept apart: visits, people, items."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from api.figures.period import Period
from api.teams.logic import Scope
from api.units.logic import tree
from models.db import db
from models.tally import TallyDay
from models.team import Team


@dataclass
class Sums:
    """Visits, people and items of something."""

    visits: int = 0
    people: int = 0
    items: int = 0

    def add(self, visits: int = 0, people: int = 0, items: int = 0) -> None:
        """Add to the three."""
        self.visits += visits
        self.people += people
        self.items += items

    def merge(self, other: "Sums") -> None:
        """Add other sums."""
        self.add(other.visits, other.people, other.items)

    def as_json(self) -> dict[str, int]:
        """By name; quicker than ``asdict``, which copies."""
        return {"visits": self.visits, "people": self.people, "items": self.items}


def within(scope: Scope) -> Scope:
    """The scope for a question to the tallies; a province's units are not named one by one if there are no others."""
    if scope.units is None:
        return scope
    units = tree()
    small = (unit for unit in units.units if units.level(unit) in ("commune", "hamlet"))
    return Scope(None) if all(unit in scope.units for unit in small) else scope


def day_sums(
    scope: Scope, start: dt.date, end: dt.date, *by: InstrumentedAttribute[Any]
) -> list[tuple[tuple[Any, ...], Sums]]:
    """``(values of by, sums)`` over some days."""
    amounts = (sa.func.sum(amount) for amount in (TallyDay.visits, TallyDay.people, TallyDay.items))
    query = sa.select(*by, *amounts).where(TallyDay.day.between(start, end))
    rows = db.session.execute(query.where(within(scope).where(TallyDay.team_id, TallyDay.unit_id)).group_by(*by))
    return [(tuple(row[:-3]), Sums(int(row[-3]), int(row[-2]), int(row[-1]))) for row in rows]


def teams_during(scope: Scope, period: Period) -> list[Any]:
    """Teams of the scope that existed in the period: rows with id, unit_id, title, synthetic, founded_on, closed_on."""
    return list(
        db.session.execute(
            sa.select(Team.id, Team.unit_id, Team.title, Team.synthetic, Team.founded_on, Team.closed_on).where(
                scope.teams_where(),
                Team.founded_on <= period.end,
                sa.or_(Team.closed_on.is_(None), Team.closed_on > period.start),
            )
        )
    )


def teams_with_visits(scope: Scope, start: dt.date, end: dt.date) -> set[uuid.UUID]:
    """Teams that made a visit on one of the days."""
    rows = db.session.scalars(
        sa.select(TallyDay.team_id)
        .distinct()
        .where(
            TallyDay.day.between(start, end),
            TallyDay.visits > 0,
            within(scope).where(TallyDay.team_id, TallyDay.unit_id),
        )
    )
    return set(rows)


def any_visits(scope: Scope, until: dt.date) -> bool:
    """Whether any visit was made in the scope up to a day."""
    reach = within(scope).where(TallyDay.team_id, TallyDay.unit_id)
    seen = sa.select(TallyDay.team_id).where(TallyDay.day <= until, TallyDay.visits > 0, reach)
    return db.session.execute(seen.limit(1)).first() is not None
