"""The live rows of a scope within its window, in parts (S27).

The head is read before the first part. Rows of later parts may already hold newer writes: the log from that head on
says them again, and applying an entry twice changes nothing, so the phone ends where the server is.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.accounts import sync as accounts
from api.assistance import sync as assistance
from api.campaigns import sync as campaigns
from api.catalogue import sync as catalogue
from api.core import clock
from api.rosters import sync as rosters
from api.sync import inbox
from api.sync.cursor import LogCursor, SnapshotCursor
from api.sync.kinds import note_body, verdict_body
from api.teams import sync as teams
from models.db import db
from models.sync import Erasure, Operation

PART = 500
VERDICT_WINDOW = dt.timedelta(days=90)
Row = dict[str, Any]


def part_of(scope: str, at: LogCursor | SnapshotCursor) -> dict[str, Any]:
    """One page of a snapshot: ``{cursor?, snapshot: {part, of, rows, next?}}``; ``cursor`` comes with the last part."""
    letter, _, key = scope.partition("/")
    head = at.head if isinstance(at, SnapshotCursor) else at
    part = at.part if isinstance(at, SnapshotCursor) else 1
    after = at.after if isinstance(at, SnapshotCursor) else None
    rows = _extras(letter, key) if part == 1 else []
    listed = _listed(letter, key, after)
    rows += [_row(kind, *found) for kind, found in listed[:PART]]
    of = at.of if isinstance(at, SnapshotCursor) else 1 + max(0, _count(letter, key) - 1) // PART
    if len(listed) <= PART:
        return {"cursor": str(head), "snapshot": {"part": part, "of": part, "rows": rows}}
    following = SnapshotCursor(head, part + 1, max(of, part + 1), listed[PART - 1][1][0])
    return {"snapshot": {"part": part, "of": following.of, "rows": rows, "next": str(following)}}


def _row(kind: str, record_id: uuid.UUID, revision: uuid.UUID, body: dict[str, Any]) -> Row:
    return {"kind": kind, "record_id": record_id, "revision": revision, "body": body}


def _listed(letter: str, key: str, after: uuid.UUID | None) -> Sequence[tuple[str, Any]]:
    if letter == "t":
        return [("visit", found) for found in assistance.snapshot(uuid.UUID(key), after, PART + 1)]
    if letter == "u":
        return [("verdict", found) for found in _verdicts(uuid.UUID(key), after)]
    return []


def _count(letter: str, key: str) -> int:
    return assistance.count_live(uuid.UUID(key)) if letter == "t" else 0


def _extras(letter: str, key: str) -> list[Row]:
    """The few rows of a scope beside its long list."""
    if letter == "g":
        own = [_row("catalogue", *found) for found in catalogue.snapshot()]
        return own + [_row("campaign", *found) for found in campaigns.province_snapshot()]
    if letter == "m":
        return [_row("campaign", *found) for found in campaigns.commune_snapshot(uuid.UUID(key))]
    if letter == "t":
        bodies = teams.roster_bodies([uuid.UUID(key)], clock.today())
        own = [_row("roster", team_id, uuid.UUID(str(body["roster_id"])), body) for team_id, body in bodies.items()]
        own += [_row("roster_status", *found) for found in rosters.status_snapshot(uuid.UUID(key))]
        return own + [_row("campaign_target", *found) for found in campaigns.team_snapshot(uuid.UUID(key))]
    if letter == "u":
        grants = accounts.grants_bodies([uuid.UUID(key)])
        own = [_row("grants", account_id, uuid7(), body) for account_id, body in grants.items()]
        since = clock.now() - VERDICT_WINDOW
        settled = inbox.settled_since(uuid.UUID(key), since)
        own += [_row("quarantine", item.record_id or item.op_id, item.id, note_body(item)) for item in settled]
        # S23: a phone that missed the entry still has the body among what it sent
        return own + [_row("erased", found, uuid7(), {"record_id": found}) for found in _erased(uuid.UUID(key), since)]
    return []


def _erased(account_id: uuid.UUID, since: dt.datetime) -> Sequence[uuid.UUID]:
    """Records that were erased since ``since`` and that the account has sent something about."""
    query = sa.select(Erasure.record_id).join(Operation, Operation.record_id == Erasure.record_id)
    query = query.where(Operation.account_id == account_id, Erasure.erased_at > since)
    return db.session.scalars(query.distinct().order_by(Erasure.record_id)).all()


def _verdicts(account_id: uuid.UUID, after: uuid.UUID | None) -> list[tuple[uuid.UUID, uuid.UUID, dict[str, Any]]]:
    o = Operation
    query = sa.select(o).where(o.account_id == account_id, o.received_at > clock.now() - VERDICT_WINDOW)
    if after is not None:
        query = query.where(o.id > after)
    found = db.session.scalars(query.order_by(o.id).limit(PART + 1))
    return [(operation.id, operation.id, verdict_body(operation)) for operation in found]
