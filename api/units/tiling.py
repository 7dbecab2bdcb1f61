"""Places on a map snapped to the cells of a grid: one cell each, neighbours near each other, the same on every machine.

A tile grid is no map: it keeps who lies north or west of whom, and draws no border that somebody could dispute.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Cell = tuple[int, int]

# Cells beyond the number of places, so that an outline stays to be seen.
SLACK = 1.35
# How much of a place's position is its rank: towns lie close together, and ranks pull them apart.
BY_RANK = 0.6
# A tile is wider than high.
TILE_RATIO = 1.3


@dataclass(frozen=True)
class Size:
    """Of a grid, in cells."""

    columns: int
    rows: int


def snap(places: Sequence[Point]) -> list[Cell]:
    """``(column, row)`` of each ``(lat, lon)``; row 0 is north, column 0 is west. No two in one cell.

    The sum of the squared ways from the places to their cells is the least there is; among equals the first found
    counts, so the caller brings the places in an order that does not change.
    """
    if not places:
        return []
    size = grid_size(places)
    wished = _wishes(places, size)
    cells = [(column, row) for row in range(size.rows) for column in range(size.columns)]
    costs = [[(column - x) ** 2 + (row - y) ** 2 for column, row in cells] for x, y in wished]
    return _moved_to_corner([cells[at] for at in cheapest_assignment(costs)])


def grid_size(places: Sequence[Point]) -> Size:
    """A grid of the places' shape with some cells to spare."""
    lats, lons = [lat for lat, _ in places], [lon for _, lon in places]
    middle = math.radians((min(lats) + max(lats)) / 2)
    width = max((max(lons) - min(lons)) * math.cos(middle), 1e-6)
    height = max(max(lats) - min(lats), 1e-6)
    cells = len(places) * SLACK
    columns = round(math.sqrt(cells * width / height / TILE_RATIO))
    columns = min(max(columns, 1), len(places))
    return Size(columns, max(math.ceil(cells / columns), 1))


def cheapest_assignment(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row with the least sum of costs (Hungarian method, shortest augmenting paths).

    There are at least as many columns as rows. The known algorithm with potentials, O(rows² · columns); see
    Kuhn 1955 and Jonker & Volgenant 1987. Ours because a solver would be 100 MB for some hundred cells.
    """
    rows, columns = len(costs), len(costs[0])
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        at = _augment(costs, row_potential, column_potential, owner, way)
        while at:
            owner[at], at = owner[way[at]], way[at]
    chosen = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            chosen[owner[column] - 1] = column - 1
    return chosen


def _augment(
    costs: Sequence[Sequence[float]], of_row: list[float], of_column: list[float], owner: list[int], way: list[int]
) -> int:
    """Grow the tree of cheapest ways from the row in ``owner[0]`` until it meets a free column; returns that."""
    columns = len(of_column) - 1
    least, seen, at = [math.inf] * (columns + 1), [False] * (columns + 1), 0
    while owner[at]:
        seen[at] = True
        row, step, next_at = owner[at], math.inf, 0
        line, base = costs[row - 1], of_row[row]
        for column in range(1, columns + 1):
            if seen[column]:
                continue
            reduced = line[column - 1] - base - of_column[column]
            if reduced < least[column]:
                least[column], way[column] = reduced, at
            if least[column] < step:
                step, next_at = least[column], column
        for column in range(columns + 1):
            if seen[column]:
                of_row[owner[column]] += step
                of_column[column] -= step
            else:
                least[column] -= step
        at = next_at
    return at


def _wishes(places: Sequence[Point], size: Size) -> list[tuple[float, float]]:
    """Where each place would stand if cells were no matter: ``(column, row)``, not whole."""
    xs = _spread([lon for _, lon in places], size.columns)
    ys = _spread([-lat for lat, _ in places], size.rows)
    return list(zip(xs, ys, strict=True))


def _spread(values: Sequence[float], cells: int) -> list[float]:
    """Values on 0 … cells - 1, partly by their size and partly by their rank; equal values stay equal."""
    low, high = min(values), max(values)
    order = sorted(values)
    first = {value: order.index(value) for value in set(values)}
    last = {value: at for at, value in enumerate(order)}
    reach, ranks = (high - low) or 1.0, max(len(values) - 1, 1)
    return [
        (cells - 1) * ((1 - BY_RANK) * (value - low) / reach + BY_RANK * (first[value] + last[value]) / 2 / ranks)
        for value in values
    ]


def _moved_to_corner(cells: Sequence[Cell]) -> list[Cell]:
    """Without rows and columns that nobody stands in."""
    columns = {column: at for at, column in enumerate(sorted({column for column, _ in cells}))}
    rows = {row: at for at, row in enumerate(sorted({row for _, row in cells}))}
    return [(columns[column], rows[row]) for column, row in cells]
