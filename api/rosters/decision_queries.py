"""Decisions as the API tells them: a list, one with its rosters, and the paper."""

import uuid
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from api.core import clock, paging
from api.core.access import Actor
from api.core.problems import Problem
from api.core.text import phone_shown
from api.rosters import content, history, settings
from api.rosters.documents.data import DecisionPaper, ListedMember, ListedTeam
from api.rosters.documents.texts import GENDERS, ROLES, Facts, paper_of
from api.rosters.lines import Line
from api.rosters.numbers import SYMBOL
from api.teams.logic import contacts_of, count_entries, place_of, scope_of
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.db import db
from models.roster import DecisionScan
from models.team import Decision, RosterVersion, Team

NEEDED = {"number": "number", "date": "decided_on", "signer": "signer", "position": "position"}


@dataclass(frozen=True)
class Print:
    """A decision of a commune ready to be set, and the name of its file without an ending."""

    paper: DecisionPaper
    name: str
    unit_id: uuid.UUID


def list_decisions(actor: Actor, unit: uuid.UUID | None, after: str | None, limit: int) -> dict[str, Any]:
    """A page of decisions in the actor's scope, newest first. Raises Problem ``not_found``, ``forbidden``."""
    units = scope_of(actor, unit).units
    query = sa.select(Decision)
    if units is not None:
        query = query.where(Decision.unit_id.in_(units))
    if after is not None:
        (decision_id,) = paging.decode_cursor(after, 1)
        query = query.where(Decision.id < paging.uuid_of(decision_id))
    found = db.session.scalars(query.order_by(Decision.id.desc()).limit(limit + 1)).all()
    counts = _count_teams([decision.id for decision in found])
    return paging.page(found, limit, lambda one: (str(one.id),), lambda one: {**_head(one), "teams": counts[one.id]})


def get_decision(actor: Actor, decision_id: uuid.UUID) -> dict[str, Any]:
    """A decision with its rosters. Raises Problem ``not_found``, ``forbidden``."""
    decision = readable(actor, decision_id)
    rosters = _rosters_of(decision_id)
    told, units = [one for one, _ in rosters], tree()
    counts, events = count_entries([one.id for one in told]), history.last_events([one.id for one in told], "approve")
    submitted = history.last_events([one.id for one in told], "submit")
    event = next(iter(events.values()), None)
    replaced = db.session.get(Decision, decision.replaces_id) if decision.replaces_id else None
    stale = history.last_changes([one.id for one in told if not is_decided(decision, one)])
    return {
        **_head(decision),
        "teams": len(rosters),
        "replaces": {"id": replaced.id, "label": replaced.label, "date": replaced.decided_on} if replaced else None,
        "missing": [name for name, column in NEEDED.items() if getattr(decision, column) is None],
        "approved_by": event.name if event else None,
        "approved_at": event.at if event else None,
        "scan": _scan_of(decision_id),
        "rosters": [
            {
                "id": roster.id,
                "team_id": team.id,
                "team_title": team.title,
                "hamlet_label": place_of(units, team.unit_id, clock.today())["hamlet_label"],
                "version": roster.version,
                "status": roster.status,
                "content_hash": roster.content_hash,
                "members": counts.get(roster.id, 0),
                "submitted_by": submitted[roster.id].name if roster.id in submitted else None,
                "stale": stale.get(roster.id, {}) if not is_decided(decision, roster) else None,
            }
            for roster, team in rosters
        ],
    }


def print_of(actor: Actor, decision_id: uuid.UUID) -> Print:
    """The paper. Phone numbers are in it only where the actor may see them. Raises as ``get_decision``."""
    decision = readable(actor, decision_id)
    day = decision.decided_on or clock.today()
    units, contacts = tree(), sees_contacts(actor, decision)
    commune = units.version_at(decision.unit_id, day)
    parent = units.version_at(commune.parent_id, day) if commune and commune.parent_id else None
    if commune is None or parent is None:
        raise Problem("not_found")
    rosters = _rosters_of(decision_id)
    lists = content.load_many([roster.id for roster, _ in rosters])
    teams = tuple(
        ListedTeam(
            team.title,
            place_of(units, team.unit_id, day)["hamlet_label"] or commune.name,
            tuple(_listed(no, line, contacts=contacts) for no, line in enumerate(lists[roster.id], 1)),
        )
        for roster, team in rosters
    )
    replaced = db.session.get(Decision, decision.replaces_id) if decision.replaces_id else None
    facts = Facts(
        kind=decision.kind,
        province=parent.name,
        commune=commune.name,
        symbol=decision.symbol or SYMBOL,
        teams=teams,
        draft=decision.status == "draft",
        team_kind=settings.read().team_title,
        number=decision.label,
        decided_on=decision.decided_on,
        effective_on=decision.effective_on,
        signer=decision.signer,
        position=decision.position,
        authority=decision.authority,
        replaces=(replaced.label or "", replaced.decided_on) if replaced else None,
    )
    name = f"quyet-dinh-{decision.number:02d}-{decision.year}" if decision.number else "du-thao-quyet-dinh"
    return Print(paper_of(facts), name, decision.unit_id)


def readable(actor: Actor, decision_id: uuid.UUID) -> Decision:
    """The decision. Raises Problem ``not_found``, or ``forbidden`` outside of the actor's scope."""
    decision = db.session.get(Decision, decision_id)
    if decision is None:
        raise Problem("not_found")
    scope_of(actor, decision.unit_id)
    return decision


def is_decided(decision: Decision, roster: RosterVersion) -> bool:
    """Whether a list is as the decision needs it: handed in while that is a draft, in force once or now afterwards."""
    return decision.status != "draft" or roster.status == "submitted"


def sees_contacts(actor: Actor, decision: Decision) -> bool:
    """Whether the actor may see phone numbers of the decision's members: officials of the commune, administrators."""
    units = contacts_of(actor).units
    return units is None or decision.unit_id in units


def _head(decision: Decision) -> dict[str, Any]:
    commune = tree().version_at(decision.unit_id, decision.decided_on or clock.today())
    return {
        "id": decision.id,
        "unit_id": decision.unit_id,
        "unit_name": commune.name if commune else None,
        "kind": decision.kind,
        "status": decision.status,
        "number": decision.number,
        "symbol": decision.symbol,
        "label": decision.label,
        "date": decision.decided_on,
        "effective_date": decision.effective_on,
        "signer": decision.signer,
        "position": decision.position,
        "authority": decision.authority,
        "created_at": decision.created_at,
    }


def _rosters_of(decision_id: uuid.UUID) -> Sequence[tuple[RosterVersion, Team]]:
    """Rosters of a decision with their teams: hamlets in their order, then the commune's own team."""
    query = sa.select(RosterVersion, Team).join(Team, Team.id == RosterVersion.team_id)
    rows = db.session.execute(query.where(RosterVersion.decision_id == decision_id)).all()
    units = tree()
    return sorted(((roster, team) for roster, team in rows), key=lambda row: _order(units, row[1]))


def _order(units: UnitTree, team: Team) -> tuple[bool, str, str]:
    unit = units.version_at(team.unit_id, clock.today())
    return units.level(team.unit_id) == "commune", unit.sort_key if unit else "", str(team.id)


def _listed(no: int, line: Line, *, contacts: bool) -> ListedMember:
    return ListedMember(
        no=no,
        name=line.full_name,
        birth_year=line.birth_year,
        gender=GENDERS.get(line.gender or "", ""),
        organization=", ".join(part for part in (line.position, line.organization) if part),
        role=ROLES[line.role],
        phone=phone_shown(line.phone) if line.phone and contacts else "",
    )


def _count_teams(decision_ids: Collection[uuid.UUID]) -> Counter[uuid.UUID | None]:
    query = sa.select(RosterVersion.decision_id).where(RosterVersion.decision_id.in_(decision_ids))
    return Counter(db.session.scalars(query))


def _scan_of(decision_id: uuid.UUID) -> dict[str, Any] | None:
    """The newest scan, without its content."""
    scan = DecisionScan
    columns = (scan.id, scan.content_type, scan.pages, scan.size, scan.sha256, scan.created_at)
    newest = sa.select(*columns).where(scan.decision_id == decision_id).order_by(scan.id.desc()).limit(1)
    row = db.session.execute(newest).first()
    return dict(row._mapping) if row else None
