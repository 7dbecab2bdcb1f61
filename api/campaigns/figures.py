"""How far a campaign is: by commune, by team, by day. As counted now, or as frozen in the report of a closed one."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from api.campaigns.counting import counted
from api.campaigns.rights import where_visits_count
from api.core import clock, settings
from api.figures.period import Period
from api.figures.sums import teams_during, teams_with_visits
from api.teams.logic import Scope, place_of
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.campaign import Campaign, CampaignTarget
from models.db import db

Goals = dict[uuid.UUID, int]


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
    """All that a report holds. ``days``: commune → ISO day → amount, only where there is any."""

    as_of: str
    communes: list[Line]
    teams: list[Line]
    days: dict[str, dict[str, int]]
    synthetic: bool

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    @classmethod
    def of_json(cls, told: dict[str, Any]) -> "Figures":
        """What was stored."""
        lines = {name: [Line(**line) for line in told[name]] for name in ("communes", "teams")}
        return cls(told["as_of"], lines["communes"], lines["teams"], told["days"], told["synthetic"])


def figures_of(campaign: Campaign, top: uuid.UUID) -> Figures:
    """Of a closed campaign as they were frozen, else as counted now; of one commune alone if ``top`` is one."""
    if campaign.report is None:
        return gather(campaign, top)
    frozen = Figures.of_json(campaign.report)
    if tree().level(top) == "province" or top == campaign.unit_id:
        return frozen
    own = [line for line in frozen.communes if line.id == str(top)]
    teams = [line for line in frozen.teams if line.commune_id == str(top)]
    days = {key: days for key, days in frozen.days.items() if key == str(top)}
    return Figures(frozen.as_of, own, teams, days, frozen.synthetic)


def gather(campaign: Campaign, top: uuid.UUID) -> Figures:
    """Count what lies in ``top``, the campaign's province or one of its communes, by the units of today."""
    units, today = tree(), clock.today()
    scope = Scope(where_visits_count(top))
    period = Period(campaign.start, max(campaign.start, min(campaign.end, today)), settings.cutoff_day())
    teams = teams_during(scope, period)
    reported = teams_with_visits(scope, period.start, period.end)
    of_communes, of_teams = _goals(campaign, units, today)
    by_team: dict[uuid.UUID, int] = dict(counted(campaign, scope, "team_id"))
    days = _by_day(units, today, counted(campaign, scope, "unit_id", "day"))
    lines = [
        _team_line(units, today, team, of_teams.get(team.id), by_team.get(team.id, 0), team.id in reported)
        for team in teams
    ]
    lines.sort(key=lambda line: (line.commune_id, line.code or "", line.id))
    communes = [
        _commune_line(units, today, commune, lines, of_communes.get(commune), days)
        for commune in ([top] if units.level(top) == "commune" else units.below(top, "commune", today))
    ]
    synthetic = campaign.synthetic or any(team.synthetic for team in teams)
    told = {str(commune): {day.isoformat(): n for day, n in sorted(one.items())} for commune, one in days.items()}
    return Figures(clock.now().isoformat(), communes, lines, told, synthetic)


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


def _by_day(units: UnitTree, today: dt.date, rows: Iterable[tuple[Any, ...]]) -> dict[uuid.UUID, dict[dt.date, int]]:
    sums: dict[uuid.UUID, dict[dt.date, int]] = defaultdict(lambda: defaultdict(int))
    communes: dict[uuid.UUID, uuid.UUID | None] = {}
    for unit_id, day, amount in rows:
        if unit_id not in communes:
            communes[unit_id] = units.commune_at(unit_id, today)
        commune = communes[unit_id]
        if commune is not None and amount:
            sums[commune][day] += amount
    return sums


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
    days: dict[uuid.UUID, dict[dt.date, int]],
) -> Line:
    version, key = units.version_at(commune, today), str(commune)
    inside = [team for team in teams if team.commune_id == key]
    theirs = [team.goal for team in inside if team.goal is not None]
    whole = goal if goal is not None else sum(theirs) if theirs else None
    done, silent = sum(days.get(commune, {}).values()), sum(team.not_reported for team in inside)
    code, label = (version.code, version.name) if version else (None, "")
    return Line(key, key, code, label, whole, done, len(inside), silent)
