"""Indicators, observations and programmes. To be called within a write."""

import datetime as dt
import decimal
import uuid

from models.db import db
from models.indicator import Indicator, Observation, Programme, ProgrammeTarget, TargetStatus
from tests.factories import unique
from tests.factories.units import Unit


def make_indicator(shape: str = "value", *, better: str = "up") -> uuid.UUID:
    """An indicator under a code of its own."""
    code = f"T{unique.number()}"
    row = Indicator(
        code=code,
        name=f"Chỉ số {code}",
        name_en=f"Indicator {code}",
        pillar="Chính quyền số",
        shape=shape,
        measure="hồ sơ",
        better=better,
        description="",
    )
    db.session.add(row)
    db.session.flush()
    return row.id


def make_observation(indicator_id: uuid.UUID, unit: Unit, day: dt.date, value: str) -> uuid.UUID:
    """A value that a source told."""
    row = Observation(
        indicator_id=indicator_id,
        unit_id=unit.id,
        observed_on=day,
        value=decimal.Decimal(value),
        source="Báo cáo của Sở",
    )
    db.session.add(row)
    db.session.flush()
    return row.id


def make_target(unit: Unit, indicator_id: uuid.UUID | None = None) -> uuid.UUID:
    """The only target of a programme."""
    programme = Programme(
        unit_id=unit.id,
        name=f"Nghị quyết {unique.number()}",
        legal_basis="Nghị quyết thử",
        adopted_on=dt.date(2023, 5, 18),
        deadline=dt.date(2025, 12, 31),
    )
    db.session.add(programme)
    db.session.flush()
    target = ProgrammeTarget(
        programme_id=programme.id,
        position=1,
        group="Chính quyền số",
        name="Chỉ tiêu thử",
        indicator_id=indicator_id,
        deadline=programme.deadline,
    )
    db.session.add(target)
    db.session.flush()
    return target.id


def make_status(target_id: uuid.UUID, status: str, day: dt.date) -> uuid.UUID:
    """A result that a source declared."""
    row = TargetStatus(target_id=target_id, status=status, stated_on=day, source="Báo cáo của Sở")
    db.session.add(row)
    db.session.flush()
    return row.id
