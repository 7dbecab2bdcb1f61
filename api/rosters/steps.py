"""The way of a roster through its states: one table says who may do what to a version in which state.

Every act is written to the version's history and the audit log, and told to phones and officials, in its transaction.
"""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import Problem
from api.rosters import history, versions
from api.rosters.sync import emit_status
from api.units.offices import offices_of
from models.account import Account
from models.db import db
from models.roster import RosterEvent
from models.team import RosterVersion, Team

Submitters = Mapping[uuid.UUID, uuid.UUID]


@dataclass(frozen=True)
class Step:
    """Where an act leads, and which hats may do it; ``not_own``: nobody who submitted the version."""

    status: str
    hats: frozenset[str]
    not_own: bool = False


EDITORS = frozenset({"leader", "officer"})
# by a decision alone, of which approvers dispose (``decisions.py``)
APPROVERS = frozenset({"approver"})
CHECKERS = frozenset({"officer", "approver"})
GONE = "discarded"

TRANSITIONS: dict[tuple[str, str], Step] = {
    ("", "create"): Step("draft", EDITORS),
    ("draft", "edit"): Step("draft", EDITORS),
    ("returned", "edit"): Step("returned", EDITORS),
    ("draft", "submit"): Step("submitted", EDITORS),
    ("returned", "submit"): Step("submitted", EDITORS),
    ("submitted", "withdraw"): Step("draft", EDITORS),
    ("submitted", "return"): Step("returned", CHECKERS, not_own=True),
    ("submitted", "approve"): Step("approved", APPROVERS, not_own=True),
    ("approved", "supersede"): Step("superseded", APPROVERS),
    ("draft", "discard"): Step(GONE, EDITORS),
    ("returned", "discard"): Step(GONE, EDITORS),
}


def hats_of(actor: Actor, team: Team) -> frozenset[str]:
    """What the actor is to a team today: its ``leader``, ``officer`` or ``approver`` of its commune."""
    commune_id = versions.commune_of(team)
    held = {
        "leader": team.id in actor.teams_as("leader"),
        "officer": commune_id in offices_of(actor, "commune_officer"),
        "approver": commune_id in offices_of(actor, "commune_approver"),
    }
    return frozenset(hat for hat, worn in held.items() if worn)


def allowed(
    actor: Actor, team: Team, roster: RosterVersion | str, action: str, submitters: Submitters | None = None
) -> Step:
    """The step that an act on a version (or on none yet: ``""``) is. ``submitters``: as ``submitters_of`` found them.

    Raises Problem ``forbidden``, ``wrong_status``, ``own_submission``.
    """
    hats = hats_of(actor, team)
    if not any(hats & step.hats for (_, name), step in TRANSITIONS.items() if name == action):
        raise Problem("forbidden")
    status = roster if isinstance(roster, str) else roster.status
    step = TRANSITIONS.get((status, action))
    if step is None:
        told = {} if isinstance(roster, str) else history.last_change(roster.id)
        raise Problem("wrong_status", params={"status": status, **told})
    if step.not_own and not isinstance(roster, str):
        known = submitters_of([roster.id]) if submitters is None else submitters
        if known.get(roster.id) == actor.person_id:
            raise Problem("own_submission")
    return step


def may(actor: Actor, team: Team, roster: RosterVersion) -> list[str]:
    """What the actor may do to the version as it is now; approving goes by decisions."""
    hats, own = hats_of(actor, team), submitters_of([roster.id]).get(roster.id) == actor.person_id
    steps = ((action, step) for (status, action), step in TRANSITIONS.items() if status == roster.status)
    return [
        action for action, step in steps if action != "supersede" and hats & step.hats and not (step.not_own and own)
    ]


def submitters_of(roster_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """``roster_id → person`` who submitted the version last, whichever account they did it with."""
    rows = db.session.execute(
        sa.select(RosterEvent.roster_id, Account.person_id)
        .join(Account, RosterEvent.account_id == Account.id)
        .where(RosterEvent.roster_id.in_(roster_ids), RosterEvent.action == "submit")
        .order_by(RosterEvent.at, RosterEvent.id)
    )
    return dict(rows.all())


def go(actor: Actor, team: Team, roster: RosterVersion, action: str, step: Step, reason: str | None = None) -> None:
    """Take the step: the new state, and everything that tells of it."""
    roster.status = step.status
    note(actor, team, roster, action, reason, fields=["status"])


def note(
    actor: Actor,
    team: Team,
    roster: RosterVersion,
    action: str,
    reason: str | None = None,
    fields: Sequence[str] = (),
) -> None:
    """The line of the version's history, and everybody who hears of it."""
    event = RosterEvent(
        roster_id=roster.id,
        action=action,
        account_id=actor.account_id,
        at=clock.now(),
        reason=reason,
        content_hash=roster.content_hash,
    )
    db.session.add(event)
    tell(actor, team, roster.id, action, fields)


def tell(actor: Actor, team: Team, roster_id: uuid.UUID, action: str, fields: Sequence[str] = ()) -> None:
    """The audit line, and the news for phones and officials."""
    commune_id = versions.commune_of(team)
    audit.record(actor, f"roster.{action}", "roster", roster_id, commune_id=commune_id, fields=fields)
    # An edit is nobody's news: drafts are read where they are written.
    if action != "edit":
        emit_status(team.id, commune_id, roster_id)
