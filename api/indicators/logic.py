"""Indicators, observations, programmes and what is declared of targets: how each is added. `changes` mends them."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from api.core import audit
from api.core.access import Actor
from api.core.problems import FieldError, Problem, invalid
from api.indicators.checks import NUMBERS, check_day, check_numbers, check_unit
from api.indicators.schemas import MOST_TARGETS
from models.db import db
from models.indicator import Indicator, Observation, Programme, ProgrammeTarget, TargetStatus


def add_indicator(actor: Actor, data: dict[str, Any]) -> uuid.UUID:
    """A new indicator. Raises Problem ``validation_failed`` for a code that is taken."""
    check_code(data["code"])
    row = Indicator(**data)
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "indicator.add", "indicator", row.id, fields=sorted(data))
    return row.id


def check_code(code: str) -> None:
    """Raise Problem ``validation_failed`` for a code that an indicator has."""
    if db.session.scalar(sa.select(Indicator.id).where(Indicator.code == code)) is not None:
        raise invalid("code", "taken", "Another indicator has this code")


def add_observation(actor: Actor, data: dict[str, Any]) -> uuid.UUID:
    """One more observation; one that corrects another leaves it where it is.

    Raises Problem ``validation_failed``, or ``conflict`` where somebody else corrected the same one meanwhile.
    """
    corrects = data.pop("corrects")
    # held, so that its shape stays until the figure is there
    indicator = db.session.get(Indicator, data["indicator_id"], with_for_update=True)
    if indicator is None or indicator.retired_at is not None:
        raise invalid("indicator_id", "unknown", "No such indicator is in use")
    check_day(data["observed_on"], "observed_on")
    check_unit(data["unit_id"], data["observed_on"], "unit_id")
    check_numbers(indicator.shape, data)
    if corrects is None:
        _check_new(data)
    else:
        _check_corrects(corrects, data)
    row = Observation(**data, corrects_id=corrects, entered_by_id=actor.account_id)
    db.session.add(row)
    db.session.flush()
    told = [name for name, value in data.items() if value not in (None, "")]
    audit.record(actor, "observation.correct" if corrects else "observation.add", "observation", row.id, fields=told)
    return row.id


def add_programme(actor: Actor, data: dict[str, Any]) -> uuid.UUID:
    """A programme with its targets. Raises Problem ``validation_failed``."""
    targets = data.pop("targets")
    check_unit(data["unit_id"], data["adopted_on"], "unit_id")
    check_order(data["adopted_on"], data["deadline"])
    check_indicators(targets, "targets.{n}.{field}")
    programme = Programme(**data)
    db.session.add(programme)
    db.session.flush()
    db.session.add_all(
        ProgrammeTarget(programme_id=programme.id, position=n, **target) for n, target in enumerate(targets, 1)
    )
    db.session.flush()
    audit.record(actor, "programme.add", "programme", programme.id, fields=[*sorted(data), "targets"])
    return programme.id


def add_target(actor: Actor, programme_id: uuid.UUID, data: dict[str, Any]) -> None:
    """One more target, behind the others. Raises Problem ``not_found`` or ``validation_failed``."""
    # held, so that two who add at once do not take the same position
    programme = db.session.get(Programme, programme_id, with_for_update=True)
    if programme is None:
        raise Problem("not_found")
    check_indicators([data], "{field}")
    of_it = ProgrammeTarget.programme_id == programme_id
    position = (
        db.session.scalar(sa.select(sa.func.coalesce(sa.func.max(ProgrammeTarget.position), 0)).where(of_it)) or 0
    )
    if position >= MOST_TARGETS:
        raise invalid("targets", "too_many", f"A programme has at most {MOST_TARGETS} targets")
    target = ProgrammeTarget(programme_id=programme_id, position=position + 1, **data)
    db.session.add(target)
    db.session.flush()
    audit.record(actor, "programme.add_target", "programme", programme_id, fields=sorted(data))


def declare_status(actor: Actor, target_id: uuid.UUID, data: dict[str, Any]) -> uuid.UUID:
    """Note what a source declares of a target; earlier declarations stay. Gives the programme's id.

    Raises Problem ``not_found``, ``target_withdrawn`` or ``validation_failed``.
    """
    # held, so that nobody takes it away meanwhile
    target = db.session.get(ProgrammeTarget, target_id, with_for_update=True)
    if target is None:
        raise Problem("not_found")
    if target.withdrawn_on is not None:
        raise Problem("target_withdrawn")
    check_day(data["stated_on"], "stated_on")
    row = TargetStatus(target_id=target_id, entered_by_id=actor.account_id, **data)
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "target.declare", "programme_target", target_id, fields=sorted(data))
    return target.programme_id


def check_order(adopted_on: dt.date, deadline: dt.date) -> None:
    """Raise Problem ``validation_failed`` for a programme that ends before it begins."""
    if deadline < adopted_on:
        raise invalid("deadline", "order", "The deadline lies before the day of the resolution")


def _check_new(data: dict[str, Any]) -> None:
    """Refuse what is there already, to the last digit: a form that was sent twice."""
    o = Observation
    same = sa.select(o).where(
        o.indicator_id == data["indicator_id"],
        o.unit_id == data["unit_id"],
        o.observed_on == data["observed_on"],
        o.source == data["source"],
    )
    for row in db.session.scalars(same):
        if all(getattr(row, name) == data[name] for name in NUMBERS):
            raise invalid("source", "exists", "This observation is there already")


def _check_corrects(corrects: uuid.UUID, data: dict[str, Any]) -> None:
    wrong = db.session.get(Observation, corrects)
    if wrong is None or wrong.indicator_id != data["indicator_id"]:
        raise invalid("corrects", "unknown", "No such observation of this indicator")
    if db.session.scalar(sa.select(Observation.id).where(Observation.corrects_id == corrects)) is not None:
        raise Problem("conflict")


def check_indicators(targets: list[dict[str, Any]], path: str) -> None:
    """Raise Problem ``validation_failed`` for indicators that are unknown or retired; ``path`` names the fields."""
    known = set(db.session.scalars(sa.select(Indicator.id).where(Indicator.retired_at.is_(None))))
    faults = tuple(
        FieldError(path.format(n=n, field="indicator_id"), "unknown", "No such indicator is in use")
        for n, target in enumerate(targets)
        if target["indicator_id"] is not None and target["indicator_id"] not in known
    )
    if faults:
        raise Problem("validation_failed", errors=faults)
