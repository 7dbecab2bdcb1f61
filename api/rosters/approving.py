"""The last step of lists: put in force, all that one decision approves together."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.rosters import content, rules, versions
from api.rosters.answers import apart_of
from api.rosters.diff import as_json, compare
from api.rosters.steps import TRANSITIONS, allowed, go, submitters_of
from models.db import db
from models.team import RosterVersion, Team

Replaced = dict[uuid.UUID, uuid.UUID | None]


def approve_all(
    actor: Actor,
    rosters: Sequence[RosterVersion],
    seen: Mapping[uuid.UUID, str],
    decision_id: uuid.UUID,
    effective_on: dt.date,
) -> Replaced:
    """Put submitted versions in force from a day on, by a decision; ``roster → the version that it replaces``, if any.

    To be called within the decision's transaction, with the commune's teams and the versions locked. ``seen``: the
    content hash of each that the approver saw. As many statements for forty teams as for one. Raises Problem ``stale``
    (``params``: ``roster_id``, ``team_id``, the ``content_hash`` of now and its ``diff`` from the approved version),
    ``own_submission``, ``wrong_status``, ``forbidden``, and ``validation_failed`` (faults of a list; a day before the
    current one's).
    """
    teams = _teams_of(rosters)
    submitters = submitters_of([roster.id for roster in rosters])
    steps = {roster.id: allowed(actor, teams[roster.team_id], roster, "approve", submitters) for roster in rosters}
    for roster in rosters:
        check_seen(roster, seen[roster.id])
    _check_rules(rosters, teams, decision_id)
    olds = versions.approved_by_team(list(teams))
    _supersede(actor, olds, teams, effective_on)
    for roster in rosters:
        roster.decision_id, roster.valid_from = decision_id, effective_on
        go(actor, teams[roster.team_id], roster, "approve", steps[roster.id])
    db.session.flush()
    return {roster.id: olds[roster.team_id].id if roster.team_id in olds else None for roster in rosters}


def check_seen(roster: RosterVersion, content_hash: str) -> None:
    """Raise Problem ``stale`` unless the version still is what the approver saw."""
    if roster.content_hash == content_hash:
        return
    approved = versions.approved_of(roster.team_id)
    diff = compare(content.load(approved.id) if approved else (), content.load(roster.id), apart_of(roster.answers))
    told = {"roster_id": roster.id, "team_id": roster.team_id, "content_hash": roster.content_hash}
    raise Problem("stale", params={**told, "diff": as_json(diff)})


def _check_rules(rosters: Sequence[RosterVersion], teams: Mapping[uuid.UUID, Team], decision_id: uuid.UUID) -> None:
    lists = content.load_many([roster.id for roster in rosters])
    by_team = {roster.team_id: lists[roster.id] for roster in rosters}
    checked = rules.check_all(list(teams.values()), by_team, decision_id)
    for team in teams.values():
        rules.refuse(team, checked[team.id][0])


def _supersede(
    actor: Actor,
    olds: Mapping[uuid.UUID, RosterVersion],
    teams: Mapping[uuid.UUID, Team],
    effective_on: dt.date,
) -> None:
    for team_id, old in olds.items():
        if old.valid_from is not None and effective_on < old.valid_from:
            raise invalid("effective_date", "before_current", "The version in force began later")
        old.valid_to = effective_on
        go(actor, teams[team_id], old, "supersede", TRANSITIONS["approved", "supersede"])
    # before the new ones: what changes alike is written as one statement
    db.session.flush()


def _teams_of(rosters: Sequence[RosterVersion]) -> dict[uuid.UUID, Team]:
    """The rosters' teams in the order of their ids."""
    query = sa.select(Team).where(Team.id.in_([roster.team_id for roster in rosters])).order_by(Team.id)
    return {team.id: team for team in db.session.scalars(query)}
