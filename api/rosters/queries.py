"""Rosters as people read them: the inbox, one version with all that is to know about it."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from api.core import clock, paging
from api.core.access import OFFICIALS, PROVINCE, Actor
from api.core.problems import Problem
from api.rosters import content, history, rules, steps, versions
from api.rosters.answers import apart_of
from api.rosters.diff import compare
from api.rosters.lines import Line
from api.rosters.sync import shown_status
from api.teams.logic import contacts_of, count_entries, place_of, scope_of, territory
from api.units.logic import tree
from api.units.offices import offices_of
from models.db import db
from models.team import Decision, RosterVersion, Team

WAS_IN_FORCE = ("approved", "superseded")


def check_readable(actor: Actor, roster: RosterVersion, team: Team) -> None:
    """Raise Problem ``forbidden`` unless the actor may read the version.

    Members read what is or was in force; leaders, officials and the province also what is under way.
    """
    if actor.has_role(*PROVINCE) or steps.hats_of(actor, team):
        return
    in_force_once = roster.status in WAS_IN_FORCE and roster.valid_from is not None
    if not in_force_once or team.id not in actor.teams_as("member", "leader"):
        raise Problem("forbidden")


def find_readable(actor: Actor, roster_id: uuid.UUID) -> tuple[RosterVersion, Team]:
    """The version and its team. Raises Problem ``not_found``, ``forbidden``."""
    roster = versions.get(roster_id)
    team = db.session.get_one(Team, roster.team_id)
    check_readable(actor, roster, team)
    return roster, team


def shown_lines(actor: Actor, team: Team, lines: Sequence[Line]) -> list[Line]:
    """The lines as the actor may see them: phones are for the own team, the own commune and administrators."""
    if contacts_of(actor).has(team.id, team.unit_id):
        return list(lines)
    return [replace(line, phone=None) for line in lines]


def get_roster(actor: Actor, roster_id: uuid.UUID) -> dict[str, Any]:
    """One version with lines, faults, warnings, events, decision, and what the actor ``may`` do to it now.

    Raises Problem ``not_found``, ``forbidden``.
    """
    roster, team = find_readable(actor, roster_id)
    lines = content.load(roster_id)
    is_open = roster.status in versions.OPEN
    faults, warnings = rules.check(team, lines) if is_open else ([], [])
    events = history.events_of(roster_id)
    returned = [event["reason"] for event in events if event["action"] == "return"]
    return {
        "id": roster.id,
        "team": {"id": team.id, "title": team.title, **place_of(tree(), team.unit_id, clock.today())},
        "version": roster.version,
        "status": shown_status(roster),
        "edits": roster.edits,
        "content_hash": content.content_hash(roster_id),
        "base_id": roster.base_id,
        "import_id": roster.import_id,
        "valid_from": roster.valid_from,
        "valid_to": roster.valid_to,
        "lines": [line.as_json() for line in shown_lines(actor, team, lines)],
        "problems": [fault.as_json() for fault in faults],
        "warnings": [warning.as_json() for warning in warnings],
        "reason": returned[-1] if returned and roster.status == "returned" else None,
        "events": events,
        "decision": _decision(roster.decision_id),
        "may": steps.may(actor, team, roster),
    }


def list_rosters(
    actor: Actor, status: Sequence[str], unit: uuid.UUID | None, after: str | None, limit: int
) -> dict[str, Any]:
    """A page of versions in a state (default: not decided about), newest first, with what each one changes."""
    query = (
        sa.select(RosterVersion, Team)
        .join(Team, Team.id == RosterVersion.team_id)
        .where(RosterVersion.status.in_(status or versions.OPEN), scope_of(actor, unit).teams_where())
        .where(sa.or_(RosterVersion.status != "superseded", RosterVersion.valid_from.is_not(None)))
        .where(*_under_way(actor))
    )
    if after is not None:
        (last,) = paging.decode_cursor(after, 1)
        query = query.where(RosterVersion.id < paging.uuid_of(last))
    rows = db.session.execute(query.order_by(RosterVersion.id.desc()).limit(limit + 1)).all()
    page = paging.page(rows, limit, lambda row: [str(row[0].id)], lambda row: row)
    return {**page, "items": _items(page["items"])}


def _under_way(actor: Actor) -> list[sa.ColumnElement[bool]]:
    """Members are no readers of what is under way, though the teams are in their scope."""
    if actor.has_role(*PROVINCE):
        return []
    offices = Team.unit_id.in_(territory(tree(), offices_of(actor, *OFFICIALS)))
    return [sa.or_(offices, Team.id.in_(actor.teams_as("leader")))]


def _items(rows: Sequence[Any]) -> list[dict[str, Any]]:
    ids = [roster.id for roster, _ in rows]
    lists, members, submitted = content.load_many(ids), count_entries(ids), history.last_events(ids, "submit")
    before = versions.approved_lists([team.id for _, team in rows])
    units, today = tree(), clock.today()
    return [
        {
            "id": roster.id,
            "team_id": team.id,
            "team_title": team.title,
            **_place(place_of(units, team.unit_id, today)),
            "version": roster.version,
            "status": shown_status(roster),
            "edits": roster.edits,
            "content_hash": roster.content_hash,
            "decision_id": roster.decision_id,
            "submitted_by": submitted[roster.id].name if roster.id in submitted else None,
            "submitted_at": submitted[roster.id].at if roster.id in submitted else None,
            "members": members.get(roster.id, 0),
            "changes": compare(before.get(team.id, ()), lists[roster.id], apart_of(roster.answers)).counts,
        }
        for roster, team in rows
    ]


def _place(place: dict[str, Any]) -> dict[str, Any]:
    return {name: place[name] for name in ("hamlet_id", "hamlet_label", "commune_id", "commune_name")}


def _decision(decision_id: uuid.UUID | None) -> dict[str, Any] | None:
    decision = db.session.get(Decision, decision_id) if decision_id else None
    if decision is None:
        return None
    return {
        "id": decision.id,
        "number": decision.label,
        "status": decision.status,
        "decided_on": decision.decided_on,
        "effective_on": decision.effective_on,
    }
