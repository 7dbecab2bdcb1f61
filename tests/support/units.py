"""What a reform does to units."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from api.units.logic import note_change
from models.admin_unit import AdminUnitChange, AdminUnitEdge, AdminUnitVersion
from models.db import db
from tests.factories.units import Unit, add_version


def end_version(unit_id: uuid.UUID, on: dt.date) -> None:
    """End the version in force; ``on`` is the first day without it. To be called within a write, before a new one."""
    version = AdminUnitVersion
    db.session.execute(
        sa.update(version).where(version.unit_id == unit_id, version.valid_to.is_(None)).values(valid_to=on)
    )


def merge(old: Sequence[Unit], new: Unit, on: dt.date, hamlets: Sequence[Unit] = ()) -> None:
    """Let units become one that exists, their hamlets lie in it. To be called within a write."""
    for unit in old:
        divide(unit, {new: ()}, on)
    _move(hamlets, new, on)


def divide(old: Unit, new: Mapping[Unit, Sequence[Unit]], on: dt.date) -> None:
    """Let a unit become several, the first by default; each takes over the hamlets named. Within a write."""
    end_version(old.id, on)
    change = AdminUnitChange(kind="split" if len(new) > 1 else "merge", effective_on=on, decision="1685/NQ-UBTVQH15")
    db.session.add(change)
    db.session.flush()
    for number, (unit, hamlets) in enumerate(new.items()):
        partial, default = len(new) > 1, number == 0
        edge = AdminUnitEdge(change_id=change.id, from_unit_id=old.id, to_unit_id=unit.id)
        edge.is_partial, edge.is_default = partial, default
        db.session.add(edge)
        _move(hamlets, unit, on)
    note_change()


def _move(hamlets: Sequence[Unit], parent: Unit, on: dt.date) -> None:
    for hamlet in hamlets:
        end_version(hamlet.id, on)
        add_version(hamlet.id, hamlet.code, hamlet.name, "hamlet", parent, on)
    note_change()
