"""The approval of a decision: all of its rosters or none, in one transaction."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from api.core import clock, outbox, settings
from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.rosters import enrolment, history, versions
from api.rosters.approving import approve_all
from api.rosters.decisions import (
    check_draft,
    check_office,
    check_replaces,
    cleaned,
    locked,
    note,
    rosters_in,
    stale_of,
)
from api.rosters.enrolment import Note
from api.rosters.numbers import check_free, parse_number
from api.teams.sync import emit_roster
from api.units.logic import tree
from models.db import db
from models.team import Decision, RosterVersion, Team

FIELDS = ("number", "year", "symbol", "decided_on", "effective_on", "signer", "position", "authority", "status")


@dataclass(frozen=True)
class Signed:
    """What the signed paper says. ``position`` and ``authority``: the lines above the name."""

    number: str | int
    date: dt.date
    effective_date: dt.date | None
    signer: str
    position: str
    authority: str | None = None
    symbol: str | None = None


def approve_decision(
    actor: Actor, decision_id: uuid.UUID, signed: Signed, hashes: Mapping[uuid.UUID, str]
) -> list[Note]:
    """Put all rosters of a draft in force; ``hashes`` name the content of each that the approver saw.

    Returns what officials should know of members' accounts. Raises Problem ``not_found``, ``forbidden``,
    ``decision_approved``, ``number_taken``, ``wrong_status``, ``stale`` (``params.rosters`` with the differences of
    each), ``own_submission`` and ``validation_failed``; nothing is changed then.
    """
    decision = db.session.get(Decision, decision_id)
    if decision is None:
        raise Problem("not_found")
    check_office(actor, decision.unit_id, "commune_approver")
    # teams before decisions before rosters: whoever changes any of them takes the same way
    versions.lock_teams(tree().heir(decision.unit_id, clock.today()))
    with settings.asked_once():
        decision = locked(decision_id)
        check_draft(decision)
        rosters = rosters_in(decision_id)
        _check_hashes(rosters, hashes)
        effective_on = _write(decision, signed)
        replaced = approve_all(actor, rosters, hashes, decision_id, effective_on)
        applied = enrolment.apply(actor, replaced, effective_on)
        for roster in rosters:
            _tell(roster, effective_on)
        note(actor, decision, "approve", FIELDS)
    return applied.notes


def _check_hashes(rosters: list[RosterVersion], hashes: Mapping[uuid.UUID, str]) -> None:
    if not rosters or {roster.id for roster in rosters} != set(hashes):
        raise invalid("hashes", "rosters", "One hash for each roster of the decision")
    _check_handed_in(rosters)
    stale = stale_of(rosters, hashes)
    if stale:
        raise Problem("stale", params={"rosters": stale})


def _check_handed_in(rosters: list[RosterVersion]) -> None:
    """Raise Problem ``wrong_status`` that names each list that was taken back, by whom and when."""
    changed = [roster for roster in rosters if roster.status != "submitted"]
    if not changed:
        return
    acts = history.last_changes([roster.id for roster in changed])
    titles = sa.select(Team.id, Team.title).where(Team.id.in_([roster.team_id for roster in changed]))
    names = dict(db.session.execute(titles).all())
    told = [
        {
            "roster_id": roster.id,
            "team_id": roster.team_id,
            "team_title": names[roster.team_id],
            "status": roster.status,
            **acts.get(roster.id, {}),
        }
        for roster in changed
    ]
    raise Problem("wrong_status", params={"rosters": told})


def _write(decision: Decision, signed: Signed) -> dt.date:
    """Note what the paper says; returns the day from which it counts."""
    if signed.date > clock.today():
        raise invalid("date", "future", "The day of a signed decision is not to come")
    effective_on = signed.effective_date or signed.date
    if effective_on < signed.date:
        raise invalid("effective_date", "before_date", "A decision does not count before its day")
    number, symbol = parse_number(signed.number, signed.symbol or None, signed.date.year)
    check_free(decision, number, symbol, signed.date.year)
    check_replaces(decision)
    decision.number, decision.symbol, decision.year = number, symbol, signed.date.year
    decision.decided_on, decision.effective_on = signed.date, effective_on
    for name in ("signer", "position", "authority"):
        setattr(decision, name, cleaned(name, getattr(signed, name)))
    if not decision.signer or not decision.position:
        raise invalid("signer" if not decision.signer else "position", "required", "Missing data for required field.")
    decision.status = "approved"
    db.session.flush()
    return effective_on


def _tell(roster: RosterVersion, effective_on: dt.date) -> None:
    """Phones are told the roster in force: the new one on its first day."""
    emit_roster(roster.team_id, roster.id)
    if effective_on > clock.today():
        told = {"team_id": str(roster.team_id), "roster_id": str(roster.id)}
        outbox.enqueue("rosters.begin", told, delay=clock.day_start(effective_on) - clock.now())
