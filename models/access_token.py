"""Tokens by which another system reads published figures. The secret is shown once and stored hashed."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified


class AccessToken(Identified, Created, Model):
    """``scopes`` such as ``["feeds.indicators"]``; reads the figures of ``unit_id`` until it expires or is revoked."""

    __tablename__ = "access_token"
    name: Mapped[str] = mapped_column(sa.String(120))
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    scopes: Mapped[list[Any]]
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    created_by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    expires_on: Mapped[dt.date | None]
    last_used_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]
    revoked_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
