"""What phones hear of a roster's way through its states: the body of kind ``roster_status`` (a reason reaches leaders).

Nothing of its content: the roster itself is read by its own kind once it is in force.
"""

import uuid
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.core import feed
from api.rosters.versions import OPEN
from models.db import db
from models.roster import RosterEvent
from models.team import RosterVersion

KIND = "roster_status"


def status_bodies(roster_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """``roster_id → {roster_id, team_id, version, status, reason}`` as of now.

    ``reason`` only while the version is returned; a draft that was thrown away is ``discarded``.
    """
    found = db.session.scalars(sa.select(RosterVersion).where(RosterVersion.id.in_(roster_ids)))
    rosters = {roster.id: roster for roster in found}
    reasons = _reasons([roster.id for roster in rosters.values() if roster.status == "returned"])
    return {roster_id: _body(roster_id, rosters.get(roster_id), reasons.get(roster_id)) for roster_id in roster_ids}


def status_snapshot(team_id: uuid.UUID) -> list[tuple[uuid.UUID, uuid.UUID, dict[str, Any]]]:
    """``(roster_id, revision, body)`` of the version that is not decided about, for phones that read from the start."""
    query = sa.select(RosterVersion.id).where(RosterVersion.team_id == team_id, RosterVersion.status.in_(OPEN))
    bodies = status_bodies(db.session.scalars(query).all())
    return [(roster_id, uuid7(), body) for roster_id, body in bodies.items()]


def shown_status(roster: Any) -> str:
    """The state as people know it: a version that was submitted once and then thrown away was never in force."""
    return "discarded" if roster.status == "superseded" and roster.valid_from is None else str(roster.status)


def emit_status(team_id: uuid.UUID, commune_id: uuid.UUID, roster_id: uuid.UUID) -> None:
    """Tell the team's phones and the commune's officials when the running write commits."""
    for scope in (feed.team_scope(team_id), feed.commune_scope(commune_id)):
        feed.emit(feed.NewEntry(scope, KIND, uuid7(), roster_id, uuid7()))


def _body(roster_id: uuid.UUID, roster: RosterVersion | None, reason: str | None) -> dict[str, Any]:
    return {
        "roster_id": str(roster_id),
        "team_id": str(roster.team_id) if roster else None,
        "version": roster.version if roster else None,
        "status": shown_status(roster) if roster else "discarded",
        "reason": reason,
    }


def _reasons(roster_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str | None]:
    """The reason of each version's last return."""
    rows = db.session.execute(
        sa.select(RosterEvent.roster_id, RosterEvent.reason)
        .where(RosterEvent.roster_id.in_(roster_ids), RosterEvent.action == "return")
        .order_by(RosterEvent.at, RosterEvent.id)
    )
    return dict(rows.all())
