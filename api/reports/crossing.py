"""Two groupings at once: units by what was done and when, and topics by the people of visits that helped one alone.

Rows and columns are those of the single groupings, with their totals; a crossing only adds the cells between them.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from api.assistance.jobs import is_behind
from api.core.problems import Problem
from api.figures.facts import AXES, Axis, Made, along, keys_of, read, total
from api.figures.months import By
from api.figures.slices import Slice, cuts_a_month, month_slices, slices_of, unit_slices
from api.figures.sums import Sums
from api.reports.by_unit import UnitTable
from api.reports.rows import Question, Row
from api.units.logic import tree
from models.tally import AMOUNTS

UNITS = ("province", "district", "commune", "hamlet", "team")
PEOPLE = ("age_band", "sex")
# Measures that a value of a grouping does not have; the others have all three.
MISSING = {"topic": ("people",), "outcome": ("visits", "people"), "age_band": ("items",), "sex": ("items",)}
# Of these a visit may touch several values: the visits of the rows or columns must not be added up.
OVERLAPPING = ("topic", "age_band", "sex")
ALONE = {"age_band": Axis("topic_age"), "sex": Axis("topic_sex")}
NOTHING = Sums()
Cell = dict[str, Any]
# By key of the row, then of the column: as they are told, because there may be 30,000 of them.
Cells = dict[str, dict[str, Cell]]
Grouping = Callable[[Question], list[Row]]


@dataclass(frozen=True)
class Crossing:
    """Rows with their cells, the heads of the columns, what it covers in all, and what a reader must know."""

    rows: list[Row]
    columns: list[Row]
    crossed: dict[str, int]
    notes: list[str]


def check_cross(group_by: str, cross: str) -> None:
    """Raise Problem ``cannot_cross`` with the ``reason`` for two groupings between which nothing is counted."""
    reason = _why_not(group_by, cross)
    if reason is not None:
        raise Problem("cannot_cross", params={"group_by": group_by, "cross": cross, "reason": reason})


def cross_units(question: Question, level: str, cross: str, grouping: Grouping, columns_of: Grouping) -> Crossing:
    """Units or teams by what ``cross`` tells apart. Raises Problem ``whole_months_only`` where that needs them."""
    rows = grouping(question)
    missing = MISSING.get(cross, ())
    cells = _team_cells(question, cross) if level == "team" else _unit_cells(question, level, cross)
    question.kept[cross] = _by_column(cells)
    columns = columns_of(question)
    notes = ["visits_overlap"] if cross in OVERLAPPING else []
    if level != "team" and AXES[cross].day_column is None and question.units_on is None:
        notes += ["units_of_month_end"] if cuts_a_month(question.period, tree()) else []
    whole = Sums()
    for row in rows:
        whole.add(*(row[name] for name in AMOUNTS))
    return Crossing(_filled(rows, columns, cells, missing), columns, whole.as_json(), notes)


def cross_people(question: Question, group_by: str, cross: str, grouping: Grouping, columns_of: Grouping) -> Crossing:
    """Topics by age band or sex (or the other way round) of visits that helped one person alone.

    With several it is not known who had what done. Raises Problem ``whole_months_only``, and ``recounting`` while such
    visits are still being counted after an upgrade.
    """
    if is_behind():
        raise Problem("recounting", retry_after=60)
    rows, columns = grouping(question), columns_of(question)
    people = cross if group_by == "topic" else group_by
    cells: Cells = defaultdict(dict)
    topics: dict[str, Sums] = defaultdict(Sums)
    bands: dict[str, Sums] = {}
    for value, sums in along(question.reach, question.period, ALONE[people]).items():
        topic, band = value.split("|")
        if topic:
            line, column = (topic, band) if group_by == "topic" else (band, topic)
            cells[line][column] = sums.as_json()
            topics[topic].merge(sums)
        else:
            bands[band] = sums
    own = {"topic": topics, people: bands}
    heads = [{**row, **own[cross].get(row["key"], Sums()).as_json()} for row in columns]
    told = [{**row, **own[group_by].get(row["key"], Sums()).as_json()} for row in rows]
    notes = ["one_person_visits", "visits_overlap"]
    return Crossing(_filled(told, heads, cells, ()), heads, total(bands.values()).as_json(), notes)


def _why_not(group_by: str, cross: str) -> str | None:
    if cross in UNITS:
        return "units_are_rows"
    if group_by in UNITS:
        return None if cross in AXES else "not_counted"
    pair = {group_by, cross}
    if pair & set(PEOPLE) and pair & {"topic", "outcome"}:
        return None if "topic" in pair else "people_and_items"
    return "not_counted"


def _unit_cells(question: Question, level: str, cross: str) -> Cells:
    units = tree()
    by_days = AXES[cross].day_column is not None
    parts = (unit_slices if by_days else month_slices)(question.period, units, question.units_on)
    table, cells = UnitTable(units, level), Cells()
    for part in parts:
        _collect(question, part, cross, "unit_id", cells, partial(table.row_key, day=part.on))
    return cells


def _team_cells(question: Question, cross: str) -> Cells:
    cells = Cells()
    if AXES[cross].day_column is None:
        question.period.whole_months()
    for part in slices_of(question.period):
        _collect(question, part, cross, "team_id", cells, lambda team: str(uuid.UUID(team)))
    return cells


def _collect(question: Question, part: Slice, cross: str, by: By, cells: Cells, row_of: Callable[[str], str]) -> None:
    """Add a slice to the cells; ``row_of`` gives the key of the row that a unit or team, as stored, belongs to."""
    axis, missing = AXES[cross], MISSING.get(cross, ())
    measures = set(AMOUNTS) - set(missing)
    lines: Made[dict[str, Cell]] = Made(lambda stored: cells.setdefault(row_of(stored), {}))
    keys = keys_of(axis, question.period.cutoff_day)
    for place, stored, visits, people, items in read(question.reach, part, axis, by, measures=measures):
        line, key = lines[place], keys[stored]
        if key not in line:
            line[key] = {"visits": visits, "people": people, "items": items}
        else:
            cell = line[key]
            for name, amount in (("visits", visits), ("people", people), ("items", items)):
                if name not in missing:
                    cell[name] += amount


def _by_column(cells: Cells) -> dict[str, Sums]:
    """The sums of the columns, of which none is left that was voided whole."""
    sums: dict[str, Sums] = defaultdict(Sums)
    for line in cells.values():
        for key, cell in line.items():
            column = sums[key]
            column.visits += cell["visits"] or 0
            column.people += cell["people"] or 0
            column.items += cell["items"] or 0
    return {key: counted for key, counted in sums.items() if counted != NOTHING}


def _filled(rows: list[Row], columns: list[Row], cells: Cells, missing: tuple[str, ...]) -> list[Row]:
    """Each row with a cell for each column; what is not counted at all is None, not 0."""
    keys = [column["key"] for column in columns]
    empty: Cell = {name: None if name in missing else 0 for name in AMOUNTS}
    lines = ((row, cells.get(row["key"], {})) for row in rows)
    return [{**row, "columns": {key: line.get(key, empty) for key in keys}} for row, line in lines]
