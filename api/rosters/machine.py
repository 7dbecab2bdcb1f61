"""What is done to a roster on its way to a decision; ``steps`` says who may, ``approving`` ends the way."""

import uuid
from collections.abc import Sequence

import sqlalchemy as sa

from api.core import audit
from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.rosters import content, history, rules, versions
from api.rosters.answers import Answer, Kept, merged
from api.rosters.lines import Line
from api.rosters.naming import settle_people
from api.rosters.steps import allowed, go, note, tell
from models.db import db
from models.roster import RosterEvent
from models.team import RosterVersion, Team


def create_draft(
    actor: Actor,
    team_id: uuid.UUID,
    *,
    base_id: uuid.UUID | None = None,
    lines: Sequence[Line] | None = None,
    import_id: uuid.UUID | None = None,
    answers: Kept = None,
) -> uuid.UUID:
    """A new version of the team's roster: ``lines``, else those of ``base_id``, else of the approved version.

    ``answers``: which pairs are two people. Returns its id. Raises Problem ``not_found``, ``forbidden``,
    ``draft_exists`` (a team has one open version; ``params`` name it) and ``validation_failed``.
    """
    team = versions.locked_team(team_id)
    step = allowed(actor, team, "", "create")
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
        answers=list(answers) if answers else None,
    )
    db.session.add(roster)
    db.session.flush()
    content.write_entries(roster.id, wanted)
    note(actor, team, roster, "create")
    return roster.id


def edit(actor: Actor, roster_id: uuid.UUID, lines: Sequence[Line], edits: int) -> int:
    """Make ``lines`` the content of a draft; returns the new number of edits.

    Raises Problem ``conflict`` if somebody else came first (``params``: the newer ``edits``, who changed it ``by`` name
    and when ``at``), ``wrong_status``, ``forbidden``, ``not_found``, ``validation_failed``.
    """
    roster, team = _of(roster_id)
    allowed(actor, team, roster, "edit")
    if roster.edits != edits:
        raise Problem("conflict", params={"edits": roster.edits, **history.last_change(roster_id)})
    content.write_entries(roster_id, settle_people(team, lines, roster_id))
    roster.edits += 1
    note(actor, team, roster, "edit", fields=["lines"])
    return roster.edits


def answer(actor: Actor, roster_id: uuid.UUID, given: Sequence[Answer]) -> None:
    """Keep which people of the version before and of a draft are not the same. Its content stays as it is.

    Raises Problem ``wrong_status``, ``forbidden``, ``not_found``.
    """
    roster, team = _of(roster_id)
    allowed(actor, team, roster, "edit")
    roster.answers = merged(roster.answers, given)
    commune_id = versions.commune_of(team)
    audit.record(actor, "roster.answer", "roster", roster_id, commune_id=commune_id, fields=("answers",))


def submit(actor: Actor, roster_id: uuid.UUID, edits: int | None = None) -> None:
    """Hand a draft in. ``edits``: what the submitter saw.

    Raises Problem ``validation_failed`` with the faults of the list, ``conflict`` if it is another list by now,
    ``wrong_status``, ``forbidden``, ``not_found``.
    """
    roster, team = _of(roster_id)
    step = allowed(actor, team, roster, "submit")
    if edits is not None and roster.edits != edits:
        raise Problem("conflict", params={"edits": roster.edits, **history.last_change(roster_id)})
    rules.refuse(team, rules.check(team, content.load(roster_id))[0])
    go(actor, team, roster, "submit", step)


def withdraw(actor: Actor, roster_id: uuid.UUID) -> None:
    """Take a submitted version back to draft. Raises Problem ``wrong_status``, ``forbidden``, ``not_found``."""
    roster, team = _of(roster_id)
    go(actor, team, roster, "withdraw", allowed(actor, team, roster, "withdraw"))


def send_back(actor: Actor, roster_id: uuid.UUID, reason: str) -> None:
    """Return a submitted version with a reason. Raises as ``withdraw``, and ``own_submission``."""
    roster, team = _of(roster_id)
    go(actor, team, roster, "return", allowed(actor, team, roster, "return"), reason)


def discard(actor: Actor, roster_id: uuid.UUID) -> None:
    """Throw a draft away. One that was never submitted leaves no trace but the audit line; raises as ``withdraw``."""
    roster, team = _of(roster_id)
    allowed(actor, team, roster, "discard")
    submitted = sa.exists().where(RosterEvent.roster_id == roster_id, RosterEvent.action == "submit")
    if db.session.scalar(sa.select(submitted)):
        note(actor, team, roster, "discard")
        # Never in force, as it has no first day; ``sync.shown_status`` calls it discarded.
        roster.status, roster.decision_id = "superseded", None
        return
    tell(actor, team, roster.id, "discard")
    content.write_entries(roster_id, [])
    db.session.execute(sa.delete(RosterEvent).where(RosterEvent.roster_id == roster_id))
    db.session.delete(roster)


def _of(roster_id: uuid.UUID) -> tuple[RosterVersion, Team]:
    team = db.session.get_one(Team, versions.get(roster_id).team_id)
    return versions.locked(roster_id), team


def _base(team: Team, base_id: uuid.UUID | None) -> RosterVersion | None:
    if base_id is None:
        return versions.approved_of(team.id)
    base = db.session.get(RosterVersion, base_id)
    if base is None or base.team_id != team.id:
        raise invalid("base_id", "unknown", "No version of this team")
    return base
