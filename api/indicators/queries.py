"""Reads of indicators: what is in force of each, and whole series with what was corrected."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from api.core import clock, paging
from api.core.problems import Problem
from api.indicators.checks import percent_of
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.account import Account
from models.db import db
from models.indicator import Indicator, Observation, ProgrammeTarget
from models.person import Person

Row = dict[str, Any]
KEPT = ("id", "indicator_id", "unit_id", "observed_on", "value", "numerator", "denominator", "rank", "rank_of")
TOLD = ("source", "note", "created_at", "synthetic")


def list_indicators() -> list[Row]:
    """All indicators by pillar and name, each with the newest observation of every unit."""
    latest: dict[uuid.UUID, list[Row]] = defaultdict(list)
    for row in newest_of():
        latest[row["indicator_id"]].append(row)
    rows = db.session.scalars(sa.select(Indicator).order_by(Indicator.pillar, Indicator.name, Indicator.code))
    fixed = fixed_of()
    return [{**_as_json(row), "fixed": fixed[row.id], "latest": latest[row.id]} for row in rows]


def get_indicator(indicator_id: uuid.UUID) -> Row:
    """An indicator with its series by unit. Raises Problem ``not_found``."""
    indicator = db.session.get(Indicator, indicator_id)
    if indicator is None:
        raise Problem("not_found")
    units, series = tree(), defaultdict[uuid.UUID, list[Row]](list)
    for row in _read(Observation.indicator_id == indicator_id):
        series[row["unit_id"]].append(row)
    told = [_series(units, unit_id, points) for unit_id, points in series.items()]
    told.sort(key=lambda one: (-len(one["points"]), one["unit_code"]))
    latest = [row for row in newest_of() if row["indicator_id"] == indicator_id]
    return {**_as_json(indicator), "fixed": fixed_of()[indicator_id], "latest": latest, "series": told}


def fixed_of() -> defaultdict[uuid.UUID, list[str]]:
    """Of every indicator what no longer changes: figures rest on code and shape, goals of targets on the shape."""
    fixed: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    for indicator_id in db.session.scalars(sa.select(ProgrammeTarget.indicator_id).distinct()):
        if indicator_id is not None:
            fixed[indicator_id] = ["shape"]
    for indicator_id in db.session.scalars(sa.select(Observation.indicator_id).distinct()):
        fixed[indicator_id] = ["code", "shape"]
    return fixed


def list_observations(
    *, indicator: uuid.UUID | None, unit: uuid.UUID | None, corrected: bool, after: str | None, limit: int
) -> Row:
    """A page of observations, the newest day first."""
    o = Observation
    wanted: list[sa.ColumnElement[bool]] = []
    if indicator is not None:
        wanted.append(o.indicator_id == indicator)
    if unit is not None:
        wanted.append(o.unit_id == unit)
    if after is not None:
        day, last = paging.decode_cursor(after, 2)
        wanted.append(paging.after([o.observed_on, o.id], [paging.day_of(day), paging.uuid_of(last)], descending=True))
    rows = _read(*wanted, standing=not corrected, newest_first=True, limit=limit + 1)
    return paging.page(rows, limit, lambda row: (row["observed_on"], row["id"]), lambda row: row)


def newest_of(unit_id: uuid.UUID | None = None) -> list[Row]:
    """Of every indicator and unit the observation of the newest day that no other one corrects."""
    wanted = [] if unit_id is None else [Observation.unit_id == unit_id]
    newest: dict[tuple[uuid.UUID, uuid.UUID], Row] = {}
    for row in _read(*wanted, standing=True):
        newest[row["indicator_id"], row["unit_id"]] = row
    return sorted(newest.values(), key=lambda row: row["unit_code"])


def _read(
    *where: sa.ColumnElement[bool], standing: bool = False, newest_first: bool = False, limit: int | None = None
) -> list[Row]:
    """Observations with what corrects each; ``standing``: those that nothing does, the oldest day first."""
    # Made anew for each question: columns of one for all are made by whoever asks first, and of two who ask first at
    # once each makes its own. All that is asked later then fails for not being of the same table.
    o, correction = Observation, aliased(Observation)
    order = (o.observed_on.desc(), o.id.desc()) if newest_first else (o.observed_on, o.id)
    rows = db.session.execute(
        sa.select(o, correction.id, Person.name)
        .outerjoin(correction, correction.corrects_id == o.id)
        .outerjoin(Account, Account.id == o.entered_by_id)
        .outerjoin(Person, Person.id == Account.person_id)
        .where(*where, *([correction.id.is_(None)] if standing else []))
        .order_by(*order)
        .limit(limit)
    ).all()
    units = tree()
    return [_observation(units, row, corrected_by, name) for row, corrected_by, name in rows]


def _observation(units: UnitTree, row: Observation, corrected_by: uuid.UUID | None, name: str | None) -> Row:
    version = units.version_at(row.unit_id, row.observed_on)
    return {
        **{key: getattr(row, key) for key in (*KEPT, *TOLD)},
        "unit_code": version.code if version else "",
        "unit_name": version.name if version else "",
        "percent": percent_of(row.numerator, row.denominator),
        "corrects": row.corrects_id,
        "corrected_by": corrected_by,
        "entered_by_name": name,
    }


def _series(units: UnitTree, unit_id: uuid.UUID, points: Iterable[Row]) -> Row:
    shown = list(points)
    today = clock.today()
    heir = units.heir(unit_id, today)
    version = units.version_at(heir, today)
    return {
        "unit_id": unit_id,
        "unit_code": shown[-1]["unit_code"],
        "unit_name": shown[-1]["unit_name"],
        "became": version.name if version and heir != unit_id else None,
        "points": shown,
    }


def _as_json(row: Indicator) -> Row:
    names = ("id", "code", "name", "name_en", "pillar", "shape", "measure", "better", "description", "version")
    return {**{name: getattr(row, name) for name in names}, "retired": row.retired_at is not None}
