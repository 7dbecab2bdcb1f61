"""Who did what to a roster version, and when: its events as people read them."""

import uuid
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from models.account import Account
from models.db import db
from models.person import Person
from models.roster import RosterEvent


def last_change(roster_id: uuid.UUID) -> dict[str, Any]:
    """``{by, at, action}`` of the newest event: what somebody who came too late is told. Empty without any."""
    query = _events().where(RosterEvent.roster_id == roster_id)
    row = db.session.execute(query.order_by(RosterEvent.at.desc(), RosterEvent.id.desc()).limit(1)).one_or_none()
    return {} if row is None else {"by": row.name, "at": row.at, "action": row.action}


def last_changes(roster_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """``last_change`` of several versions; those without any are missing."""
    query = _events().where(RosterEvent.roster_id.in_(roster_ids)).order_by(RosterEvent.at, RosterEvent.id)
    return {row.roster_id: {"by": row.name, "at": row.at, "action": row.action} for row in db.session.execute(query)}


def events_of(roster_id: uuid.UUID) -> list[dict[str, Any]]:
    """``{action, at, by, reason}``, oldest first; edits that one person made in a row are told once, as the last."""
    return all_events([roster_id])[roster_id]


def last_events(roster_ids: Collection[uuid.UUID], action: str) -> dict[uuid.UUID, Any]:
    """``roster_id → (roster_id, action, at, reason, account_id, name)`` of each version's newest event of a kind."""
    query = _events().where(RosterEvent.roster_id.in_(roster_ids), RosterEvent.action == action)
    return {row.roster_id: row for row in db.session.execute(query.order_by(RosterEvent.at, RosterEvent.id))}


def all_events(roster_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[dict[str, Any]]]:
    """``events_of`` of several versions."""
    found: dict[uuid.UUID, list[Any]] = {roster_id: [] for roster_id in roster_ids}
    query = _events().where(RosterEvent.roster_id.in_(roster_ids)).order_by(RosterEvent.at, RosterEvent.id)
    for row in db.session.execute(query):
        found[row.roster_id].append(row)
    return {roster_id: _told(rows) for roster_id, rows in found.items()}


def _events() -> sa.Select[*tuple[Any, ...]]:
    event = RosterEvent
    return (
        sa.select(event.roster_id, event.action, event.at, event.reason, event.account_id, Person.name)
        .outerjoin(Account, Account.id == event.account_id)
        .outerjoin(Person, Person.id == Account.person_id)
    )


def _told(rows: Sequence[Any]) -> list[dict[str, Any]]:
    followed = zip(rows, [*rows[1:], None], strict=False)
    return [_json(row) for row, following in followed if not _in_a_row(row, following)]


def _in_a_row(row: Any, following: Any | None) -> bool:
    both = following is not None and row.action == following.action == "edit"
    return both and following is not None and row.account_id == following.account_id


def _json(row: Any) -> dict[str, Any]:
    return {"action": row.action, "at": row.at, "by": row.name, "reason": row.reason}
