"""A month's allowances by team and commune."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from api.allowances.months import Month, month_of
from api.allowances.rates import Rates, as_json, span_of
from api.allowances.reckoning import Line, reckon, sums_of
from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.core.text import natural_key
from api.teams.logic import scope_of
from api.units.lineage import UnitTree
from models.allowance import RATES
from models.db import db
from models.team import Team


@dataclass(frozen=True)
class TeamMonth:
    """A team with its lines; ``commune_id`` is the one it lay in at the month's end."""

    team: Any
    commune_id: uuid.UUID | None
    lines: list[Line]

    @property
    def confirmed(self) -> bool:
        """Whether the leader has confirmed the month."""
        return any(line.days is not None for line in self.lines)


def allowances(actor: Actor, unit: uuid.UUID | None, month: str | None) -> dict[str, Any]:
    """Totals of the actor's teams, or of those of a unit. Raises Problem ``not_found`` or ``forbidden``."""
    one_moment()
    about, rates = month_of(month), Rates()
    teams = gather(actor, unit, about, rates)
    by_commune: dict[uuid.UUID | None, list[TeamMonth]] = defaultdict(list)
    for team in teams:
        by_commune[team.commune_id].append(team)
    return {
        "as_of": clock.now(),
        "month": about.key,
        "start": about.start,
        "end": about.end,
        "synthetic": any(one.team.synthetic for one in teams),
        "rates": rates_of(rates, {one.team.unit_id for one in teams}, about),
        "totals": sums_of([line for one in teams for line in one.lines]),
        "communes": [
            _commune(rates.units, key, inside, about) for key, inside in by_commune.items() if key is not None
        ],
        "teams": [_team(rates.units, one, about) for one in teams],
    }


def gather(actor: Actor, unit: uuid.UUID | None, month: Month, rates: Rates) -> list[TeamMonth]:
    """Teams with anybody on a roster in the month, by the names of their communes, then their own."""
    scope, units = scope_of(actor, unit), rates.units
    rows = db.session.execute(
        sa.select(Team.id, Team.unit_id, Team.title, Team.synthetic).where(
            scope.teams_where(),
            Team.founded_on <= month.end,
            sa.or_(Team.closed_on.is_(None), Team.closed_on > month.start),
        )
    ).all()
    lines = reckon({row.id: row.unit_id for row in rows}, month, rates)
    found = [TeamMonth(row, units.commune_at(row.unit_id, month.end), lines[row.id]) for row in rows if row.id in lines]

    def place(one: TeamMonth) -> tuple[Any, ...]:
        version = units.version_at(one.commune_id, month.end) if one.commune_id else None
        return (
            version.sort_key if version else "",
            str(one.commune_id),
            natural_key(one.team.title),
            str(one.team.id),
        )

    return sorted(found, key=place)


def rates_of(rates: Rates, unit_ids: set[uuid.UUID], month: Month) -> list[dict[str, Any]]:
    """The rates by which the month is reckoned where some teams are, each once."""
    found = {rate.id: rate for unit_id in sorted(unit_ids) for rate in rates.during(unit_id, month)}
    told = sorted(found.values(), key=lambda rate: (RATES.index(rate.kind), rate.valid_from, str(rate.id)))
    return [{**as_json(rate, rates.units), "span": span_of(rate, month)} for rate in told]


def _commune(units: UnitTree, key: uuid.UUID, inside: list[TeamMonth], month: Month) -> dict[str, Any]:
    return {
        "unit_id": key,
        "name": units.label(key, month.end),
        "teams": len(inside),
        "unconfirmed_teams": sum(not one.confirmed for one in inside),
        **sums_of([line for one in inside for line in one.lines]),
    }


def _team(units: UnitTree, one: TeamMonth, month: Month) -> dict[str, Any]:
    return {
        "team_id": one.team.id,
        "title": one.team.title,
        "unit_name": units.label(one.team.unit_id, month.end),
        "commune_name": units.label(one.commune_id, month.end) if one.commune_id else "",
        "confirmed": one.confirmed,
        **sums_of(one.lines),
    }
