"""Decisions before they are approved: drawn up over submitted rosters, changed, thrown away. Approval: ``approve``."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from api.core import audit, clock
from api.core.access import OFFICIALS, Actor
from api.core.problems import Problem, invalid
from api.core.text import nfc
from api.rosters import approving, history, versions
from api.rosters.numbers import SYMBOL, parse_symbol
from api.teams.logic import territory
from api.units.logic import check_known, tree
from api.units.offices import offices_of
from models.db import db
from models.team import Decision, RosterVersion, Team

MOST_ROSTERS = 200
KEPT = ("signer", "position", "authority")


def create_decision(
    actor: Actor,
    unit_id: uuid.UUID,
    kind: str,
    rosters: Sequence[Mapping[str, Any]],
    replaces_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Draw up a decision over submitted rosters (``{id, content_hash}``) of a commune; returns its id.

    Signer and the decision that it replaces are proposed. Raises Problem ``forbidden``, ``not_found``,
    ``wrong_status``, ``stale``, ``in_decision`` (``params`` name the other draft) and ``validation_failed``.
    """
    check_office(actor, unit_id, *OFFICIALS)
    seen = {one["id"]: one["content_hash"] for one in rosters}
    if not seen or len(seen) < len(rosters):
        raise invalid("rosters", "rosters", "Each roster once, and at least one")
    versions.lock_teams(unit_id)
    found = _rosters(seen)
    _check_rosters(found, unit_id)
    stale = stale_of(found, seen)
    if stale:
        raise Problem("stale", params={"rosters": stale})
    decision = Decision(unit_id=unit_id, kind=kind, symbol=SYMBOL, status="draft", **_last_signature(unit_id))
    teams = [roster.team_id for roster in found]
    decision.replaces_id = replaces_id or (_replaced_by_default(teams) if kind == "re-issue" else None)
    check_replaces(decision)
    invented = sa.select(Team.id).where(Team.id.in_(teams), Team.synthetic)
    decision.synthetic = db.session.scalars(invented.limit(1)).first() is not None
    db.session.add(decision)
    db.session.flush()
    for roster in found:
        roster.decision_id = decision.id
    note(actor, decision, "create", ("kind", "rosters", "replaces_id"))
    return decision.id


def change_decision(actor: Actor, decision_id: uuid.UUID, changes: Mapping[str, Any]) -> None:
    """Change what is known of a draft (``kind, symbol, signer, position, authority, replaces_id``).

    Raises Problem ``not_found``, ``forbidden``, ``decision_approved``, ``validation_failed``.
    """
    decision = locked(decision_id)
    check_office(actor, decision.unit_id, *OFFICIALS)
    check_draft(decision)
    for name, value in changes.items():
        setattr(decision, name, cleaned(name, value))
    check_replaces(decision)
    note(actor, decision, "change", tuple(changes))


def discard_decision(actor: Actor, decision_id: uuid.UUID) -> None:
    """Throw a draft away; its rosters stay submitted. Raises as ``change_decision``."""
    decision = locked(decision_id)
    check_office(actor, decision.unit_id, *OFFICIALS)
    check_draft(decision)
    release = sa.update(RosterVersion).where(RosterVersion.decision_id == decision_id)
    db.session.execute(release.values(decision_id=None))
    note(actor, decision, "discard", ())
    db.session.delete(decision)


def check_office(actor: Actor, unit_id: uuid.UUID, *roles: str) -> None:
    """Raise Problem ``forbidden`` unless one of the roles is held over the commune, or over what it became."""
    if check_known(unit_id) != "commune" or tree().heir(unit_id, clock.today()) not in offices_of(actor, *roles):
        raise Problem("forbidden")


def check_draft(decision: Decision) -> None:
    """Raise Problem ``decision_approved`` (``params``: its ``label``, who approved it ``by`` name, ``at``)."""
    if decision.status == "draft":
        return
    first = sa.select(RosterVersion.id).where(RosterVersion.decision_id == decision.id).limit(1)
    roster_id = db.session.scalar(first)
    events = history.last_events([roster_id], "approve") if roster_id else {}
    told = {"by": event.name, "at": event.at} if (event := next(iter(events.values()), None)) else {}
    raise Problem("decision_approved", params={"label": decision.label, **told})


def check_replaces(decision: Decision) -> None:
    """Raise Problem ``validation_failed`` unless the replaced one is an approved decision of the same commune."""
    if decision.replaces_id is None:
        return
    replaced = db.session.get(Decision, decision.replaces_id)
    # what the commune came from decided before it
    own = territory(tree(), [tree().heir(decision.unit_id, clock.today())])
    if replaced is None or replaced.id == decision.id or replaced.status == "draft" or replaced.unit_id not in own:
        raise invalid("replaces_id", "unknown", "No approved decision of this commune")


def cleaned(name: str, value: Any) -> Any:
    """A value as it is stored: names and lines in one form, nothing for empty ones."""
    if name == "symbol":
        return parse_symbol(value)
    return (nfc(value) or None) if name in KEPT and value is not None else value


def stale_of(rosters: Sequence[RosterVersion], seen: Mapping[uuid.UUID, str]) -> list[dict[str, Any]]:
    """Of each roster that is not what was seen: its id, its hash of now, and its differences."""
    found = []
    for roster in rosters:
        try:
            approving.check_seen(roster, seen[roster.id])
        except Problem as problem:
            found.append(problem.params)
    return found


def locked(decision_id: uuid.UUID) -> Decision:
    """The decision, held until the transaction ends. Raises Problem ``not_found``."""
    query = sa.select(Decision).where(Decision.id == decision_id).with_for_update(key_share=True)
    found = db.session.scalar(query.execution_options(populate_existing=True))
    if found is None:
        raise Problem("not_found")
    return found


def rosters_in(decision_id: uuid.UUID) -> list[RosterVersion]:
    """The rosters of a decision, held until the transaction ends, always in one order."""
    query = sa.select(RosterVersion).where(RosterVersion.decision_id == decision_id).order_by(RosterVersion.team_id)
    held = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return list(db.session.scalars(held))


def note(actor: Actor, decision: Decision, action: str, fields: Sequence[str]) -> None:
    """The audit line of an act."""
    commune_id = tree().heir(decision.unit_id, clock.today())
    audit.record(actor, f"decision.{action}", "decision", decision.id, commune_id=commune_id, fields=fields)


def _rosters(ids: Collection[uuid.UUID]) -> list[RosterVersion]:
    query = sa.select(RosterVersion).where(RosterVersion.id.in_(ids)).order_by(RosterVersion.team_id)
    found = list(db.session.scalars(query.with_for_update(key_share=True)))
    if len(found) < len(ids):
        raise invalid("rosters", "unknown", "There is no such roster")
    return found


def _check_rosters(rosters: Sequence[RosterVersion], unit_id: uuid.UUID) -> None:
    for roster in rosters:
        if versions.commune_of(db.session.get_one(Team, roster.team_id)) != unit_id:
            raise invalid("rosters", "unit", "The roster is another commune's")
        if roster.status != "submitted":
            told = history.last_change(roster.id)
            raise Problem("wrong_status", params={"roster_id": roster.id, "status": roster.status, **told})
        if roster.decision_id is not None:
            raise Problem("in_decision", params={"roster_id": roster.id, "decision_id": roster.decision_id})


def _last_signature(unit_id: uuid.UUID) -> dict[str, str | None]:
    """Who signed the commune's last decision, by what power."""
    query = sa.select(Decision.signer, Decision.position, Decision.authority)
    last = query.where(Decision.unit_id == unit_id, Decision.status != "draft").order_by(Decision.id.desc()).limit(1)
    row = db.session.execute(last).first()
    return dict(row._mapping) if row else {}


def _replaced_by_default(team_ids: Collection[uuid.UUID]) -> uuid.UUID | None:
    """The one decision that all teams stand on now."""
    query = sa.select(RosterVersion.decision_id).where(
        RosterVersion.team_id.in_(team_ids), RosterVersion.status == "approved"
    )
    found = set(db.session.scalars(query))
    return found.pop() if len(found) == 1 else None
