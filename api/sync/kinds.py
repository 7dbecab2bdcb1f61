"""Bodies of feed entries by kind (S1): the log keeps numbers and hashes, bodies are joined from the live rows."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from api.accounts import sync as accounts
from api.assistance import sync as assistance
from api.campaigns import sync as campaigns
from api.catalogue import sync as catalogue
from api.core import clock
from api.rosters import sync as rosters
from api.sync.codes import message
from api.teams import sync as teams
from models.db import db
from models.sync import FeedEntry, Operation, Quarantine

Body = dict[str, Any]
Entries = Sequence[FeedEntry]
# revision, or None to keep the entry's own
Found = dict[uuid.UUID, tuple[uuid.UUID | None, Body]]


def bodies(entries: Entries) -> dict[int, tuple[uuid.UUID | None, Body]]:
    """``seq → (revision, body)`` of the entries of one scope that have a body now.

    Of several entries about one record only the newest has one: it says how the record is now, the others are ``gone``.
    """
    newest = {(entry.kind, entry.record_id if entry.kind in BY_RECORD else entry.revision): entry for entry in entries}
    groups: dict[str, list[FeedEntry]] = defaultdict(list)
    for entry in newest.values():
        groups[entry.kind].append(entry)
    result: dict[int, tuple[uuid.UUID | None, Body]] = {}
    for kind, group in groups.items():
        load = LOADERS.get(kind)
        found = load(group) if load else {}
        result |= {e.seq: found[_key(e)] for e in group if _key(e) in found}
    return result


def verdict_body(operation: Operation) -> Body:
    """Body of kind ``verdict``."""
    body = {"op_id": operation.op_id, "record_id": operation.record_id, "verdict": operation.verdict}
    return body if operation.code is None else {**body, "code": operation.code, "message": message(operation.code)}


def note_body(item: Quarantine) -> Body:
    """Body of kind ``quarantine``: what became of an op that was set aside."""
    return {"op_id": item.op_id, "record_id": item.record_id, "status": item.status, "note": item.note}


def _key(entry: FeedEntry) -> uuid.UUID:
    return entry.record_id if entry.kind in BY_RECORD else entry.revision


def _visits(entries: Entries) -> Found:
    found: Found = {}
    for record_id, (revision, body) in assistance.bodies([entry.record_id for entry in entries]).items():
        found[record_id] = (revision, body)
    return found


def _verdicts(entries: Entries) -> Found:
    query = sa.select(Operation).where(Operation.id.in_([entry.revision for entry in entries]))
    return {operation.id: (None, verdict_body(operation)) for operation in db.session.scalars(query)}


def _notes(entries: Entries) -> Found:
    query = sa.select(Quarantine).where(Quarantine.id.in_([entry.revision for entry in entries]))
    return {item.id: (None, note_body(item)) for item in db.session.scalars(query)}


def _grants(entries: Entries) -> Found:
    return {key: (None, body) for key, body in accounts.grants_bodies([e.record_id for e in entries]).items()}


def _rosters(entries: Entries) -> Found:
    found = teams.roster_bodies([entry.record_id for entry in entries], clock.today())
    return {key: (None, body) for key, body in found.items()}


def _roster_states(entries: Entries) -> Found:
    return {key: (None, body) for key, body in rosters.status_bodies([e.record_id for e in entries]).items()}


def _catalogue(entries: Entries) -> Found:
    return {key: (None, body) for key, body in catalogue.bodies([e.record_id for e in entries]).items()}


def _campaigns(entries: Entries) -> Found:
    return {key: (None, body) for key, body in campaigns.campaign_bodies([e.record_id for e in entries]).items()}


def _targets(entries: Entries) -> Found:
    return {key: (None, body) for key, body in campaigns.target_bodies([e.record_id for e in entries]).items()}


def _nothing(_entries: Entries) -> Found:
    """A bell: that something happened, officials read it online."""
    return {}


def _erased(entries: Entries) -> Found:
    """All there is left to say of an erased record (S23)."""
    return {entry.record_id: (None, {"record_id": entry.record_id}) for entry in entries}


# Kinds whose entries are about a record as it is now; the others are about what one entry said.
BY_RECORD = ("visit", "erased", "grants", "roster", "roster_status", "catalogue", "campaign", "campaign_target")

LOADERS: dict[str, Callable[[Entries], Found]] = {
    "visit": _visits,
    "erased": _erased,
    "verdict": _verdicts,
    "quarantine": _notes,
    "device": _nothing,
    "grants": _grants,
    "roster": _rosters,
    "roster_status": _roster_states,
    "catalogue": _catalogue,
    "campaign": _campaigns,
    "campaign_target": _targets,
}
