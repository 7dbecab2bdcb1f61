"""Pull: from each cursor on, whole, or a snapshot (S10–S13, S27)."""

from typing import Any

import sqlalchemy as sa

from api.core.access import Actor
from api.core.db import one_moment
from api.sync import kinds, snapshots
from api.sync.cursor import LogCursor, SnapshotCursor, parse
from api.sync.leaving import farewells
from api.sync.scopes import scopes_of
from models.db import db
from models.sync import FeedEntry, FeedHead

PAGE = 500
NAMELESS = "0" * 12
Page = dict[str, Any]


def pull(actor: Actor, cursors: dict[str, str | None]) -> dict[str, Page] | None:
    """Pages by scope for the account's scopes and those the phone names; None when there is nothing to say (S13)."""
    # S27: head and rows of all scopes
    one_moment()
    own = scopes_of(actor)
    heads = _heads(own)
    if set(cursors) == own and all(_is_head(heads.get(scope), text) for scope, text in cursors.items()):
        return None
    pages = {scope: _page(scope, heads.get(scope), cursors.get(scope)) for scope in sorted(own)}
    return pages | farewells(actor, own, cursors)


def _heads(scopes: set[str]) -> dict[str, FeedHead]:
    rows = db.session.scalars(sa.select(FeedHead).where(FeedHead.scope.in_(scopes)))
    return {head.scope: head for head in rows}


def _cursor(head: FeedHead | None) -> LogCursor:
    """Where a log ends; a scope nobody has written to yet has a nameless empty one."""
    return LogCursor(NAMELESS, 0, bytes(16)) if head is None else LogCursor(head.epoch, head.seq, head.chain)


def _is_head(head: FeedHead | None, text: str | None) -> bool:
    return text == str(_cursor(head))


def _page(scope: str, head: FeedHead | None, text: str | None) -> Page:
    end, cursor = _cursor(head), parse(text)
    page: Page = {"head": end.seq, "entries": [], "more": False}
    if isinstance(cursor, SnapshotCursor) and _continues(scope, end, cursor.head):
        found = snapshots.part_of(scope, cursor)
        return {**page, **found, "more": "next" in found["snapshot"]}
    fits = isinstance(cursor, LogCursor) and _continues(scope, end, cursor)
    if isinstance(cursor, LogCursor) and fits and cursor.seq >= (head.floor if head else 0):
        return {**page, **_increments(scope, end, cursor)}
    found = snapshots.part_of(scope, end)
    # S10: what does not fit this log is read again from the start; below the floor nothing was lost (S27)
    reset = {"reset": True} if text and not fits else {}
    return {**page, **found, **reset, "more": "next" in found["snapshot"]}


def _continues(scope: str, end: LogCursor, cursor: LogCursor) -> bool:
    """Whether a cursor is a point of this log: same epoch, not beyond its end, our own chain at its number (S10)."""
    if cursor == end or cursor == LogCursor(NAMELESS, 0, bytes(16)):
        return True
    if cursor.epoch != end.epoch or cursor.seq > end.seq:
        return False
    if cursor.seq == 0:
        return cursor.chain == bytes(16)
    return cursor.chain == db.session.scalar(
        sa.select(FeedEntry.chain).where(FeedEntry.scope == scope, FeedEntry.seq == cursor.seq)
    )


def _increments(scope: str, end: LogCursor, cursor: LogCursor) -> Page:
    if cursor.seq == end.seq:
        return {"cursor": str(cursor)}
    entries = list(
        db.session.scalars(
            sa.select(FeedEntry)
            .where(FeedEntry.scope == scope, FeedEntry.seq > cursor.seq, FeedEntry.seq <= end.seq)
            .order_by(FeedEntry.seq)
            .limit(PAGE)
        )
    )
    if not entries:
        return {"cursor": str(cursor)}
    last = entries[-1]
    found = kinds.bodies(entries)
    return {
        "cursor": str(LogCursor(end.epoch, last.seq, last.chain)),
        "entries": [_entry(entry, found) for entry in entries],
        "more": last.seq < end.seq,
    }


def _entry(entry: FeedEntry, found: dict[int, Any]) -> dict[str, Any]:
    revision, body = found.get(entry.seq, (None, None))
    shown = {
        "seq": entry.seq,
        "kind": entry.kind,
        "op_id": entry.op_id,
        "record_id": entry.record_id,
        "revision": revision or entry.revision,
        "chain": entry.chain.hex(),
        "body": body,
    }
    return shown if body is not None else {**shown, "gone": True}
