"""Teams, their rosters as governed versions, and the decisions that put them in force."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.db import Model
from models.mixins import Created, Identified, Synthetic

ROSTER_ACTIONS = ("create", "edit", "submit", "withdraw", "return", "approve", "supersede", "discard")
# Tổ trưởng, Tổ phó, Tổ viên, in the order of every list.
ROSTER_ROLES = ("leader", "deputy", "member")
ROSTER_STATUSES = ("draft", "submitted", "returned", "approved", "superseded")


def decision_label(number: int | None, symbol: str | None) -> str | None:
    """A decision's number as printed, such as ``45/QĐ-UBND``; None while it has none."""
    return None if number is None else f"{number:02d}/{symbol}"


class Team(Identified, Created, Synthetic, Model):
    """A community digital-technology team of a hamlet, or of a commune when ``unit_id`` is one."""

    __tablename__ = "team"
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    title: Mapped[str] = mapped_column(sa.String(200))
    title_folded: Mapped[str] = mapped_column(sa.String(200))
    founded_on: Mapped[dt.date]
    closed_on: Mapped[dt.date | None]


class Decision(Identified, Created, Synthetic, Model):
    """The commune's decision over one or many rosters; the number is unique per body, year and symbol.

    A draft has no number yet. ``replaces_id``: the decision that this one takes the place of.
    """

    __tablename__ = "decision"
    unit_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("admin_unit.id"), index=True)
    kind: Mapped[str] = mapped_column(sa.String(10))
    number: Mapped[int | None]
    year: Mapped[int | None]
    symbol: Mapped[str | None] = mapped_column(sa.String(40))
    decided_on: Mapped[dt.date | None]
    effective_on: Mapped[dt.date | None]
    signer: Mapped[str | None] = mapped_column(sa.String(120))
    position: Mapped[str | None] = mapped_column(sa.String(120))
    authority: Mapped[str | None] = mapped_column(sa.String(120))
    status: Mapped[str] = mapped_column(sa.String(10), default="draft", server_default="approved")
    replaces_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("decision.id"), index=True)

    __table_args__ = (
        sa.UniqueConstraint("unit_id", "year", "symbol", "number"),
        sa.CheckConstraint("kind IN ('establish', 're-issue')", name="kind"),
    )

    @property
    def label(self) -> str | None:
        """The number as printed, such as ``45/QĐ-UBND``; None while it has none."""
        return decision_label(self.number, self.symbol)


class RosterVersion(Identified, Created, Model):
    """One version of a team's member list. In force from ``valid_from`` until ``valid_to`` once approved.

    ``base_id`` is the version it was drawn up from; ``edits`` counts changes, so that two editors notice each other.
    ``answers``: ``[{person_id, after, same}]``, pairs that somebody said are two people (``api.rosters.answers``).
    """

    __tablename__ = "roster_version"
    team_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("team.id"), index=True)
    version: Mapped[int]
    status: Mapped[str] = mapped_column(sa.String(12), default="draft")
    decision_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("decision.id"), index=True)
    content_hash: Mapped[str] = mapped_column(sa.String(64))
    valid_from: Mapped[dt.date | None]
    valid_to: Mapped[dt.date | None]
    base_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("roster_version.id"), index=True)
    import_id: Mapped[uuid.UUID | None] = mapped_column(sa.ForeignKey("roster_import.id"), index=True)
    edits: Mapped[int] = mapped_column(default=0, server_default="0")
    answers: Mapped[list[Any] | None]

    __table_args__ = (
        sa.UniqueConstraint("team_id", "version"),
        sa.CheckConstraint(sa.column("status").in_(ROSTER_STATUSES), name="status"),
        sa.Index("ix_roster_version_status_team_id", "status", "team_id"),
    )


class RosterEntry(Identified, Model):
    """A person's place on a roster version; the phone is of the time of the list.

    ``digest`` = SHA-256(salt, content): the roster's content hash is over digests, so it stays true when a phone is
    blanked later. Both are None on lists of before they were governed. ``name``, ``birth_year``, ``gender``: as this
    list writes them, since a draft must not change the person that other lists name; None: as the person has them.
    """

    __tablename__ = "roster_entry"
    roster_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("roster_version.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(sa.String(10))
    organization: Mapped[str | None] = mapped_column(sa.String(200))
    position: Mapped[str | None] = mapped_column(sa.String(200))
    phone: Mapped[str | None] = mapped_column(sa.String(16), index=True)
    name: Mapped[str | None] = mapped_column(sa.String(120))
    birth_year: Mapped[int | None]
    gender: Mapped[str | None] = mapped_column(sa.String(10))
    salt: Mapped[bytes | None] = mapped_column(sa.LargeBinary(16))
    digest: Mapped[bytes | None] = mapped_column(sa.LargeBinary(32))

    __table_args__ = (
        sa.UniqueConstraint("roster_id", "person_id"),
        sa.CheckConstraint(sa.column("role").in_(ROSTER_ROLES), name="role"),
    )
