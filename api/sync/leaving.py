"""What a phone is told of a scope that is not its account's (S10, S25): ended, revoked, or denied."""

from typing import Any

import sqlalchemy as sa

from api.core import feed
from api.core.access import Actor
from api.sync.cursor import SnapshotCursor, parse
from api.sync.scopes import ever_held, successors
from models.db import db
from models.sync import FeedEntry, FeedHead

Page = dict[str, Any]


def farewells(actor: Actor, own: set[str], cursors: dict[str, str | None]) -> dict[str, Page]:
    """A page without entries for each scope that the phone names and that is not among the account's own."""
    strange = sorted(set(cursors) - own)
    if not strange:
        return {}
    before = ever_held(actor)
    heads = {head.scope: head for head in db.session.scalars(sa.select(FeedHead).where(FeedHead.scope.in_(strange)))}
    return {scope: _farewell(actor, scope, cursors[scope], own, before, heads.get(scope)) for scope in strange}


def _farewell(
    actor: Actor, scope: str, text: str | None, own: set[str], before: set[str], head: FeedHead | None
) -> Page:
    version = {"grants_version": actor.grants_version}
    if scope not in before:
        return {"revoked": version} if _was_given(scope, text) else {"denied": True}
    found = successors(scope, head)
    if any(one["scope"] in own for one in found):
        return {"ended": {"successors": found, **version}}
    return {"revoked": version}


def _was_given(scope: str, text: str | None) -> bool:
    """Whether this server once gave the phone this cursor: the account's grant was lost with a restore (S10).

    The epoch bears our mark, or the log still has the entry with this chain. Either is given to nobody but the scope's
    readers, and a phone that lies harms only itself.
    """
    cursor = parse(text)
    at = cursor.head if isinstance(cursor, SnapshotCursor) else cursor
    if at is None or at.seq == 0:
        return False
    if feed.is_epoch_of(scope, at.epoch):
        return True
    query = sa.select(FeedEntry.seq).where(
        FeedEntry.scope == scope, FeedEntry.seq == at.seq, FeedEntry.chain == at.chain
    )
    return db.session.scalar(query) is not None
