"""Hides small numbers of people where a report crosses a hamlet or team with age or sex (see ``hiding``).

Officials may read each hamlet alone, all of a commune side by side, and the commune as a whole. So what is hidden is
found commune by commune, with the commune's totals known, and a hamlet read alone hides what it hides there.
"""

import datetime as dt
import uuid
from dataclasses import replace
from functools import partial
from typing import Any

from api.core import clock
from api.reports.by_code import people_rows
from api.reports.by_unit import unit_rows
from api.reports.crossing import PEOPLE, UNITS, cross_units
from api.reports.hiding import hide_in_lines, hide_in_row
from api.reports.rows import Question, Row
from api.teams.logic import Scope, territory
from api.units.logic import tree

SMALL_PLACES = ("hamlet", "team")
NOTE = "small_hidden"
MEASURES = ("visits", "people", "items")
Cells = set[tuple[str, str]]


def hide_people(question: Question, dimension: str, rows: list[Row]) -> list[Row]:
    """Rows of people of one hamlet or team with the small ones marked ``hidden``; their sum is known."""
    counts = {row["key"]: row["people"] for row in rows}
    hidden = hide_in_row(counts, _hidden_beside_others(question, dimension) & counts.keys())
    return [{**row, "hidden": True} if row["key"] in hidden else row for row in rows]


def is_small(question: Question) -> bool:
    """Whether the figures are those of one hamlet, with what became part of it, or of teams alone."""
    levels = tree()
    return question.scope.units is not None and all(levels.level(unit) == "hamlet" for unit in question.scope.units)


def hide_small(question: Question, group_by: str, cross: str | None, told: dict[str, Any]) -> dict[str, Any]:
    """The summary as it may be told: hidden measures are None, and the notes say so."""
    if not {group_by, cross} & set(PEOPLE):
        return told
    if cross is None:
        if not is_small(question):
            return told
        rows = hide_people(question, group_by, told["rows"])
        rows = [{**row, **_nothing(row)} if row.get("hidden") else row for row in rows]
    elif group_by in SMALL_PLACES or is_small(question):
        hidden = _hidden_cells(question, group_by, told["rows"])
        if group_by in UNITS and is_small(question):
            hidden |= _hidden_as_beside(question, cross, told["rows"])
        rows = [_shown(row, hidden) for row in told["rows"]]
    else:
        return told
    return {**told, "rows": rows, "notes": [*told["notes"], NOTE]}


def _hidden_cells(question: Question, group_by: str, rows: list[Row]) -> Cells:
    """Keys of row and column: commune by commune where the rows are hamlets or teams."""
    places = _communes(question, group_by, rows)
    blocks: dict[Any, dict[tuple[str, str], int]] = {}
    for row in rows:
        block = blocks.setdefault(places.get(row["key"]), {})
        block.update({(row["key"], key): cell["people"] or 0 for key, cell in row["columns"].items()})
    return set().union(*(hide_in_lines(block) for block in blocks.values()))


def _communes(question: Question, group_by: str, rows: list[Row]) -> dict[str, uuid.UUID | None]:
    """Key of a row → the commune in which the hamlet or team lay at the end."""
    units, day = tree(), _day(question)
    if group_by == "team":
        return {str(team.id): units.commune_at(team.unit_id, day) for team in question.teams}
    if group_by == "hamlet":
        return {row["key"]: units.commune_at(uuid.UUID(row["key"]), day) for row in rows}
    return {}


def _hidden_as_beside(question: Question, dimension: str, rows: list[Row]) -> Cells:
    beside = _hidden_beside_others(question, dimension)
    found: Cells = set()
    for row in rows:
        counts = {key: cell["people"] or 0 for key, cell in row["columns"].items()}
        found |= {(row["key"], key) for key in hide_in_row(counts, beside & counts.keys())}
    return found


def _hidden_beside_others(question: Question, dimension: str) -> set[str]:
    """Which ages or sexes of the question's hamlet are hidden where all hamlets of its commune stand side by side."""
    units, day, today = tree(), _day(question), clock.today()
    own = {units.resolve(unit, today) for unit in question.scope.units or ()}
    communes = {commune for unit in own if (commune := units.commune_at(unit, day)) is not None}
    if not communes:
        return set()
    around = replace(question, scope=Scope(territory(units, communes)), kept={})
    hamlets = partial(unit_rows, level="hamlet")
    rows = cross_units(around, "hamlet", dimension, hamlets, partial(people_rows, dimension=dimension)).rows
    hidden = _hidden_cells(around, "hamlet", rows)
    return {key for place, key in hidden if units.resolve(uuid.UUID(place), today) in own}


def _day(question: Question) -> dt.date:
    return question.units_on or min(question.period.end, clock.today())


def _shown(row: Row, hidden: Cells) -> Row:
    cells = {key: _nothing(cell) if (row["key"], key) in hidden else cell for key, cell in row["columns"].items()}
    return {**row, "columns": cells}


def _nothing(cell: Row) -> dict[str, Any]:
    return {name: None for name in MEASURES if name in cell} | {"hidden": True}
