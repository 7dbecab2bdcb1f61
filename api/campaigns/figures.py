"""How far a campaign is: by commune, by team, by day. As counted now, or as frozen in the report of a closed one."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from api.campaigns.counting import counted
from api.campaigns.rights import find_readable, top_of, where_visits_count
from api.core import clock, settings
from api.core.access import Actor
from api.core.problems import Problem
from api.figures.period import Period
from api.figures.sums import teams_during, teams_with_visits
from api.teams.logic import Scope, place_of
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.campaign import Campaign, CampaignTarget
from models.db import db

Goals = dict[uuid.UUID, int]
Days = dict[str, int]


@dataclass(frozen=True)
class Line:
    """A commune or team. ``commune_id`` is its commune; ``not_reported`` of ``teams`` sent no visit yet."""

    id: str
    commune_id: str
    code: str | None
    label: str
    goal: int | None
    done: int
    teams: int
    not_reported: int


@dataclass(frozen=True)
class Figures:
    """All that a page shows: ``by_day`` is ISO day → amount, only where there is any.

    A report that is stored also has the days of each commune.
    """

    as_of: str
    communes: list[Line]
    teams: list[Line]
    by_day: Days
    synthetic: bool
    days: dict[str, Days]

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    @classmethod
    def of_json(cls, told: dict[str, Any]) -> "Figures":
        """What was stored."""
        lines = {name: [Line(**line) for line in told[name]] for name in ("communes", "teams")}
        return cls(**{**told, **lines})


def figures_asked(actor: Actor, campaign_id: uuid.UUID, unit: uuid.UUID | None) -> tuple[Campaign, uuid.UUID, Figures]:
    """A campaign, the part of it that the actor asks about (see ``top_of``), and the figures of that part.

    Raises Problem ``not_found``, ``forbidden``, or ``campaign_state`` for a draft.
    """
    campaign = find_readable(actor, campaign_id)
    if campaign.status == "draft":
        raise Problem("campaign_state", params={"status": campaign.status})
    top = top_of(actor, campaign, unit)
    return campaign, top, figures_of(campaign, top)


def figures_of(campaign: Campaign, top: uuid.UUID) -> Figures:
    """Of a closed campaign as they were frozen, else as counted now; of one commune alone if ``top`` is one."""
    if campaign.report is None:
        return gather(campaign, top)
    frozen = Figures.of_json(campaign.report)
    if tree().level(top) == "province" or top == campaign.unit_id:
        return frozen
    # The report has the communes of its day: what they became since reads their lines.
    units, today = tree(), clock.today()
    keys = [line.id for line in frozen.communes if units.heir(uuid.UUID(line.id), today) == top]
    own = [line for line in frozen.communes if line.id in keys]
    teams = [line for line in frozen.teams if line.commune_id in keys]
    by_day: Days = defaultdict(int)
    for key in keys:
        for day, amount in frozen.days.get(key, {}).items():
            by_day[day] += amount
    return Figures(frozen.as_of, own, teams, dict(by_day), frozen.synthetic, {})


def gather(campaign: Campaign, top: uuid.UUID, *, days_of_communes: bool = False) -> Figures:
    """Count what lies in ``top``, the campaign's province or one of its communes, by the units of today."""
    units, today = tree(), clock.today()
    scope = Scope(where_visits_count(top))
    of_communes, of_teams = _goals(campaign, units, today)
    by_commune: Goals = defaultdict(int)
    by_team: Goals = defaultdict(int)
    for team_id, unit_id, amount in counted(campaign, scope, "team_id", "unit_id"):
        by_team[team_id] += amount
        commune = units.commune_at(unit_id, today)
        if commune is not None:
            by_commune[commune] += amount
    teams, reported = _teams(campaign, scope, by_team)
    lines = [
        _team_line(units, today, team, of_teams.get(team.id), by_team[team.id], team.id in reported) for team in teams
    ]
    lines.sort(key=lambda line: (line.commune_id, line.code or "", line.id))
    communes = [
        _commune_line(units, today, commune, lines, of_communes.get(commune), by_commune[commune])
        for commune in ([top] if units.level(top) == "commune" else units.below(top, "commune", today))
    ]
    by_day = {day.isoformat(): n for day, n in sorted(counted(campaign, scope, "day")) if n}
    synthetic = campaign.synthetic or any(team.synthetic for team in teams)
    days = _days(units, today, counted(campaign, scope, "unit_id", "day")) if days_of_communes else {}
    return Figures(clock.now().isoformat(), communes, lines, by_day, synthetic, days)


def _teams(campaign: Campaign, scope: Scope, by_team: Goals) -> tuple[list[Any], Collection[uuid.UUID]]:
    """Teams of the time from the first day to today, and those of them that sent a visit."""
    last = max(campaign.start, min(campaign.end, clock.today()))
    period = Period(campaign.start, last, settings.cutoff_day())
    teams = teams_during(scope, period)
    if campaign.measure == "visits":
        return teams, {team_id for team_id, amount in by_team.items() if amount}
    return teams, teams_with_visits(scope, period.start, period.end)


def _goals(campaign: Campaign, units: UnitTree, today: dt.date) -> tuple[Goals, Goals]:
    """Goals of communes as they are today, and of teams."""
    communes, teams = Goals(), Goals()
    for target in db.session.scalars(sa.select(CampaignTarget).where(CampaignTarget.campaign_id == campaign.id)):
        if target.team_id is not None:
            teams[target.team_id] = target.goal
        else:
            commune = units.heir(target.unit_id, today)
            communes[commune] = communes.get(commune, 0) + target.goal
    return communes, teams


def _days(units: UnitTree, today: dt.date, rows: Iterable[tuple[Any, ...]]) -> dict[str, Days]:
    """Commune → ISO day → amount."""
    sums: dict[str, Days] = defaultdict(dict)
    for unit_id, day, amount in rows:
        commune, key = units.commune_at(unit_id, today), day.isoformat()
        if commune is not None and amount:
            of = sums[str(commune)]
            of[key] = of.get(key, 0) + amount
    return dict(sums)


def _team_line(units: UnitTree, today: dt.date, team: Any, goal: int | None, done: int, reported: bool) -> Line:
    place = place_of(units, team.unit_id, today)
    label, code = place["hamlet_label"] or team.title, place["hamlet_code"]
    return Line(str(team.id), str(place["commune_id"]), code, label, goal, done, 1, 0 if reported else 1)


def _commune_line(
    units: UnitTree,
    today: dt.date,
    commune: uuid.UUID,
    teams: list[Line],
    goal: int | None,
    done: int,
) -> Line:
    version, key = units.version_at(commune, today), str(commune)
    inside = [team for team in teams if team.commune_id == key]
    theirs = [team.goal for team in inside if team.goal is not None]
    whole = goal if goal is not None else sum(theirs) if theirs else None
    silent = sum(team.not_reported for team in inside)
    code, label = (version.code, version.name) if version else (None, "")
    return Line(key, key, code, label, whole, done, len(inside), silent)
