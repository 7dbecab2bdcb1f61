"""Two who mend the same thing: the second is told what the first wrote, and writes on top of that."""

import uuid
from collections.abc import Iterable
from typing import Any, TypeVar

from api.audit.queries import last_change
from api.core import audit
from api.core.access import Actor
from api.core.problems import Problem
from api.indicators.change_schemas import IndicatorChange, ProgrammeChange, TargetChange
from models.db import db
from models.indicator import Indicator, Programme, ProgrammeTarget

Mended = TypeVar("Mended", Indicator, Programme, ProgrammeTarget)
CHANGES = {
    Indicator: IndicatorChange(exclude=("retired",)),
    Programme: ProgrammeChange(exclude=("targets_too",)),
    ProgrammeTarget: TargetChange(),
}
ACTS = {
    Indicator: ("indicator.change",),
    Programme: ("programme.change",),
    ProgrammeTarget: ("target.change", "target.withdraw", "target.restore"),
}


def seen(kind: type[Mended], row_id: uuid.UUID, version: int) -> Mended:
    """The row, held, as the caller saw it.

    Raises Problem ``not_found``, or ``conflict`` with ``version``, ``by`` whom, ``at`` what time, and what it says
    ``now``.
    """
    row = db.session.get(kind, row_id, with_for_update=True)
    if row is None:
        raise Problem("not_found")
    if row.version != version:
        told = dict(CHANGES[kind].dump(row))
        if isinstance(row, Indicator):
            told["retired"] = row.retired_at is not None
        newer = last_change(kind.__tablename__, row.id, *ACTS[kind])
        raise Problem("conflict", params={"version": row.version, **newer, "now": told})
    return row


def differing(row: Mended, values: dict[str, Any]) -> dict[str, Any]:
    """Those of the values that the row does not have already."""
    return {name: value for name, value in values.items() if getattr(row, name) != value}


def note(actor: Actor, action: str, row: Mended, fields: Iterable[str]) -> None:
    """Count the change and put it into the log, with the names of what changed."""
    row.version += 1
    audit.record(actor, action, row.__tablename__, row.id, fields=sorted(fields))
