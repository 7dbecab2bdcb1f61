"""Figures for everybody: a fixed list of tables of one past month, with small counts hidden over all of them together.

A shape is one level of units by one dimension. The tables of one measure have the same totals, and the totals by
column of a table by commune are the table of the province: all of them are hidden in one go, so that none gives away
what another one hides. The running month is not published: two states of it would tell what one visit added.
"""

import datetime as dt
import hashlib
import threading
import uuid
from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from typing import Any

import orjson

from api.catalogue.logic import known
from api.core import clock, settings
from api.core.problems import Problem
from api.figures.period import Period
from api.figures.sums import teams_during
from api.reports.by_code import KINDS
from api.reports.cells import Cell, day_cells, month_cells, unit_of
from api.reports.hiding import GRAND, Key, hide
from api.teams.logic import Scope, territory
from api.units.home import home_province
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.tally import TallyDay

Counts = dict[tuple[str, str], int]
KEPT = 24


@dataclass(frozen=True)
class Shape:
    """One level by one dimension; ``measure`` is what is counted, ``side`` and ``pair`` how it is hidden."""

    level: str
    dimension: str
    measure: str
    side: str


# The two dimensions of a measure stand left and right of the same totals.
PAIRS = {"items": ("topic", "outcome"), "people": ("age_band", "sex"), "visits": ("kind", "place")}
SHAPES = {
    f"{level}_{dimension}": Shape(level, dimension, measure, side)
    for level in ("commune", "province")
    for measure, pair in PAIRS.items()
    for side, dimension in zip(("left", "right"), pair, strict=True)
}
_hidden: OrderedDict[str, frozenset[Key]] = OrderedDict()
_lock = threading.Lock()


@dataclass(frozen=True)
class Month:
    """A published month of the home province: its communes by code, in Vietnamese order."""

    units: UnitTree
    scope: Scope
    period: Period
    month: dt.date
    day: dt.date
    communes: dict[str, str]
    home: dict[str, str]
    synthetic: bool


def publish(shape_name: str, month: dt.date) -> tuple[dict[str, Any], str]:
    """The table of a month and a tag that changes with it. Raises Problem ``not_found``.

    That is for an unknown shape and for a month that has not ended, or before units are known.
    """
    shape = SHAPES.get(shape_name)
    if shape is None:
        raise Problem("not_found")
    asked = _month(month)
    left, right = (_counts(asked, shape.measure, dimension) for dimension in PAIRS[shape.measure])
    hidden = _hide(left, right)
    counts = left if shape.side == "left" else right
    told = {
        "shape": shape_name,
        "month": f"{month:%Y-%m}",
        "period": {"start": asked.period.start, "end": asked.period.end},
        "measure": shape.measure,
        "dimension": shape.dimension,
        "level": shape.level,
        "synthetic": asked.synthetic,
        **_table(asked, shape, counts, hidden),
    }
    return told, hashlib.sha256(orjson.dumps(told)).hexdigest()[:32]


def _month(month: dt.date) -> Month:
    cutoff, home = settings.cutoff_day(), home_province()
    start, end = clock.reporting_period(month, cutoff)
    if home is None or end >= clock.today():
        raise Problem("not_found")
    units, scope = tree(), Scope(territory(tree(), [home.unit_id]))
    period = Period(start, end, cutoff)
    teams = teams_during(scope, period)
    # Units of then: what the month's last day knew. A team's commune is told though it had no visit.
    found = {unit_of(units, team.unit_id, end, "commune") for team in teams}
    found |= {unit_of(units, unit, end, "commune") for unit, _, _ in day_cells(scope, period, TallyDay.kind)}
    versions = [version for version in (units.version_at(unit, end) for unit in found) if version is not None]
    ordered = sorted(versions, key=lambda version: (version.sort_key, version.code))
    top = units.unit_at(ordered[0].unit_id, end, "province") if ordered else None
    province = units.version_at(top, end) if top else home
    assert province is not None
    return Month(
        units=units,
        scope=scope,
        period=period,
        month=month,
        day=end,
        communes={version.code: version.name for version in ordered},
        home={province.code: province.name},
        synthetic=any(team.synthetic for team in teams),
    )


def _counts(asked: Month, measure: str, dimension: str) -> Counts:
    """All communes by all values, zeros among them."""
    by_day = {"kind": TallyDay.kind, "place": TallyDay.place}
    cells: list[Cell]
    if dimension in by_day:
        cells = day_cells(asked.scope, asked.period, by_day[dimension])
    else:
        cells = month_cells(asked.scope, asked.month, dimension)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for unit_id, value, sums in cells:
        code = _code(asked, unit_id)
        counts[code, value.split("|")[1] if dimension == "outcome" else value] += getattr(sums, measure)
    columns = [*_names(dimension), *sorted({column for (_, column), n in counts.items() if n} - set(_names(dimension)))]
    return {(row, column): counts[row, column] for row in asked.communes for column in columns}


def _code(asked: Month, unit_id: uuid.UUID) -> str:
    version = asked.units.version_at(unit_of(asked.units, unit_id, asked.day, "commune"), asked.day)
    return version.code if version else ""


def _names(dimension: str) -> dict[str, str]:
    return KINDS if dimension == "kind" else {entry.code: entry.name for entry in known().entries(dimension)}


def _hide(left: Counts, right: Counts) -> frozenset[Key]:
    """``hide``, remembered by the numbers themselves: it costs a tenth of a second or more."""
    mark = hashlib.sha256(repr((sorted(left.items()), sorted(right.items()))).encode()).hexdigest()
    with _lock:
        if mark in _hidden:
            _hidden.move_to_end(mark)
            return _hidden[mark]
    hidden = hide(left, right)
    with _lock:
        _hidden[mark] = hidden
        while len(_hidden) > KEPT:
            _hidden.popitem(last=False)
    return hidden


def _table(asked: Month, shape: Shape, counts: Counts, hidden: frozenset[Key]) -> dict[str, Any]:
    columns = list(dict.fromkeys(column for _, column in counts)) or list(_names(shape.dimension))
    names = _names(shape.dimension)
    rows = asked.communes if shape.level == "commune" else {}

    def shown(key: Key, number: int) -> int | None:
        return None if key in hidden else number

    told = [
        {
            "code": code,
            "name": name,
            "cells": [shown((shape.side, code, column), counts[code, column]) for column in columns],
            "total": shown(("row", code), sum(counts[code, column] for column in columns)),
        }
        for code, name in rows.items()
    ]
    whole = [sum(counts[code, column] for code in asked.communes) for column in columns]
    ((code, name),) = asked.home.items()
    province = {
        "code": code,
        "name": name,
        "cells": [shown((shape.side, column), number) for column, number in zip(columns, whole, strict=True)],
        "total": shown((GRAND,), sum(whole)),
    }
    heads = [{"code": column, "name": names.get(column, column)} for column in columns]
    return {"columns": heads, "rows": told if shape.level == "commune" else [province]}
