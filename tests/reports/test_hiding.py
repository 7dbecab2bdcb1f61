"""An attacker who solves all sums of what is published for the bounds of each hidden cell (linear programme)."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from api.reports.hiding import SMALL, Counts, Key, hide, hide_in_lines, hide_in_row

SMALLEST, LARGEST = SMALL[0], SMALL[-1]


class Attacker:
    """Knows that counts are not negative, every published number, and which sums hold between all of them."""

    def __init__(self, left: Counts, right: Counts | None, hidden: frozenset[Key]) -> None:
        numbers, self.sums = published(left, right)
        self.values = numbers
        self.place = {key: at for at, key in enumerate(numbers)}
        self.hidden = hidden
        self.bounds = [(0, None) if key in hidden else (value, value) for key, value in numbers.items()]

    def range_of(self, key: Key) -> tuple[float, float]:
        """Smallest and largest value that the number may have."""
        matrix = np.zeros((len(self.sums), len(self.place)))
        for line, (whole, parts) in enumerate(self.sums):
            matrix[line, self.place[whole]] = -1
            for part in parts:
                matrix[line, self.place[part]] += 1
        found = []
        for sign in (1, -1):
            aim = np.zeros(len(self.place))
            aim[self.place[key]] = sign
            solved = linprog(aim, A_eq=matrix, b_eq=np.zeros(len(self.sums)), bounds=self.bounds, method="highs")
            found.append(float("inf") if solved.status == 3 else sign * solved.fun)
        return found[0], found[1]


def published(left: Counts, right: Counts | None) -> tuple[dict[Key, int], list[tuple[Key, list[Key]]]]:
    """All numbers of the tables with their totals, and which is the sum of which."""
    numbers: dict[Key, int] = {("grand",): sum(left.values())}
    sums: list[tuple[Key, list[Key]]] = []
    rows = list(dict.fromkeys(i for i, _ in left))
    numbers |= {("row", i): sum(n for (row, _), n in left.items() if row == i) for i in rows}
    sums.append((("grand",), [("row", i) for i in rows]))
    for side, table in (("left", left), ("right", right or {})):
        columns = list(dict.fromkeys(j for _, j in table))
        numbers |= {(side, *key): n for key, n in table.items()}
        numbers |= {(side, j): sum(n for (_, column), n in table.items() if column == j) for j in columns}
        if columns:
            sums.append((("grand",), [(side, j) for j in columns]))
            sums += [(("row", i), [(side, i, j) for j in columns]) for i in rows]
            sums += [((side, j), [(side, i, j) for i in rows]) for j in columns]
    return numbers, sums


COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 6), st.integers(0, 60), st.integers(0, 3000))


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int] | None]:
    """One table, or two with the same rows and the same sums by row."""
    rows, columns = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    left = {(f"r{i}", f"c{j}"): draw(COUNTS) for i in range(rows) for j in range(columns)}
    if not draw(st.booleans()):
        return left, None
    kinds = draw(st.integers(1, 4))
    right = {}
    for i in range(rows):
        rest = sum(left[f"r{i}", f"c{j}"] for j in range(columns))
        for k in range(kinds - 1):
            right[f"r{i}", f"k{k}"] = draw(st.integers(0, rest))
            rest -= right[f"r{i}", f"k{k}"]
        right[f"r{i}", f"k{kinds - 1}"] = rest
    return left, right


def check(left: Counts, right: Counts | None) -> None:
    """Every count of 1 to 4 is hidden, and every hidden cell may still be 1 and 4."""
    hidden = hide(left, right)
    attacker = Attacker(left, right, hidden)
    for key, value in attacker.values.items():
        assert key in hidden or value not in SMALL, f"{key} is published: {value}"
    for key in hidden:
        cell = len(key) == 3
        if cell or attacker.values[key] in SMALL:
            least, most = attacker.range_of(key)
            assert least <= SMALLEST + 1e-6, f"{key} is known to be {least} or more"
            assert most >= LARGEST - 1e-6, f"{key} is known to be {most} or less"


@settings(max_examples=150, deadline=None)
@given(tables())
@example(({("a", "x"): 3}, None))
@example(({("a", "x"): 3, ("a", "y"): 90, ("b", "x"): 50, ("b", "y"): 0}, None))
def test_no_hidden_cell_can_be_bounded_within_1_to_4(
    drawn: tuple[dict[tuple[str, str], int], dict[tuple[str, str], int] | None],
) -> None:
    check(*drawn)


def test_the_attacker_finds_what_hiding_small_counts_alone_gives_away() -> None:
    left = {("a", "x"): 3, ("a", "y"): 90, ("b", "x"): 50, ("b", "y"): 7}
    alone: frozenset[Key] = frozenset({("left", "a", "x")})
    assert Attacker(left, None, alone).range_of(("left", "a", "x")) == (3, 3)


def test_a_shared_total_gives_nothing_away() -> None:
    """Two tables that are safe each for itself are not together, where the hidden total of a row stands in both."""
    left = {("a", "x"): 2, ("a", "y"): 2, ("b", "x"): 40, ("b", "y"): 60}
    right = {("a", "f"): 4, ("a", "m"): 0, ("b", "f"): 50, ("b", "m"): 50}
    check(left, right)


def test_large_counts_are_published() -> None:
    left = {(f"r{i}", f"c{j}"): 5 + i + j for i in range(6) for j in range(4)}
    assert hide(left) == frozenset()


def test_of_many_large_counts_few_are_hidden_for_one_small() -> None:
    left = {(f"r{i}", f"c{j}"): 100 + i + j for i in range(30) for j in range(8)} | {("r7", "c3"): 2}
    hidden = hide(left)
    assert ("left", "r7", "c3") in hidden
    assert ("grand",) not in hidden
    assert len(hidden) <= 12


@given(tables())
def test_where_totals_are_known_each_line_leaves_what_is_hidden_in_doubt(
    drawn: tuple[dict[tuple[str, str], int], dict[tuple[str, str], int] | None],
) -> None:
    counts, _ = drawn
    hidden = hide_in_lines(counts)
    assert {cell for cell, count in counts.items() if count in SMALL} <= hidden
    for at in (0, 1):
        for name in {cell[at] for cell in counts}:
            line = [cell for cell in counts if cell[at] == name]
            secret = [cell for cell in line if cell in hidden]
            enough = len(secret) > 1 and sum(counts[cell] for cell in secret) >= LARGEST
            assert not secret or enough or secret == line


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_of_a_row_with_a_known_sum_nothing_small_can_be_worked_out(counts: list[int]) -> None:
    told = {f"c{n}": count for n, count in enumerate(counts)}
    hidden = hide_in_row(told)
    assert {name for name, count in told.items() if count in SMALL} <= hidden
    rest = sum(told[name] for name in hidden)
    assert not hidden or hidden == told.keys() or (len(hidden) > 1 and rest >= LARGEST)


def test_tables_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="different totals"):
        hide({("a", "x"): 3}, {("a", "f"): 4})
