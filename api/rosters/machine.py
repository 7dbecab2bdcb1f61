"""The way of a roster through its states: one table says who may do what to a version in which state.

Every act is checked, carried out, written to the version's history and the audit log, and told to phones and officials,
in one transaction.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.rosters import content, history, rules, versions
from api.rosters.diff import as_json, compare
from api.rosters.lines import Line
from api.rosters.naming import settle_people
from api.rosters.sync import emit_status
from api.units.offices import offices_of
from models.account import Account
from models.db import db
from models.roster import RosterEvent
from models.team import RosterVersion, Team


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


def create_draft(
    actor: Actor,
    team_id: uuid.UUID,
    *,
    base_id: uuid.UUID | None = None,
    lines: Sequence[Line] | None = None,
    import_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """A new version of the team's roster: ``lines``, else those of ``base_id``, else of the approved version.

    Returns its id. Raises Problem ``not_found``, ``forbidden``, ``draft_exists`` (a team has one open version;
    ``params`` name it) and ``validation_failed``.
    """
    team = versions.locked_team(team_id)
    step = _allowed(actor, team, "", "create")
    there = versions.open_of(team_id)
    if there is not None:
        raise Problem("draft_exists", params={"roster_id": there.id, "status": there.status, "version": there.version})
    base = _base(team, base_id)
    wanted = settle_people(team, lines if lines is not None else content.load(base.id) if base else ())
    roster = RosterVersion(
        team_id=team_id,
        version=versions.next_number(team_id),
        status=step.status,
        content_hash="",
        base_id=base.id if base else None,
        import_id=import_id,
    )
    db.session.add(roster)
    db.session.flush()
    content.write_entries(roster.id, wanted)
    _note(actor, team, roster, "create")
    return roster.id


def edit(actor: Actor, roster_id: uuid.UUID, lines: Sequence[Line], edits: int) -> int:
    """Make ``lines`` the content of a draft; returns the new number of edits.

    Raises Problem ``conflict`` if somebody else came first (``params``: the newer ``edits``, who changed it ``by`` name
    and when ``at``), ``wrong_status``, ``forbidden``, ``not_found``, ``validation_failed``.
    """
    roster, team = _of(roster_id)
    _allowed(actor, team, roster, "edit")
    if roster.edits != edits:
        raise Problem("conflict", params={"edits": roster.edits, **history.last_change(roster_id)})
    content.write_entries(roster_id, settle_people(team, lines, roster_id))
    roster.edits += 1
    _note(actor, team, roster, "edit", fields=["lines"])
    return roster.edits


def submit(actor: Actor, roster_id: uuid.UUID, edits: int | None = None) -> None:
    """Hand a draft in. ``edits``: what the submitter saw.

    Raises Problem ``validation_failed`` with the faults of the list, ``conflict`` if it is another list by now,
    ``wrong_status``, ``forbidden``, ``not_found``.
    """
    roster, team = _of(roster_id)
    step = _allowed(actor, team, roster, "submit")
    if edits is not None and roster.edits != edits:
        raise Problem("conflict", params={"edits": roster.edits, **history.last_change(roster_id)})
    rules.refuse(team, rules.check(team, content.load(roster_id))[0])
    _go(actor, team, roster, "submit", step)


def withdraw(actor: Actor, roster_id: uuid.UUID) -> None:
    """Take a submitted version back to draft. Raises Problem ``wrong_status``, ``forbidden``, ``not_found``."""
    roster, team = _of(roster_id)
    _go(actor, team, roster, "withdraw", _allowed(actor, team, roster, "withdraw"))


def send_back(actor: Actor, roster_id: uuid.UUID, reason: str) -> None:
    """Return a submitted version with a reason. Raises as ``withdraw``, and ``own_submission``."""
    roster, team = _of(roster_id)
    _go(actor, team, roster, "return", _allowed(actor, team, roster, "return"), reason)


def discard(actor: Actor, roster_id: uuid.UUID) -> None:
    """Throw a draft away. One that was never submitted leaves no trace but the audit line; raises as ``withdraw``."""
    roster, team = _of(roster_id)
    _allowed(actor, team, roster, "discard")
    submitted = sa.exists().where(RosterEvent.roster_id == roster_id, RosterEvent.action == "submit")
    if db.session.scalar(sa.select(submitted)):
        _note(actor, team, roster, "discard")
        # Never in force, as it has no first day; ``sync.shown_status`` calls it discarded.
        roster.status, roster.decision_id = "superseded", None
        return
    _tell(actor, team, roster.id, "discard")
    content.write_entries(roster_id, [])
    db.session.execute(sa.delete(RosterEvent).where(RosterEvent.roster_id == roster_id))
    db.session.delete(roster)


def approve_one(
    actor: Actor, roster_id: uuid.UUID, content_hash: str, decision_id: uuid.UUID, effective_on: dt.date
) -> uuid.UUID | None:
    """Put a submitted version in force from a day on, by a decision; returns the version that it replaces, if any.

    To be called within the decision's transaction. Raises Problem ``stale`` (``params``: ``roster_id``, ``team_id``,
    the ``content_hash`` of now and its ``diff`` from the approved version), ``own_submission``, ``wrong_status``,
    ``forbidden``, ``not_found``, and ``validation_failed`` (faults of the list; a day before the current one's).
    """
    roster, team = _of(roster_id, whole_commune=True)
    step = _allowed(actor, team, roster, "approve")
    check_seen(roster, content_hash)
    rules.refuse(team, rules.check(team, content.load(roster_id), decision_id=decision_id)[0])
    old = versions.approved_of(team.id)
    if old is not None:
        if old.valid_from is not None and effective_on < old.valid_from:
            raise invalid("effective_date", "before_current", "The version in force began later")
        old.valid_to = effective_on
        _go(actor, team, old, "supersede", TRANSITIONS["approved", "supersede"])
    roster.decision_id, roster.valid_from = decision_id, effective_on
    _go(actor, team, roster, "approve", step)
    return old.id if old else None


def check_seen(roster: RosterVersion, content_hash: str) -> None:
    """Raise Problem ``stale`` unless the version still is what the approver saw."""
    if roster.content_hash == content_hash:
        return
    approved = versions.approved_of(roster.team_id)
    diff = compare(content.load(approved.id) if approved else (), content.load(roster.id))
    told = {"roster_id": roster.id, "team_id": roster.team_id, "content_hash": roster.content_hash}
    raise Problem("stale", params={**told, "diff": as_json(diff)})


def may(actor: Actor, team: Team, roster: RosterVersion) -> list[str]:
    """What the actor may do to the version as it is now; approving goes by decisions."""
    hats, own = hats_of(actor, team), submitter_of(roster.id) == actor.person_id
    steps = ((action, step) for (status, action), step in TRANSITIONS.items() if status == roster.status)
    return [
        action for action, step in steps if action != "supersede" and hats & step.hats and not (step.not_own and own)
    ]


def _of(roster_id: uuid.UUID, *, whole_commune: bool = False) -> tuple[RosterVersion, Team]:
    team = db.session.get_one(Team, versions.get(roster_id).team_id)
    if whole_commune:
        versions.lock_teams(versions.commune_of(team))
    return versions.locked(roster_id), team


def _allowed(actor: Actor, team: Team, roster: RosterVersion | str, action: str) -> Step:
    """The step. Raises Problem ``forbidden``, ``wrong_status``, ``own_submission``."""
    hats = hats_of(actor, team)
    if not any(hats & step.hats for (_, name), step in TRANSITIONS.items() if name == action):
        raise Problem("forbidden")
    status = roster if isinstance(roster, str) else roster.status
    step = TRANSITIONS.get((status, action))
    if step is None:
        told = {} if isinstance(roster, str) else history.last_change(roster.id)
        raise Problem("wrong_status", params={"status": status, **told})
    if step.not_own and not isinstance(roster, str) and submitter_of(roster.id) == actor.person_id:
        raise Problem("own_submission")
    return step


def submitter_of(roster_id: uuid.UUID) -> uuid.UUID | None:
    """The *person* who submitted the version last, whichever account they did it with."""
    query = (
        sa.select(Account.person_id)
        .join(RosterEvent, RosterEvent.account_id == Account.id)
        .where(RosterEvent.roster_id == roster_id, RosterEvent.action == "submit")
        .order_by(RosterEvent.at.desc(), RosterEvent.id.desc())
        .limit(1)
    )
    return db.session.scalar(query)


def _base(team: Team, base_id: uuid.UUID | None) -> RosterVersion | None:
    if base_id is None:
        return versions.approved_of(team.id)
    base = db.session.get(RosterVersion, base_id)
    if base is None or base.team_id != team.id:
        raise invalid("base_id", "unknown", "No version of this team")
    return base


def _go(actor: Actor, team: Team, roster: RosterVersion, action: str, step: Step, reason: str | None = None) -> None:
    roster.status = step.status
    _note(actor, team, roster, action, reason, fields=["status"])


def _note(
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
    db.session.flush()
    _tell(actor, team, roster.id, action, fields)


def _tell(actor: Actor, team: Team, roster_id: uuid.UUID, action: str, fields: Sequence[str] = ()) -> None:
    commune_id = versions.commune_of(team)
    audit.record(actor, f"roster.{action}", "roster", roster_id, commune_id=commune_id, fields=fields)
    # An edit is nobody's news: drafts are read where they are written.
    if action != "edit":
        emit_status(team.id, commune_id, roster_id)
