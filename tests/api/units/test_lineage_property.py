"""Whatever was merged and split: on every day every hamlet falls in exactly one commune, and sums agree."""

import datetime as dt
import uuid
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from api.units.lineage import Edge, UnitTree, UnitVersion
from tests.support.thorough import examples

START, TURN, NEXT = dt.date(2023, 1, 1), dt.date(2025, 7, 1), dt.date(2026, 5, 1)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))
PROVINCES = [uuid.UUID(int=1), uuid.UUID(int=2)]


@st.composite
def histories(draw: st.DrawFn) -> UnitTree:
    """A province whose communes are merged and split twice; hamlets that moved, and some nobody moved."""
    versions = [
        UnitVersion(PROVINCES[0], "province", "p0", "Tỉnh cũ", "tinh", None, START, TURN),
        UnitVersion(PROVINCES[1], "province", "p1", "Thành phố mới", "thanh-pho", None, TURN),
    ]
    edges = [Edge(PROVINCES[0], PROVINCES[1], TURN)]
    generations: list[list[uuid.UUID]] = []
    for nth, (begin, end) in enumerate([(START, TURN), (TURN, NEXT), (NEXT, None)]):
        ids = [uuid.UUID(int=100 * (nth + 1) + n) for n in range(draw(st.integers(1, 5)))]
        home = PROVINCES[min(nth, 1)]
        versions += [UnitVersion(i, "commune", f"c{i.int % 100}", f"Xã {i.int}", "xa", home, begin, end) for i in ids]
        if generations:
            edges += draw(arrows(generations[-1], ids, begin))
        generations.append(ids)
    for n in range(draw(st.integers(1, 12))):
        versions += draw(hamlet(uuid.UUID(int=1000 + n), n, generations, edges))
    return UnitTree(versions, edges)


@st.composite
def arrows(draw: st.DrawFn, old: list[uuid.UUID], new: list[uuid.UUID], on: dt.date) -> list[Edge]:
    """From every old commune one default arrow and perhaps another; to every new one at least one."""
    found = []
    for source in old:
        targets = draw(st.lists(st.sampled_from(new), min_size=1, max_size=2, unique=True))
        found += [Edge(source, t, on, partial=len(targets) > 1, default=t is targets[0]) for t in targets]
    orphans = [unit for unit in new if unit not in {edge.to_id for edge in found}]
    return found + [Edge(draw(st.sampled_from(old)), unit, on, partial=True, default=False) for unit in orphans]


@st.composite
def hamlet(
    draw: st.DrawFn, unit_id: uuid.UUID, n: int, generations: list[list[uuid.UUID]], edges: list[Edge]
) -> list[UnitVersion]:
    """A hamlet of the first or second generation; moved to a successor on the day, or forgotten there."""
    nth = draw(st.integers(0, 1))
    begin, turn = (START, TURN) if nth == 0 else (TURN, NEXT)
    home = draw(st.sampled_from(generations[nth]))
    onward = [edge.to_id for edge in edges if edge.from_id == home]
    moves = draw(st.booleans())
    first = UnitVersion(unit_id, "hamlet", f"h{n}", f"Ấp {n % 3}", "ap", home, begin, turn if moves else None)
    if not moves:
        return [first]
    target = draw(st.sampled_from(onward))
    return [first, UnitVersion(unit_id, "hamlet", f"h{n}", f"Ấp {n % 3}", "ap", target, turn)]


@given(tree=histories(), day=DAYS)
@settings(max_examples=examples(100, nightly=300), deadline=None)
def test_every_hamlet_falls_in_exactly_one_commune_on_any_day(tree: UnitTree, day: dt.date) -> None:
    """One, and one that existed on that day (or, before and after all data, the nearest there is)."""
    hamlets = hamlets_of(tree)
    inside = max(START, day)
    for unit in hamlets:
        commune = tree.commune_at(unit, inside)
        assert commune is not None
        version = tree.version_at(commune, inside)
        assert version is not None
        assert version.level == "commune"
        assert version.holds_on(inside)
        assert tree.commune_at(unit, day) is not None


@given(tree=histories(), day=DAYS, level=st.sampled_from(["province", "commune", "hamlet"]))
@settings(max_examples=examples(100, nightly=300), deadline=None)
def test_totals_agree_whatever_the_day_and_level(tree: UnitTree, day: dt.date, level: str) -> None:
    """A count per hamlet, grouped by the units of any day, keeps its sum."""
    hamlets = hamlets_of(tree)
    grouped = Counter(tree.unit_at(unit, day, level) for unit in hamlets)
    assert None not in grouped
    assert grouped.total() == len(hamlets)


@given(tree=histories(), day=DAYS)
@settings(max_examples=examples(70, nightly=200), deadline=None)
def test_what_lies_below_the_units_of_a_day_is_disjoint_and_whole(tree: UnitTree, day: dt.date) -> None:
    """``below`` of all communes of a day, put together, is every hamlet of that day, once."""
    communes = [version.unit_id for version in tree.existing("commune", day)]
    found = [unit for commune in communes for unit in tree.below(commune, "hamlet", day)]
    existing = [version.unit_id for version in tree.existing("hamlet", day)]
    assert sorted(found) == sorted(existing)


@given(tree=histories(), day=DAYS, level=st.sampled_from(["province", "commune"]))
@settings(max_examples=examples(70, nightly=200), deadline=None)
def test_climbing_in_steps_is_climbing_at_once(tree: UnitTree, day: dt.date, level: str) -> None:
    """Hamlet → commune → province is hamlet → province, and a unit falls in itself."""
    for unit in hamlets_of(tree):
        commune = tree.commune_at(unit, day)
        assert commune is not None
        assert tree.unit_at(commune, day, level) == tree.unit_at(unit, day, level)


def hamlets_of(tree: UnitTree) -> list[uuid.UUID]:
    """All hamlets of all times."""
    return [unit for unit in tree.units if tree.level(unit) == "hamlet"]
