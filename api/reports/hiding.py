"""Hiding of small counts: a table is published so that nobody can work out a count of 1 to 4 from the rest of it.

Counts of 1 to 4 are hidden; then further cells, until whoever solves all sums of the table for the smallest and the
largest value of a hidden cell gets 1 or less and 4 or more. A table with its totals is a circulation: a cell carries
its count from its row to its column, totals carry it back. What a hidden cell may be is then a question of flows: it
may rise and fall by what can go round through other hidden cells, each of which may rise at will and fall to 0. Zeros
are hidden where that helps, so a hidden cell is not even known to hold something.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

SMALL = range(1, 5)
GRAND = "grand"
Key = tuple[Hashable, ...]
K = TypeVar("K", bound=Hashable)
Counts = Mapping[tuple[str, str], int]
# A total tells more than a cell, and the whole of the table most.
WEIGHTS = {"cell": 1.0, "total": 8.0, GRAND: 1000.0}


@dataclass(frozen=True, eq=False)
class Edge:
    """A published number as flow from ``tail`` to ``head``; ``kind`` is ``cell``, ``total`` or ``grand``."""

    key: Key
    tail: Key
    head: Key
    value: int
    kind: str = "cell"


def hide(left: Counts, right: Counts | None = None) -> frozenset[Key]:
    """Keys of what must not be published of one or two tables with the same rows and the same totals by row.

    Tables are ``{(row, column): count}``. Keys: ``("left" | "right", row, column)`` for cells, ``("row", row)``,
    ``("left" | "right", column)`` for totals and ``("grand",)``. Raises ValueError if the totals of the two differ.
    """
    hiding = Hiding(edges_of(left, right))
    hiding.protect_all()
    return frozenset(edge.key for edge in hiding.hidden)


def hide_in_lines(counts: Counts) -> frozenset[tuple[str, str]]:
    """What must not be told of a table whose totals its reader knows anyway: secondary hiding by row and by column.

    In each line with something hidden there are two or more hidden cells that make 4 or more together, as far as it has
    them. For readers who may see each number above: no promise against somebody who solves all sums at once.
    """
    lines: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row, column in counts:
        lines["row", row].append((row, column))
        lines["column", column].append((row, column))
    # Hamlets and their teams are the same rows under other names: what is hidden must not depend on the names.
    looks = {name: sorted((column, counts[name, column]) for _, column in lines["row", name]) for name, _ in counts}
    hidden = {cell for cell, count in counts.items() if count in SMALL}
    waiting = set(lines)
    while waiting:
        # All lines of a round look at the same cells, so that their order does not matter either.
        found = (_of_line(counts, lines[key], hidden, looks) for key in waiting)
        added = frozenset[tuple[str, str]]().union(*found) - hidden
        hidden |= added
        waiting = {key for row, column in added for key in (("row", row), ("column", column))}
    return frozenset(hidden)


def _of_line(
    counts: Counts, line: Iterable[tuple[str, str]], hidden: Collection[tuple[str, str]], looks: Mapping[str, Any]
) -> frozenset[tuple[str, str]]:
    told = {cell: counts[cell] for cell in line}
    return hide_in_row(told, [cell for cell in told if cell in hidden], lambda cell: (cell[1], looks[cell[0]], cell[0]))


def hide_in_row(counts: Mapping[K, int], also: Collection[K] = (), order: Callable[[K], Any] = str) -> frozenset[K]:
    """What must not be told of counts whose sum is known: those of 1 to 4, and as many more as leave them in doubt.

    ``also`` is hidden already; ``order`` chooses between equal counts.
    """
    hidden = {name for name, count in counts.items() if count in SMALL} | set(also)
    rest: list[K] | None = None
    while hidden:
        lacking = SMALL[-1] - sum(counts[name] for name in hidden)
        if lacking <= 0 and len(hidden) > 1:
            break
        if rest is None:
            rest = sorted(counts.keys() - hidden, key=lambda name: (counts[name], order(name)))
        if not rest:
            break
        # The smallest that is enough, else the largest there is.
        enough = next((name for name in rest if counts[name] >= lacking), rest[-1])
        rest.remove(enough)
        hidden.add(enough)
    return frozenset(hidden)


def edges_of(left: Counts, right: Counts | None = None) -> list[Edge]:
    """The circulation: grand total – columns of ``right`` – rows – columns of ``left`` – grand total."""
    rows, columns = _sums(left)
    top, bottom = ("top",), ("bottom",)
    edges = [Edge(("left", i, j), ("out", i), ("left", j), count) for (i, j), count in left.items()]
    edges += [Edge(("left", j), ("left", j), bottom, count, "total") for j, count in columns.items()]
    edges += [Edge((GRAND,), bottom, top, sum(rows.values()), GRAND)]
    if right is None:
        return edges + [Edge(("row", i), top, ("out", i), count, "total") for i, count in rows.items()]
    others, columns = _sums(right)
    if {i: n for i, n in rows.items() if n} != {i: n for i, n in others.items() if n}:
        raise ValueError("two tables of one measure have different totals")
    edges += [Edge(("row", i), ("in", i), ("out", i), count, "total") for i, count in rows.items()]
    edges += [Edge(("right", i, j), ("right", j), ("in", i), count) for (i, j), count in right.items()]
    return edges + [Edge(("right", j), top, ("right", j), count, "total") for j, count in columns.items()]


class Hiding:
    """The growing set of hidden edges. What is protected once stays so: hiding more only widens what others may be."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self.edges = list(edges)
        self.hidden = {edge for edge in self.edges if edge.value in SMALL}
        self.leaving: dict[Key, list[Edge]] = defaultdict(list)
        self.entering: dict[Key, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            self.leaving[edge.tail].append(edge)
            self.entering[edge.head].append(edge)

    def protect_all(self) -> None:
        """Hide until every hidden cell, and every hidden total of 1 to 4, may be 1 as well as 4."""
        waiting = sorted(self.hidden, key=lambda edge: (edge.value, str(edge.key)))
        while waiting:
            edge = waiting.pop()
            if edge.kind == "cell" or edge.value in SMALL:
                waiting += self._route(edge, edge.head, edge.tail, SMALL[-1] - edge.value)
                waiting += self._route(edge, edge.tail, edge.head, edge.value - SMALL[0])

    def _route(self, edge: Edge, start: Key, goal: Key, amount: int) -> list[Edge]:
        """Let ``amount`` go from ``start`` to ``goal`` without ``edge``; returns what had to be hidden for it.

        By way of the totals there is always one: cells may rise at will, and totals are at least as large as they.
        """
        moved: dict[Edge, int] = defaultdict(int)
        added: list[Edge] = []
        while amount > 0:
            steps = self._cheapest(edge, start, goal, moved)
            room = min([amount, *(_room(step, moved) for step, rises in steps if not rises)])
            for step, rises in steps:
                moved[step] += room if rises else -room
                if step not in self.hidden:
                    self.hidden.add(step)
                    added.append(step)
            amount -= room
        return added

    def _cheapest(self, without: Edge, start: Key, goal: Key, moved: Mapping[Edge, int]) -> list[tuple[Edge, bool]]:
        """The way that hides least: edges, each with whether it rises or falls (Dijkstra)."""
        came: dict[Key, tuple[Edge, bool]] = {}
        best: dict[Key, float] = {start: 0.0}
        heap: list[tuple[float, int, Key]] = [(0.0, 0, start)]
        pushed = 0
        while heap:
            cost, _, node = heapq.heappop(heap)
            if node == goal:
                break
            if cost > best[node]:
                continue
            for edge, rises in self._from(node, moved):
                after = edge.head if rises else edge.tail
                total = cost + self._cost(edge)
                if edge is not without and total < best.get(after, math.inf):
                    best[after], came[after] = total, (edge, rises)
                    pushed += 1
                    heapq.heappush(heap, (total, pushed, after))
        steps = []
        while goal != start:
            edge, rises = came[goal]
            steps.append((edge, rises))
            goal = edge.tail if rises else edge.head
        return steps

    def _from(self, node: Key, moved: Mapping[Edge, int]) -> Iterable[tuple[Edge, bool]]:
        yield from ((edge, True) for edge in self.leaving[node])
        yield from ((edge, False) for edge in self.entering[node] if _room(edge, moved) > 0)

    def _cost(self, edge: Edge) -> float:
        # A little even for what is hidden: of equal ways the shorter one.
        return 0.001 if edge in self.hidden else WEIGHTS[edge.kind] * (1 + math.log2(1 + edge.value))


def _room(edge: Edge, moved: Mapping[Edge, int]) -> int:
    """By how much an edge may fall."""
    return edge.value + moved.get(edge, 0)


def _sums(counts: Counts) -> tuple[dict[str, int], dict[str, int]]:
    rows: dict[str, int] = defaultdict(int)
    columns: dict[str, int] = defaultdict(int)
    for (row, column), count in counts.items():
        rows[row] += count
        columns[column] += count
    return rows, columns
