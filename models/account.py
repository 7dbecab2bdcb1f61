"""Who may log in, with what, on which phone, and what they may see and do."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified, Synthetic

ROLES = ("member", "leader", "commune_officer", "commune_approver", "province_staff", "admin")
TEAM_ROLES = ("member", "leader")


class Account(Identified, Created, Synthetic, Model):
    """A log-in. ``phone`` is E.164 and unique among accounts in use, except for those who log in by ``login_name``."""

    __tablename__ = "account"
    person_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    phone: Mapped[str] = mapped_column(sa.String(16), index=True)
    status: Mapped[str] = mapped_column(sa.String(10), default="invited")
    grants_version: Mapped[int] = mapped_column(default=1)
    last_login_at: Mapped[dt.datetime | None]
    login_name: Mapped[str | None] = mapped_column(sa.String(40))

    __table_args__ = (
        sa.CheckConstraint("status IN ('invited', 'active', 'disabled')", name="status"),
        sa.Index("uq_account_login_name", "login_name", unique=True),
        sa.Index(
            "uq_account_phone_in_use",
            "phone",
            unique=True,
            sqlite_where=sa.text("status <> 'disabled' AND login_name IS NULL"),
            postgresql_where=sa.text("status <> 'disabled' AND login_name IS NULL"),
        ),
    )


class Grant(Identified, Created, Model):
    """A role over a unit (for member and leader: over a team) from one instant to another."""

    __tablename__ = "grant_"
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    role: Mapped[str] = mapped_column(sa.String(20))
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    team_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("team.id"), index=True)
    valid_from: Mapped[dt.datetime]
    valid_to: Mapped[dt.datetime | None]

    __table_args__ = (
        sa.CheckConstraint(sa.column("role").in_(ROLES), name="role"),
        sa.CheckConstraint("(role IN ('member', 'leader')) = (team_id IS NOT NULL)", name="team"),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="period"),
    )


class Credential(Identified, Created, Model):
    """A secret that proves the account's owner; only its argon2 hash is kept."""

    __tablename__ = "credential"
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    kind: Mapped[str] = mapped_column(sa.String(10))
    secret_hash: Mapped[str] = mapped_column(sa.String(200))

    __table_args__ = (
        sa.UniqueConstraint("account_id", "kind"),
        sa.CheckConstraint("kind IN ('pin')", name="kind"),
    )


class Device(Created, Model):
    """A phone or browser of one account; the id is made there. ``state`` is what it last told of its outbox.

    ``proof`` is the last comparison of what phone and server hold (S21); ``lost_at``: when it came back without its
    storage, with ``lost_unsent`` visits that it remembered as unsent.
    """

    __tablename__ = "device"
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(120), default="")
    public_key: Mapped[dict[str, Any] | None]
    last_seen_at: Mapped[dt.datetime | None]
    skew_seconds: Mapped[int | None]
    state: Mapped[dict[str, Any] | None]
    proof: Mapped[dict[str, Any] | None]
    proved_at: Mapped[dt.datetime | None]
    lost_at: Mapped[dt.datetime | None]
    lost_unsent: Mapped[int | None]
    revoked_at: Mapped[dt.datetime | None]


class LoginSession(Created, Model):
    """A log-in that can be revoked; the cookie holds the secret, the row its SHA-256."""

    __tablename__ = "login_session"
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    secret_hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32), unique=True)
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    device_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("device.id"), index=True)
    user_agent: Mapped[str] = mapped_column(sa.String(200), default="")
    expires_at: Mapped[dt.datetime]
    last_seen_at: Mapped[dt.datetime]
    revoked_at: Mapped[dt.datetime | None]


class Invitation(Identified, Created, Model):
    """A one-time way to set a PIN: a long secret (link, QR) or a short code that is valid with the phone number.

    ``kind``: shown on a ``screen`` (10 minutes), printed on a ``card`` (7 days), or told as a ``code`` (a day).
    """

    __tablename__ = "invitation"
    account_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("account.id"), index=True)
    created_by_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    secret_hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32), unique=True)
    code_hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    kind: Mapped[str] = mapped_column(sa.String(6), default="code", server_default="code")
    tries: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[dt.datetime]
    used_at: Mapped[dt.datetime | None]
    voided_at: Mapped[dt.datetime | None]


class LoginThrottle(Model):
    """Tries counted per door (account and unknown devices, account and known device, address) and time window."""

    __tablename__ = "login_throttle"
    door: Mapped[str] = mapped_column(sa.String(120), primary_key=True)
    window_start: Mapped[dt.datetime] = mapped_column(primary_key=True)
    tries: Mapped[int] = mapped_column(default=0)


class LoginEvent(Identified, Created, Model):
    """A log-in or a failed try, for the administrator; addresses are hashed."""

    __tablename__ = "login_event"
    account_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    outcome: Mapped[str] = mapped_column(sa.String(20))
    known_device: Mapped[bool]
    address_hash: Mapped[str] = mapped_column(sa.String(64))
