"""The communes or teams of a campaign that may be given a goal, and what each weighs when a number is spread."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from api.campaigns.rights import communes_of, where_visits_count
from api.core import clock
from api.core.problems import Problem, invalid
from api.figures.period import Period
from api.figures.sums import teams_during
from api.teams.logic import Scope, count_entries, place_of, rosters_of
from api.units.logic import tree
from models.campaign import Campaign, CampaignTarget
from models.db import db
from models.reporting import CommuneReport, ReportingRound
from models.team import Team


@dataclass(frozen=True)
class Slot:
    """A commune (``team_id`` None) or a team of it."""

    unit_id: uuid.UUID
    team_id: uuid.UUID | None
    code: str | None
    label: str


def slots_of(campaign: Campaign, level: str, unit_id: uuid.UUID | None) -> list[Slot]:
    """Communes of the campaign in the order of their codes, or the teams of one commune in that of their hamlets.

    Raises Problem ``validation_failed`` for teams of no commune in particular, ``forbidden`` for one outside.
    """
    communes = communes_of(campaign)
    if level == "commune":
        return _communes(sorted(communes))
    commune = unit_id if unit_id is not None else min(communes) if len(communes) == 1 else None
    if commune is None:
        raise invalid("unit_id", "required", "The teams of which commune?")
    if commune not in communes:
        raise Problem("forbidden")
    return _teams(campaign, commune)


def weights_of(slots: Sequence[Slot], rule: str) -> list[int]:
    """What each weighs by the rule. Raises Problem ``validation_failed`` where the rule has nothing to go by."""
    if rule == "equal":
        return [1] * len(slots)
    if rule == "adults":
        return _adults(slots)
    teams = _teams_within(slots)
    if rule == "hamlets":
        return [_hamlets(slot) for slot in slots]
    rosters = rosters_of([team for inside in teams for team in inside], clock.today())
    counts = count_entries([roster.id for roster in rosters.values()])
    members = {team: counts.get(roster.id, 0) for team, roster in rosters.items()}
    return [sum(members.get(team, 0) for team in inside) for inside in teams]


def goals_by_slot(campaign: Campaign) -> dict[tuple[uuid.UUID, uuid.UUID | None], list[CampaignTarget]]:
    """``(commune of today, team) → targets``: several where communes with goals became one, whose goal is their sum."""
    query = sa.select(CampaignTarget, Team.unit_id).outerjoin(Team, Team.id == CampaignTarget.team_id)
    query = query.where(CampaignTarget.campaign_id == campaign.id).order_by(CampaignTarget.id)
    found: dict[tuple[uuid.UUID, uuid.UUID | None], list[CampaignTarget]] = {}
    for target, place in db.session.execute(query):
        found.setdefault((commune_of(target.unit_id, place), target.team_id), []).append(target)
    return found


def commune_of(unit_id: uuid.UUID, place: uuid.UUID | None) -> uuid.UUID:
    """Where a goal set for ``unit_id`` belongs today: with the team at ``place``, else with the commune's heir."""
    units, today = tree(), clock.today()
    here = units.commune_at(place, today) if place is not None else None
    return here or units.heir(unit_id, today)


def _communes(communes: Sequence[uuid.UUID]) -> list[Slot]:
    units, today = tree(), clock.today()
    versions = {commune: units.version_at(commune, today) for commune in communes}
    slots = [Slot(unit, None, version.code, version.name) for unit, version in versions.items() if version]
    return sorted(slots, key=lambda slot: (slot.code or "", slot.unit_id))


def _teams(campaign: Campaign, commune: uuid.UUID) -> list[Slot]:
    units, today = tree(), clock.today()
    period = Period(max(campaign.start, min(today, campaign.end)), campaign.end, 31)
    slots = []
    for team in teams_during(Scope(where_visits_count(commune)), period):
        place = place_of(units, team.unit_id, today)
        slots.append(Slot(commune, team.id, place["hamlet_code"], place["hamlet_label"] or team.title))
    return sorted(slots, key=lambda slot: (slot.code or "", slot.team_id or slot.unit_id))


def _hamlets(slot: Slot) -> int:
    """A team looks after one hamlet, a commune's own team after none in particular."""
    if slot.team_id is not None:
        return 1 if slot.code else 0
    return len(tree().below(slot.unit_id, "hamlet", clock.today()))


def _teams_within(slots: Sequence[Slot]) -> list[list[uuid.UUID]]:
    """The teams of each slot."""
    today = clock.today()
    period = Period(today, today, 31)
    units, inside = tree(), dict[uuid.UUID, list[uuid.UUID]]()
    communes = {slot.unit_id for slot in slots if slot.team_id is None}
    places = frozenset[uuid.UUID]().union(*(where_visits_count(commune) for commune in communes))
    for team in teams_during(Scope(places), period) if places else []:
        commune = units.commune_at(team.unit_id, today)
        if commune is not None:
            inside.setdefault(commune, []).append(team.id)
    return [[slot.team_id] if slot.team_id is not None else inside.get(slot.unit_id, []) for slot in slots]


def _adults(slots: Sequence[Slot]) -> list[int]:
    """Adults as each commune declared them last in a monthly report."""
    if any(slot.team_id is not None for slot in slots):
        raise invalid("spread.rule", "no_base", "Adults are declared by communes, not by teams")
    communes = [slot.unit_id for slot in slots]
    query = sa.select(CommuneReport.unit_id, CommuneReport.declared, ReportingRound.month)
    query = query.join(ReportingRound, ReportingRound.id == CommuneReport.round_id)
    rows = db.session.execute(query.where(CommuneReport.unit_id.in_(communes)).order_by(ReportingRound.month))
    declared = {row.unit_id: row.declared.get("adults") for row in rows if row.declared.get("adults")}
    missing = [slot.label for slot in slots if not declared.get(slot.unit_id)]
    if missing:
        raise invalid("spread.rule", "no_base", f"No adults declared yet: {', '.join(missing[:5])}")
    return [int(declared[commune]) for commune in communes]
