"""Programmes as boards: how many of the targets are achieved, and what each of them rests on."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from api.core.problems import Problem
from api.indicators.queries import newest_of
from api.units.logic import tree
from models.account import Account
from models.db import db
from models.indicator import Indicator, Programme, ProgrammeTarget, TargetStatus
from models.person import Person

Row = dict[str, Any]
AMOUNTS = ("indicator_id", "baseline", "goal", "deadline", "challenging")
TARGET = ("id", "position", "group", "name", *AMOUNTS, "version", "withdrawn_on", "withdrawn_reason")
PROGRAMME = ("id", "unit_id", "name", "legal_basis", "adopted_on", "deadline", "synthetic", "version")
DECLARED = ("id", "status", "stated_on", "source", "struck_reason")


def list_programmes() -> list[Row]:
    """All programmes, the newest first."""
    rows = db.session.scalars(sa.select(Programme).order_by(Programme.adopted_on.desc(), Programme.id))
    return [_board(programme) for programme in rows]


def get_programme(programme_id: uuid.UUID) -> Row:
    """One programme. Raises Problem ``not_found``."""
    programme = db.session.get(Programme, programme_id)
    if programme is None:
        raise Problem("not_found")
    return _board(programme)


def _board(programme: Programme) -> Row:
    statuses = _statuses(programme.id)
    latest = {row["indicator_id"]: row for row in newest_of(programme.unit_id)}
    rows = db.session.execute(
        sa.select(ProgrammeTarget, Indicator.code, Indicator.shape, Indicator.measure)
        .outerjoin(Indicator, Indicator.id == ProgrammeTarget.indicator_id)
        .where(ProgrammeTarget.programme_id == programme.id)
        .order_by(ProgrammeTarget.position)
    )
    targets = [
        {
            **{name: getattr(target, name) for name in TARGET},
            "indicator_code": code,
            "shape": shape,
            "measure": measure,
            "status": next((told["status"] for told in _standing(statuses[target.id])), None),
            "statuses": statuses[target.id],
            "latest": latest.get(target.indicator_id),
        }
        for target, code, shape, measure in rows
    ]
    counted = [target for target in targets if target["withdrawn_on"] is None]
    stated = [told["stated_on"] for target in counted for told in _standing(target["statuses"])]
    version = tree().version_at(programme.unit_id, programme.adopted_on)
    return {
        **{name: getattr(programme, name) for name in PROGRAMME},
        "unit_name": version.name if version else "",
        "fixed": ["unit_id"] if any(statuses.values()) else [],
        "achieved": sum(target["status"] == "achieved" for target in counted),
        "total": len(counted),
        "stated_on": max(stated, default=None),
        "targets": targets,
    }


def _standing(told: list[Row]) -> Iterator[Row]:
    """What was declared and not struck out, the newest day first."""
    return (one for one in told if one["struck_reason"] is None)


def _statuses(programme_id: uuid.UUID) -> dict[uuid.UUID, list[Row]]:
    """What was declared of each target, the newest day first; of one day what was entered last."""
    s = TargetStatus
    rows = db.session.execute(
        sa.select(s, Person.name)
        .join(ProgrammeTarget, ProgrammeTarget.id == s.target_id)
        .outerjoin(Account, Account.id == s.entered_by_id)
        .outerjoin(Person, Person.id == Account.person_id)
        .where(ProgrammeTarget.programme_id == programme_id)
        .order_by(s.stated_on.desc(), s.id.desc())
    )
    found: dict[uuid.UUID, list[Row]] = defaultdict(list)
    for row, name in rows:
        told = {key: getattr(row, key) for key in DECLARED}
        found[row.target_id].append({**told, "entered_by_name": name})
    return found
