"""Targets mended, taken out or withdrawn, and results struck out that were entered by mistake."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from api.audit.queries import last_change
from api.core import audit
from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.indicators.checks import check_day
from api.indicators.logic import check_indicators
from api.indicators.seen import differing, note, seen
from models.db import db
from models.indicator import Programme, ProgrammeTarget, TargetStatus


def change_target(actor: Actor, target_id: uuid.UUID, version: int, **values: Any) -> uuid.UUID:
    """Say it otherwise; results that were declared stay. Gives the programme's id.

    Raises Problem ``not_found``, ``conflict``, ``target_withdrawn`` or ``validation_failed``.
    """
    target = _in_force(target_id, version)
    changed = differing(target, values)
    if "indicator_id" in changed:
        check_indicators([changed], "{field}")
    for name, value in changed.items():
        setattr(target, name, value)
    if changed:
        note(actor, "target.change", target, changed)
    return target.programme_id


def drop_target(actor: Actor, target_id: uuid.UUID, version: int) -> None:
    """Take out a target of which nothing was declared; those behind it move up.

    Raises Problem ``not_found``, ``conflict`` or ``in_use``: it is withdrawn instead.
    """
    _hold_programme(target_id)
    target = seen(ProgrammeTarget, target_id, version)
    if db.session.scalar(sa.select(TargetStatus.id).where(TargetStatus.target_id == target_id).limit(1)) is not None:
        raise Problem("in_use")
    programme_id, position = target.programme_id, target.position
    db.session.delete(target)
    db.session.flush()
    _close_up(programme_id, position)
    audit.record(actor, "target.drop", "programme_target", target_id)


def withdraw_target(actor: Actor, target_id: uuid.UUID, version: int, withdrawn_on: dt.date, reason: str) -> uuid.UUID:
    """From the day on it counts no longer; it stays to be read with its results. Gives the programme's id.

    Raises Problem ``not_found``, ``conflict``, ``target_withdrawn`` or ``validation_failed``.
    """
    target = _in_force(target_id, version)
    check_day(withdrawn_on, "withdrawn_on")
    if withdrawn_on < db.session.get_one(Programme, target.programme_id).adopted_on:
        raise invalid("withdrawn_on", "before_adoption", "Before the resolution was adopted")
    target.withdrawn_on, target.withdrawn_reason = withdrawn_on, reason
    note(actor, "target.withdraw", target, ["reason", "withdrawn_on"])
    return target.programme_id


def restore_target(actor: Actor, target_id: uuid.UUID, version: int) -> uuid.UUID:
    """Let it count again: it was withdrawn by mistake. Gives the programme's id. Raises Problem as ``seen``."""
    target = seen(ProgrammeTarget, target_id, version)
    if target.withdrawn_on is not None:
        target.withdrawn_on, target.withdrawn_reason = None, None
        note(actor, "target.restore", target, ["withdrawn_on"])
    return target.programme_id


def strike_status(actor: Actor, status_id: uuid.UUID, reason: str) -> uuid.UUID:
    """Strike out a declaration that was entered by mistake. Gives the programme's id.

    Raises Problem ``not_found``, or ``conflict`` where somebody else struck it out already.
    """
    status = db.session.get(TargetStatus, status_id, with_for_update=True)
    if status is None:
        raise Problem("not_found")
    if status.struck_reason is not None:
        raise Problem("conflict", params=last_change("target_status", status_id))
    status.struck_reason = reason
    audit.record(actor, "target.strike", "target_status", status_id, fields=["reason"])
    return db.session.get_one(ProgrammeTarget, status.target_id).programme_id


def _in_force(target_id: uuid.UUID, version: int) -> ProgrammeTarget:
    # Before the version is looked at: who saw an older one would be told of changes, and be refused on trying again.
    held = db.session.get(ProgrammeTarget, target_id, with_for_update=True)
    if held is not None and held.withdrawn_on is not None:
        raise Problem("target_withdrawn")
    return seen(ProgrammeTarget, target_id, version)


def _hold_programme(target_id: uuid.UUID) -> None:
    """Hold the programme before the target, as whoever adds one does: positions are given and closed up one by one."""
    of_it = sa.select(ProgrammeTarget.programme_id).where(ProgrammeTarget.id == target_id).scalar_subquery()
    db.session.execute(sa.select(Programme.id).where(Programme.id == of_it).with_for_update())


def _close_up(programme_id: uuid.UUID, gap: int) -> None:
    """Move up those behind, one after the other: two never have the same position."""
    behind = sa.select(ProgrammeTarget.id, ProgrammeTarget.position).where(
        ProgrammeTarget.programme_id == programme_id, ProgrammeTarget.position > gap
    )
    for target_id, position in db.session.execute(behind.order_by(ProgrammeTarget.position)).all():
        move = sa.update(ProgrammeTarget).where(ProgrammeTarget.id == target_id).values(position=position - 1)
        db.session.execute(move)
