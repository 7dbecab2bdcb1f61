"""Mistakes mended: what an indicator or a programme says. What rests on it is never given another meaning."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import FieldError, Problem
from api.indicators.checks import check_unit
from api.indicators.logic import check_code, check_order
from api.indicators.queries import fixed_of
from api.indicators.seen import differing, note, seen
from models.db import db
from models.indicator import Indicator, Programme, ProgrammeTarget, TargetStatus


def change_indicator(actor: Actor, indicator_id: uuid.UUID, version: int, **values: Any) -> None:
    """Say it otherwise. Raises Problem ``not_found``, ``conflict`` or ``validation_failed`` (``fixed``, ``taken``)."""
    indicator = seen(Indicator, indicator_id, version)
    retired = values.pop("retired", indicator.retired_at is not None)
    changed = differing(indicator, values)
    _refuse_fixed(changed, fixed_of()[indicator_id], "Figures or goals rest on it")
    if "code" in changed:
        check_code(changed["code"])
    if retired != (indicator.retired_at is not None):
        changed["retired_at"] = clock.now() if retired else None
    if not changed:
        return
    _set(indicator, changed)
    note(actor, "indicator.change", indicator, changed)


def drop_indicator(actor: Actor, indicator_id: uuid.UUID, version: int) -> None:
    """Take away what was entered by mistake. Raises Problem ``not_found``, ``conflict`` or ``in_use``."""
    indicator = seen(Indicator, indicator_id, version)
    if fixed_of()[indicator_id]:
        raise Problem("in_use")
    db.session.delete(indicator)
    audit.record(actor, "indicator.drop", "indicator", indicator_id)


def change_programme(
    actor: Actor, programme_id: uuid.UUID, version: int, *, targets_too: bool = False, **values: Any
) -> None:
    """Say it otherwise; with ``targets_too`` a new deadline is that of the targets which had the old one.

    Raises Problem ``not_found``, ``conflict`` or ``validation_failed`` (``fixed``: results were declared for the unit).
    """
    programme = seen(Programme, programme_id, version)
    changed = differing(programme, values)
    _refuse_fixed(changed, ["unit_id"] if has_results(programme_id) else [], "Results were declared for this unit")
    adopted_on = changed.get("adopted_on", programme.adopted_on)
    check_order(adopted_on, changed.get("deadline", programme.deadline))
    if "unit_id" in changed or "adopted_on" in changed:
        check_unit(changed.get("unit_id", programme.unit_id), adopted_on, "unit_id")
    before = programme.deadline
    _set(programme, changed)
    if targets_too and "deadline" in changed:
        _follow(actor, programme, before)
    if changed:
        note(actor, "programme.change", programme, changed)


def drop_programme(actor: Actor, programme_id: uuid.UUID, version: int) -> None:
    """Take away, with its targets, what was entered by mistake. Raises Problem as ``drop_indicator``."""
    programme = seen(Programme, programme_id, version)
    # held, so that no result comes meanwhile
    list(db.session.scalars(sa.select(ProgrammeTarget).where(_of(programme_id)).with_for_update()))
    if has_results(programme_id):
        raise Problem("in_use")
    db.session.execute(sa.delete(ProgrammeTarget).where(_of(programme_id)))
    db.session.delete(programme)
    audit.record(actor, "programme.drop", "programme", programme_id, fields=["targets"])


def has_results(programme_id: uuid.UUID) -> bool:
    """Whether anything was declared of a target of it, struck out or not."""
    rows = sa.select(TargetStatus.id).join(ProgrammeTarget, ProgrammeTarget.id == TargetStatus.target_id)
    return db.session.scalar(rows.where(_of(programme_id)).limit(1)) is not None


def _follow(actor: Actor, programme: Programme, before: dt.date) -> None:
    t = ProgrammeTarget
    same = sa.select(t).where(_of(programme.id), t.deadline == before, t.withdrawn_on.is_(None))
    for target in db.session.scalars(same.order_by(t.position).with_for_update()):
        target.deadline = programme.deadline
        note(actor, "target.change", target, ["deadline"])


def _of(programme_id: uuid.UUID) -> sa.ColumnElement[bool]:
    return ProgrammeTarget.programme_id == programme_id


def _set(row: Indicator | Programme, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _refuse_fixed(changed: dict[str, Any], fixed: list[str], why: str) -> None:
    faults = tuple(FieldError(name, "fixed", why) for name in fixed if name in changed)
    if faults:
        raise Problem("validation_failed", errors=faults)
