"""Dated rates: a new one ends the one before, nothing is overwritten."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from api.allowances.months import Month
from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.units.lineage import UnitTree
from api.units.logic import check_known, tree
from models.admin_unit import AdminUnit
from models.allowance import RATES, AllowanceRate
from models.db import db

DAY = dt.timedelta(days=1)


def list_rates() -> list[dict[str, Any]]:
    """All rates, the newest first."""
    rate = AllowanceRate
    rows = db.session.scalars(sa.select(rate).order_by(rate.valid_from.desc(), rate.kind, rate.id))
    units = tree()
    return [as_json(row, units) for row in rows]


def add_rate(actor: Actor, data: dict[str, Any]) -> dict[str, Any]:
    """A rate from a day on; the one in force until then ends.

    Raises Problem ``not_found``, or ``validation_failed`` for a unit that is no province and a day that does not lie
    after the newest rate's.
    """
    if check_known(data["unit_id"]) != "province":
        raise invalid("unit_id", "no_province", "Rates are a province's")
    # one after the other, so that two are never open
    if db.session.get(AdminUnit, data["unit_id"], with_for_update=True) is None:
        raise Problem("not_found")
    rate = AllowanceRate
    same = sa.select(rate).where(rate.unit_id == data["unit_id"], rate.kind == data["kind"])
    newest = db.session.scalar(same.order_by(rate.valid_from.desc()).limit(1))
    if newest is not None:
        if data["valid_from"] <= newest.valid_from:
            raise invalid("valid_from", "order", "The day lies before the newest rate, or on its first day")
        newest.valid_to = data["valid_from"]
    row = AllowanceRate(**data, valid_to=None)
    db.session.add(row)
    db.session.flush()
    audit.record(actor, "allowance_rate.add", "allowance_rate", row.id, fields=sorted(data))
    return as_json(row, tree())


def as_json(row: AllowanceRate, units: UnitTree) -> dict[str, Any]:
    """A rate as the API tells it."""
    today = clock.today()
    names = ("id", "unit_id", "kind", "amount", "legal_basis", "valid_from", "valid_to")
    name = units.label(units.heir(row.unit_id, today), today)
    return {**{each: getattr(row, each) for each in names}, "unit_name": name}


def span_of(row: AllowanceRate, month: Month) -> str:
    """``từ 10/11/2026``, ``đến hết 09/11/2026``, or nothing for a rate that held the whole month through."""
    if row.kind == "month":
        return ""
    begins = f"từ {row.valid_from:%d/%m/%Y}" if row.valid_from > month.start else ""
    ends = f"đến hết {row.valid_to - DAY:%d/%m/%Y}" if row.valid_to and row.valid_to <= month.end else ""
    return " ".join(part for part in (begins, ends) if part)


class Rates:
    """All rates of the database and the tree of units, read once; what was asked is kept, as thousands ask the same."""

    def __init__(self) -> None:
        self.rows: Sequence[AllowanceRate] = db.session.scalars(sa.select(AllowanceRate)).all()
        self.units = tree()
        self._held: dict[tuple[uuid.UUID | None, dt.date, str], AllowanceRate | None] = {}

    def on(self, unit_id: uuid.UUID, day: dt.date, kind: str) -> AllowanceRate | None:
        """The rate of a kind that held on a day where the unit lay; a province's rates go on in what it became."""
        key = (self.units.unit_at(unit_id, day, "province"), day, kind)
        if key not in self._held:
            self._held[key] = self._find(*key)
        return self._held[key]

    def during(self, unit_id: uuid.UUID, month: Month) -> list[AllowanceRate]:
        """The rates by which a month is reckoned where the unit lies: of each kind the first first.

        The month's sum has one, that of the last day; days and nights have those of their days.
        """
        begun = {row.valid_from for row in self.rows if month.has(row.valid_from)}
        days = sorted({month.start, month.end, *begun})
        asked = [(kind, day) for kind in RATES for day in ([month.end] if kind == "month" else days)]
        found = (self.on(unit_id, day, kind) for kind, day in asked)
        return list({rate.id: rate for rate in found if rate}.values())

    def _find(self, province: uuid.UUID | None, day: dt.date, kind: str) -> AllowanceRate | None:
        held = [
            row
            for row in self.rows
            if row.kind == kind
            and row.valid_from <= day
            and (row.valid_to is None or day < row.valid_to)
            and self.units.heir(row.unit_id, day) == province
        ]
        return max(held, key=lambda row: (row.unit_id == province, row.valid_from), default=None)
