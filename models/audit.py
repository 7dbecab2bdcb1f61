"""Append-only audit lines, one hash chain per unit scope; ids and field names, never values."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model


class AuditHead(Model):
    """The newest line of a chain (``a/<commune>`` or ``a/province``), locked like a feed head."""

    __tablename__ = "audit_head"
    scope: Mapped[str] = mapped_column(sa.String(50), primary_key=True)
    seq: Mapped[int] = mapped_column(sa.BigInteger)
    chain: Mapped[bytes] = mapped_column(sa.LargeBinary(32))


class AuditEvent(Model):
    """Who did what to which object; ``chain`` = SHA-256 over the previous chain and this line."""

    __tablename__ = "audit_event"
    scope: Mapped[str] = mapped_column(sa.ForeignKey("audit_head.scope"), primary_key=True)
    seq: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    at: Mapped[dt.datetime]
    actor_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    action: Mapped[str] = mapped_column(sa.String(60))
    object_kind: Mapped[str] = mapped_column(sa.String(40))
    object_id: Mapped[uuid.UUID]
    fields: Mapped[list[Any]]
    chain: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
