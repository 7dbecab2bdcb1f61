"""Which communes and hamlets had a team with an approved roster on a day, how many members, and who is silent."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.figures.sums import any_visits, teams_with_visits
from api.reports.summary import report_scope
from api.teams.logic import Scope, in_force, territory
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.db import db
from models.team import RosterEntry, RosterVersion, Team

SILENT_DAYS = 7
UNDER_WAY = ("draft", "submitted", "returned")
# The best of a hamlet's teams speaks for it.
STATES = ("approved", "silent", "waiting", "without")
# What a row says of silence where nothing is known of it.
UNHEARD = {"silent": None, "silent_hamlets": None}


@dataclass(frozen=True)
class TeamState:
    """A team on a day: members on its roster in force, and ``approved``, ``silent``, ``waiting`` or ``without``."""

    team_id: uuid.UUID
    title: str
    unit_id: uuid.UUID
    members: int
    state: str

    @property
    def stands(self) -> bool:
        """Whether it has a roster in force."""
        return self.state in ("approved", "silent")


@dataclass
class Area:
    """What lies in one unit of the asked level."""

    hamlets: dict[uuid.UUID, str] = field(default_factory=dict)
    teams: list[TeamState] = field(default_factory=list)


def cover(actor: Actor, unit: uuid.UUID | None, on: dt.date | None, level: str) -> dict[str, Any]:
    """Coverage by unit of ``level`` as of a day (default: today), with hamlets one by one where a unit is named.

    Where silence says nothing (``silence_known``) nobody is told as silent: null, not 0.

    Raises Problem ``not_found`` or ``forbidden``.
    """
    one_moment()
    scope, day, units = report_scope(actor, unit), on or clock.today(), tree()
    known = silence_known(scope, day)
    teams = team_states(scope, day, silence=known)
    areas = areas_of(units, scope, teams, day, level)
    communes = areas if level == "commune" else areas_of(units, scope, teams, day, "commune")
    standing = [team for team in teams if team.stands]
    return {
        "on": day,
        "as_of": clock.now(),
        "silence_known": known,
        "rows": [
            {**_row(units, key, areas[key], day, hamlets=unit is not None), **({} if known else UNHEARD)}
            for key in _ordered(units, areas, day)
        ],
        "totals": {
            "communes": len(communes),
            "communes_covered": sum(any(team.stands for team in area.teams) for area in communes.values()),
            "hamlets": sum(len(area.hamlets) for area in communes.values()),
            "teams": len(standing),
            "members": sum(team.members for team in standing),
        },
    }


def silence_known(scope: Scope, day: dt.date) -> bool:
    """Whether a team without visits may be called silent: not on days to come, nor before the first visit of all.

    All are the teams of the scope's province: a commune of which nobody has ever sent anything is silent all the same.
    """
    if day > clock.today():
        return False
    return any_visits(scope, day) or any_visits(_province_of(scope), day)


def team_states(scope: Scope, day: dt.date, *, silence: bool | None = None) -> list[TeamState]:
    """The teams of a scope that existed on a day. Without ``silence`` it is found whether silence is known."""
    if silence is None:
        silence = silence_known(scope, day)
    members = _members_by_team(scope, day)
    under_way = set(
        db.session.scalars(
            sa.select(RosterVersion.team_id)
            .join(Team, Team.id == RosterVersion.team_id)
            .where(RosterVersion.status.in_(UNDER_WAY), scope.teams_where())
        )
    )
    active = teams_with_visits(scope, day - dt.timedelta(days=SILENT_DAYS - 1), day) if silence else None
    existing = sa.and_(Team.founded_on <= day, sa.or_(Team.closed_on.is_(None), Team.closed_on > day))
    teams = db.session.execute(sa.select(Team.id, Team.title, Team.unit_id).where(scope.teams_where(), existing))
    return [
        TeamState(team_id, title, unit_id, members.get(team_id, 0), _state(team_id, members.keys(), active, under_way))
        for team_id, title, unit_id in teams
    ]


def _state(
    team_id: uuid.UUID, approved: Collection[uuid.UUID], active: set[uuid.UUID] | None, under_way: set[uuid.UUID]
) -> str:
    """``active`` None: nobody can be called silent."""
    if team_id in approved:
        return "approved" if active is None or team_id in active else "silent"
    return "waiting" if team_id in under_way else "without"


def _province_of(scope: Scope) -> Scope:
    """All that lies in the same province as the scope's teams."""
    units, today = tree(), clock.today()
    places = db.session.scalars(sa.select(Team.unit_id).where(scope.teams_where()).distinct())
    found = {units.unit_at(place, today, "province") for place in places}
    return Scope(territory(units, [province for province in found if province is not None]))


def _members_by_team(scope: Scope, day: dt.date) -> dict[uuid.UUID, int]:
    rows = db.session.execute(
        sa.select(RosterVersion.team_id, sa.func.count(RosterEntry.id))
        .join(Team, Team.id == RosterVersion.team_id)
        .outerjoin(RosterEntry, RosterEntry.roster_id == RosterVersion.id)
        .where(in_force(day), scope.teams_where())
        .group_by(RosterVersion.team_id)
    )
    return dict(rows.all())


def areas_of(units: UnitTree, scope: Scope, teams: list[TeamState], day: dt.date, level: str) -> dict[uuid.UUID, Area]:
    """Every unit of the level that existed on the day in the scope, or in which one of its teams or hamlets lay."""
    areas: dict[uuid.UUID, Area] = defaultdict(Area)
    for version in units.existing(level, day):
        if scope.units is None or version.unit_id in scope.units:
            areas[version.unit_id] = Area()
    states: dict[uuid.UUID, str] = {}
    for team in teams:
        states[team.unit_id] = min(team.state, states.get(team.unit_id, "without"), key=STATES.index)
        key = units.unit_at(team.unit_id, day, level)
        if key is not None:
            areas[key].teams.append(team)
    for version in units.existing("hamlet", day):
        key = units.unit_at(version.unit_id, day, level)
        if key is not None and (scope.units is None or version.unit_id in scope.units or version.unit_id in states):
            areas[key].hamlets[version.unit_id] = states.get(version.unit_id, "without")
    return areas


def _ordered(units: UnitTree, areas: dict[uuid.UUID, Area], day: dt.date) -> list[uuid.UUID]:
    versions = [version for key in areas if (version := units.version_at(key, day)) is not None]
    return [version.unit_id for version in sorted(versions, key=lambda version: (version.sort_key, version.code))]


def _row(units: UnitTree, key: uuid.UUID, area: Area, day: dt.date, *, hamlets: bool) -> dict[str, Any]:
    version = units.version_at(key, day)
    standing = [team for team in area.teams if team.stands]
    states = list(area.hamlets.values())
    return {
        "unit_id": key,
        "code": version.code if version else "",
        "name": version.name if version else "",
        "hamlets": len(states),
        "teams": len(standing),
        "approved": states.count("approved"),
        "silent_hamlets": states.count("silent"),
        "waiting": states.count("waiting"),
        "without": states.count("without"),
        "silent": sum(team.state == "silent" for team in standing),
        "members": sum(team.members for team in standing),
        "hamlet_states": _hamlets(units, area, day) if hamlets else None,
    }


def _hamlets(units: UnitTree, area: Area, day: dt.date) -> list[dict[str, Any]]:
    """Hamlets one by one, each with the best of its teams."""
    told = []
    for hamlet, state in area.hamlets.items():
        teams = [team for team in area.teams if team.unit_id == hamlet]
        best = min(teams, key=lambda team: STATES.index(team.state), default=None)
        version = units.version_at(hamlet, day)
        told.append(
            {
                "hamlet_id": hamlet,
                "code": version.code if version else "",
                "label": units.label(hamlet, day),
                "state": state,
                "team_id": best.team_id if best else None,
                "team_title": best.title if best else None,
                "members": sum(team.members for team in teams),
            }
        )
    return told
