"""Ordered logs per scope (S1–S4): a number is given by bumping the scope's head under its row lock, last of all."""

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from api.core.db import before_commit
from api.core.secret import secrets_of_server
from api.core.upsert import insert_all, insert_new
from models.db import db
from models.sync import FeedEntry, FeedHead

GLOBAL = "g"
NO_HASH = bytes(32)

_HEAD = sa.table("feed_head", sa.column("scope"), sa.column("seq"), sa.column("chain"))
_MOVE_HEAD = (
    sa.update(_HEAD)
    .where(_HEAD.c.scope == sa.bindparam("at"))
    .values(seq=sa.bindparam("new_seq"), chain=sa.bindparam("new_chain"))
)


@dataclass(frozen=True)
class NewEntry:
    """What is to be appended; the body itself lives with its record and is joined when the feed is read."""

    scope: str
    kind: str
    op_id: uuid.UUID
    record_id: uuid.UUID
    revision: uuid.UUID
    body_hash: bytes = NO_HASH


class Receipt(NamedTuple):
    """Where an entry stands: proof that it was stored."""

    scope: str
    epoch: str
    seq: int

    def as_json(self) -> dict[str, str | int]:
        """``{"scope", "epoch", "seq"}``."""
        return self._asdict()


def account_scope(account_id: uuid.UUID) -> str:
    """Own verdicts, receipts and grants."""
    return f"u/{account_id}"


def team_scope(team_id: uuid.UUID) -> str:
    """The team's visits and roster."""
    return f"t/{team_id}"


def members_scope(commune_id: uuid.UUID) -> str:
    """What all phones of a commune read."""
    return f"m/{commune_id}"


def commune_scope(commune_id: uuid.UUID) -> str:
    """What the officials of a commune read."""
    return f"c/{commune_id}"


def link(previous: bytes, seq: int, entry: NewEntry) -> bytes:
    """The chain value of an entry (S3): the first 16 bytes of SHA-256 over the previous one and everything it says."""
    digest = hashlib.sha256(previous)
    digest.update(seq.to_bytes(8, "big") + entry.op_id.bytes + entry.record_id.bytes + entry.revision.bytes)
    digest.update(entry.kind.encode() + b"\0" + entry.body_hash)
    return digest.digest()[:16]


def emit(entry: NewEntry) -> None:
    """Append ``entry`` when the running transaction commits."""
    pending: list[NewEntry] = db.session().info.setdefault("feed_pending", [])
    pending.append(entry)
    before_commit("2-feed", _append_pending)


def append(entries: Sequence[NewEntry]) -> list[Receipt]:
    """Number and write ``entries`` now; returns their places in the given order. To be called once, last (S2)."""
    if not entries:
        return []
    heads = _locked_heads(sorted({entry.scope for entry in entries}))
    state = {scope: (head.seq, head.chain) for scope, head in heads.items()}
    rows, receipts = [], []
    for entry in entries:
        seq, chain = state[entry.scope]
        seq, chain = seq + 1, link(chain, seq + 1, entry)
        state[entry.scope] = (seq, chain)
        receipts.append(Receipt(entry.scope, heads[entry.scope].epoch, seq))
        rows.append({**entry.__dict__, "seq": seq, "chain": chain})
    moved = [{"at": scope, "new_seq": state[scope][0], "new_chain": state[scope][1]} for scope in sorted(state)]
    db.session().execute(_MOVE_HEAD, moved)
    insert_all(FeedEntry, rows)
    return receipts


def ensure_heads(scopes: Sequence[str]) -> None:
    """Create the heads that do not exist yet, each with a random epoch (S4)."""
    insert_new(
        FeedHead,
        [{"scope": s, "epoch": new_epoch(s), "seq": 0, "chain": bytes(16), "floor": 0} for s in sorted(scopes)],
    )


def end(successors: Mapping[str, list[dict[str, object]]]) -> None:
    """Let feeds end with what they are followed by (S25); a scope that nobody has written to gets its head here."""
    ensure_heads(list(successors))
    for scope in sorted(successors):
        db.session.execute(sa.update(FeedHead).where(FeedHead.scope == scope).values(successors=successors[scope]))


def new_epoch(scope: str) -> str:
    """A random epoch (S4): 32 random bits and, of 16 more, a mark by which the server knows its own again (S10)."""
    drawn = secrets.token_hex(4)
    return drawn + _mark(scope, drawn, secrets_of_server()[0])


def is_epoch_of(scope: str, epoch: str) -> bool:
    """Whether this server (or what it was restored from) made the epoch for this scope, however long ago."""
    marks = [_mark(scope, epoch[:8], secret) for secret in secrets_of_server()]
    return any(hmac.compare_digest(epoch[8:], mark) for mark in marks)


def _mark(scope: str, drawn: str, secret: str) -> str:
    return hmac.digest(
        secret.encode(), b"toso epoch v1 " + scope.encode() + b" " + drawn.encode(), hashlib.sha256
    ).hex()[:4]


def renew_epochs(connection: sa.Connection) -> int:
    """Give every scope a new epoch (S4); returns how many there are.

    To be called in the transaction that puts a backup back, or after a promotion that may have lost the tail: every
    phone is then told to read again, and offers again what it has sent (S16).
    """
    scopes = connection.scalars(sa.select(FeedHead.scope).order_by(FeedHead.scope).with_for_update()).all()
    table = sa.table("feed_head", sa.column("scope"), sa.column("epoch"))
    statement = sa.update(table).where(table.c.scope == sa.bindparam("at")).values(epoch=sa.bindparam("fresh"))
    if scopes:
        connection.execute(statement, [{"at": scope, "fresh": new_epoch(scope)} for scope in scopes])
    return len(scopes)


def _locked_heads(scopes: list[str]) -> dict[str, sa.Row[str, str, int, bytes]]:
    query = (
        sa.select(FeedHead.scope, FeedHead.epoch, FeedHead.seq, FeedHead.chain)
        .where(FeedHead.scope.in_(scopes))
        .order_by(FeedHead.scope)
        .with_for_update()
    )
    session = db.session()
    rows = session.execute(query).all()
    if len(rows) < len(scopes):
        ensure_heads([scope for scope in scopes if scope not in {row.scope for row in rows}])
        rows = session.execute(query).all()
    return {row.scope: row for row in rows}


def _append_pending() -> None:
    append(db.session().info.pop("feed_pending", []))
