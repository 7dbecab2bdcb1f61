"""Hides small numbers of people where a report crosses a hamlet or team with age or sex (see ``hiding``)."""

from typing import Any

from api.reports.hiding import hide_in_lines, hide_in_row
from api.reports.rows import Question, Row
from api.units.logic import tree

PEOPLE = ("age_band", "sex")
SMALL_PLACES = ("hamlet", "team")
NOTE = "small_hidden"
MEASURES = ("visits", "people", "items")


def hide_people(rows: list[Row]) -> list[Row]:
    """Rows of people of one hamlet or team with the small ones marked ``hidden``; their sum is known."""
    hidden = hide_in_row({row["key"]: row["people"] for row in rows})
    return [{**row, "hidden": True} if row["key"] in hidden else row for row in rows]


def is_small(question: Question) -> bool:
    """Whether the figures are those of one hamlet, or of teams alone."""
    units = question.scope.units
    if not units:
        return units is not None
    levels = tree()
    return len(units) == 1 and all(levels.level(unit) == "hamlet" for unit in units)


def hide_small(question: Question, group_by: str, cross: str | None, told: dict[str, Any]) -> dict[str, Any]:
    """The summary as it may be told: hidden measures are None, and the notes say so."""
    if not {group_by, cross} & set(PEOPLE):
        return told
    if cross is None:
        if not is_small(question):
            return told
        rows = [{**row, **_nothing(row)} if row.get("hidden") else row for row in hide_people(told["rows"])]
    elif group_by in SMALL_PLACES or is_small(question):
        rows = _hide_cells(told["rows"])
    else:
        return told
    return {**told, "rows": rows, "notes": [*told["notes"], NOTE]}


def _hide_cells(rows: list[Row]) -> list[Row]:
    counts = {(row["key"], key): cell["people"] or 0 for row in rows for key, cell in row["columns"].items()}
    hidden = hide_in_lines(counts)

    def shown(row: Row) -> dict[str, Any]:
        return {k: _nothing(c) if (row["key"], k) in hidden else c for k, c in row["columns"].items()}

    return [{**row, "columns": shown(row)} for row in rows]


def _nothing(cell: Row) -> dict[str, Any]:
    return {name: None for name in MEASURES if name in cell} | {"hidden": True}
