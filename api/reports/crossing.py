"""Two groupings at once: units by what was done and when, and topics by the people of visits that helped one alone.

Rows and columns are those of the single groupings, with their totals; a crossing only adds the cells between them.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from api.assistance.jobs import is_behind
from api.core.problems import Problem
from api.figures.facts import AXES, Axis, along, read, total
from api.figures.slices import cuts_a_month, month_slices, slices_of, unit_slices
from api.figures.sums import Sums
from api.reports.by_unit import UnitTable
from api.reports.rows import Question, Row
from api.units.logic import tree

UNITS = ("province", "district", "commune", "hamlet", "team")
PEOPLE = ("age_band", "sex")
# Measures that a value of a grouping does not have; the others have all three.
MISSING = {"topic": ("people",), "outcome": ("visits", "people"), "age_band": ("items",), "sex": ("items",)}
# Of these a visit may touch several values: the visits of the rows or columns must not be added up.
OVERLAPPING = ("topic", "age_band", "sex")
ALONE = {"age_band": Axis("topic_age"), "sex": Axis("topic_sex")}
MEASURES = ("visits", "people", "items")
NOTHING = Sums()
Cells = dict[tuple[str, str], Sums]
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
    cells = _team_cells(question, AXES[cross]) if level == "team" else _unit_cells(question, level, AXES[cross])
    question.kept[cross] = _by_column(cells)
    columns = columns_of(question)
    notes = ["visits_overlap"] if cross in OVERLAPPING else []
    if level != "team" and AXES[cross].day_column is None and question.units_on is None:
        notes += ["units_of_month_end"] if cuts_a_month(question.period, tree()) else []
    whole = Sums()
    for row in rows:
        whole.add(*(row[name] for name in MEASURES))
    return Crossing(_filled(rows, columns, cells, MISSING.get(cross, ())), columns, whole.as_json(), notes)


def cross_people(question: Question, group_by: str, cross: str, grouping: Grouping, columns_of: Grouping) -> Crossing:
    """Topics by age band or sex (or the other way round) of visits that helped one person alone.

    With several it is not known who had what done. Raises Problem ``whole_months_only``, and ``recounting`` while such
    visits are still being counted after an upgrade.
    """
    if is_behind():
        raise Problem("recounting", retry_after=60)
    rows, columns = grouping(question), columns_of(question)
    people = cross if group_by == "topic" else group_by
    cells: Cells = {}
    topics: dict[str, Sums] = defaultdict(Sums)
    bands: dict[str, Sums] = {}
    for value, sums in along(question.reach, question.period, ALONE[people]).items():
        topic, band = value.split("|")
        if topic:
            cells[(topic, band) if group_by == "topic" else (band, topic)] = sums
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


def _unit_cells(question: Question, level: str, axis: Axis) -> Cells:
    units, period = tree(), question.period
    by_days = axis.day_column is not None
    parts = (unit_slices if by_days else month_slices)(period, units, question.units_on)
    table, cells = UnitTable(units, level), defaultdict[tuple[str, str], Sums](Sums)
    for part in parts:
        names: dict[uuid.UUID, str] = {}
        for unit_id, key, sums in read(question.reach, part, period.cutoff_day, axis, "unit_id"):
            name = names.get(unit_id) or names.setdefault(unit_id, str(table.key(unit_id, part.on)))
            cells[name, key].merge(sums)
    return cells


def _team_cells(question: Question, axis: Axis) -> Cells:
    period, cells = question.period, defaultdict[tuple[str, str], Sums](Sums)
    if axis.day_column is None:
        period.whole_months()
    for part in slices_of(period):
        names: dict[uuid.UUID, str] = {}
        for team_id, key, sums in read(question.reach, part, period.cutoff_day, axis, "team_id"):
            name = names.get(team_id) or names.setdefault(team_id, str(team_id))
            cells[name, key].merge(sums)
    return cells


def _by_column(cells: Cells) -> dict[str, Sums]:
    """The sums of the columns, of which none is left that was voided whole."""
    sums: dict[str, Sums] = defaultdict(Sums)
    for (_, key), counted in cells.items():
        sums[key].merge(counted)
    return {key: counted for key, counted in sums.items() if counted != NOTHING}


def _filled(rows: list[Row], columns: list[Row], cells: Cells, missing: tuple[str, ...]) -> list[Row]:
    """Each row with a cell for each column; what is not counted at all is None, not 0."""
    keys = [column["key"] for column in columns]
    return [{**row, "columns": dict(_row_cells(row["key"], keys, cells, missing))} for row in rows]


def _row_cells(row: str, keys: list[str], cells: Cells, missing: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for key in keys:
        found = cells.get((row, key))
        told: dict[str, int | None] = {**(found or NOTHING).as_json()}
        for name in missing:
            told[name] = None
        yield key, told
