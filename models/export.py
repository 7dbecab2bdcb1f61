"""Files that officials asked for: made by a job, kept with their checksum and who took them away."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified, server_time


class Export(Identified, Created, Model):
    """One asked-for file. ``content`` lives in the database: web nodes keep no state."""

    __tablename__ = "export"
    report: Mapped[str] = mapped_column(sa.String(30))
    format: Mapped[str] = mapped_column(sa.String(10))
    params: Mapped[dict[str, Any]]
    status: Mapped[str] = mapped_column(sa.String(10), default="queued")
    progress: Mapped[int] = mapped_column(default=0)
    requested_by_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    ready_at: Mapped[dt.datetime | None]
    filename: Mapped[str | None] = mapped_column(sa.String(120))
    rows: Mapped[int | None]
    size: Mapped[int | None]
    sha256: Mapped[str | None] = mapped_column(sa.String(64))
    error: Mapped[str | None] = mapped_column(sa.String(500))
    content: Mapped[bytes | None] = mapped_column(sa.LargeBinary, deferred=True)

    __table_args__ = (sa.CheckConstraint("status IN ('queued', 'running', 'ready', 'failed')", name="status"),)


class Download(Identified, Created, Model):
    """Who took an export away, and when."""

    __tablename__ = "download"
    export_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("export.id"), index=True)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(default=server_time)
