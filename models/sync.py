"""Feeds, operations and quarantine: the server's side of ``api/sync/PROTOCOL.md``."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Identified


class FeedHead(Model):
    """The newest number of a scope; bumped under its row lock as the last step of a write (S2).

    ``successors``: set once the feed has ended, ``[{"scope": …, "hamlets": [unit id, …]}]`` (S25).
    """

    __tablename__ = "feed_head"
    scope: Mapped[str] = mapped_column(sa.String(50), primary_key=True)
    epoch: Mapped[str] = mapped_column(sa.String(12))
    seq: Mapped[int] = mapped_column(sa.BigInteger)
    chain: Mapped[bytes] = mapped_column(sa.LargeBinary(16))
    floor: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    successors: Mapped[list[Any] | None]


class FeedEntry(Model):
    """One numbered entry of a scope; (scope, seq, chain) is kept for ever (S3)."""

    __tablename__ = "feed_entry"
    scope: Mapped[str] = mapped_column(sa.ForeignKey("feed_head.scope"), primary_key=True)
    seq: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    op_id: Mapped[uuid.UUID]
    kind: Mapped[str] = mapped_column(sa.String(20))
    record_id: Mapped[uuid.UUID]
    revision: Mapped[uuid.UUID]
    body_hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    chain: Mapped[bytes] = mapped_column(sa.LargeBinary(16))


class Operation(Identified, Model):
    """What was decided about one op. The body hash is salted per row, so ``variant`` keeps bodies apart (S9)."""

    __tablename__ = "operation"
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"))
    op_id: Mapped[uuid.UUID]
    # 0 for the first body under an op_id; a second body (``op_id_reused``) is filed beside it.
    variant: Mapped[int] = mapped_column(default=0)
    record_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    device_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("device.id"), index=True)
    salt: Mapped[bytes] = mapped_column(sa.LargeBinary(16))
    body_hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    verdict: Mapped[str] = mapped_column(sa.String(14))
    code: Mapped[str | None] = mapped_column(sa.String(30))
    receipt_seq: Mapped[int] = mapped_column(sa.BigInteger)
    received_at: Mapped[dt.datetime]

    __table_args__ = (
        sa.UniqueConstraint("account_id", "op_id", "variant"),
        sa.CheckConstraint("verdict IN ('applied', 'merged', 'conflict_kept', 'quarantined')", name="verdict"),
    )


class Quarantine(Identified, Model):
    """An op that could not be applied: kept whole, sealed at rest, and shown to the author and the commune (S8).

    ``handed_in_by_id``: who brought it in a rescue file (S24); ``asked_at``: when the author asked the commune to look.
    """

    __tablename__ = "quarantine"
    operation_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("operation.id"), unique=True)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    device_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("device.id"), index=True)
    op_id: Mapped[uuid.UUID] = mapped_column(index=True)
    record_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    team_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("team.id"), index=True)
    unit_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    code: Mapped[str] = mapped_column(sa.String(30))
    raw: Mapped[bytes | None]
    status: Mapped[str] = mapped_column(sa.String(10), default="open")
    note: Mapped[str | None] = mapped_column(sa.String(500))
    handed_in_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    asked_at: Mapped[dt.datetime | None]
    ask_note: Mapped[str | None] = mapped_column(sa.String(500))
    received_at: Mapped[dt.datetime]
    sent_at: Mapped[dt.datetime | None]
    closed_at: Mapped[dt.datetime | None]
    closed_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)

    __table_args__ = (sa.CheckConstraint("status IN ('open', 'corrected', 'replayed', 'declined')", name="status"),)


class Erasure(Model):
    """A record whose bodies were destroyed for good (S23); what phones offer of it again is taken and not stored."""

    __tablename__ = "erasure"
    record_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    reason: Mapped[str] = mapped_column(sa.String(40))
    erased_at: Mapped[dt.datetime]
    erased_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
