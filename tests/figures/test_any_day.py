"""Whatever happened to the units, figures by those of any day add up to the visits, each in exactly one unit."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.core.db import atomic
from api.figures.facts import AXES
from api.figures.period import Period
from api.reports.by_unit import unit_rows
from api.reports.crossing import cross_units
from api.reports.rows import Question
from api.reports.summary import GROUPINGS
from api.teams.logic import Scope, territory
from api.units.logic import tree
from server.app import App
from tests.factories.teams import Team, make_team
from tests.factories.units import Unit, add_version, make_hamlet, make_province, make_unit
from tests.factories.visits import item, make_visit
from tests.support.recounting import LEVELS, Reading, crossed, facts_of, grouped
from tests.support.thorough import examples
from tests.support.units import divide, end_version

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 6, 30)
PERIOD = Period(FIRST, LAST, 31)
days = st.dates(FIRST, LAST)
VISIT = "visit"
ACTS = ("merge", "split", "move", "rename", "divide_hamlet", "join_hamlets")


class Undo(Exception):
    """Ends a transaction without a trace."""


@dataclass
class Land:
    """A province as it is after some acts: its communes and which hamlets lie in each; teams by hamlet."""

    province: Unit
    communes: dict[Unit, list[Unit]]
    teams: dict[Unit, Team] = field(default_factory=dict)

    def act(self, kind: str, pick: int, on: dt.date) -> None:
        """Let something happen on a day; what there is too little for does not happen."""
        communes = list(self.communes)
        one, other = communes[pick % len(communes)], communes[(pick + 1) % len(communes)]
        inside = self.communes[one]
        if kind == "merge" and one != other:
            new = self._commune(on)
            self.communes[new] = [*self.communes.pop(one), *self.communes.pop(other)]
            divide(one, {new: ()}, on)
            divide(other, {new: self.communes[new]}, on)
        elif kind == "split" and len(inside) > 1:
            first, second = self._commune(on), self._commune(on)
            del self.communes[one]
            self.communes |= {first: inside[:1], second: inside[1:]}
            divide(one, {first: inside[:1], second: inside[1:]}, on)
        elif kind == "move" and one != other and inside:
            hamlet = inside.pop(pick % len(inside))
            self.communes[other].append(hamlet)
            self._renew(hamlet, other, on)
        elif kind == "rename":
            end_version(one.id, on)
            add_version(one.id, one.code, f"{one.name} mới", "commune", self.province, on)
        elif kind == "divide_hamlet" and inside:
            old = inside.pop(0)
            parts = [make_unit("hamlet", one, valid_from=on) for _ in range(2)]
            divide(old, dict.fromkeys(parts, ()), on)
            inside += parts
        elif kind == "join_hamlets" and len(inside) > 1:
            old, kept = inside.pop(0), inside[0]
            divide(old, {kept: ()}, on)

    def _commune(self, on: dt.date) -> Unit:
        return make_unit("commune", self.province, valid_from=on)

    def _renew(self, hamlet: Unit, parent: Unit, on: dt.date) -> None:
        end_version(hamlet.id, on)
        add_version(hamlet.id, hamlet.code, hamlet.name, "hamlet", parent, on)

    def visit(self, pick: int, day: dt.date) -> None:
        """Somebody visits one of the hamlets that there are now."""
        hamlets = [(commune, hamlet) for commune, inside in self.communes.items() for hamlet in inside]
        commune, hamlet = hamlets[pick % len(hamlets)]
        if hamlet not in self.teams:
            self.teams[hamlet] = make_team(hamlet, commune=commune, members=1)
        make_visit(self.teams[hamlet], day, items=[item(("VNEID2", "PAY")[pick % 2])], people=1 + pick % 3)


@contextmanager
def undone(app: App) -> Iterator[None]:
    """A write of which nothing stays."""
    try:
        with app.app_context(), atomic("write"):
            yield
            raise Undo
    except Undo:
        pass


LENIENT = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@settings(LENIENT, max_examples=examples(8, nightly=60))
@given(
    acts=st.lists(st.tuples(days, st.sampled_from(ACTS), st.integers(0, 9)), max_size=5, unique_by=lambda act: act[0]),
    visits=st.lists(st.tuples(days, st.integers(0, 9)), min_size=1, max_size=10),
    day=st.dates(dt.date(2025, 6, 1), dt.date(2026, 12, 31)),
)
def test_any_units_of_any_day_give_the_same_total(
    app: App, acts: list[tuple[dt.date, str, int]], visits: list[tuple[dt.date, int]], day: dt.date
) -> None:
    with undone(app):
        province = make_province()
        communes = [make_unit("commune", province) for _ in range(3)]
        land = Land(province, {commune: [make_hamlet(commune) for _ in range(2)] for commune in communes})
        # what happens on a day holds from its beginning
        for on, kind, pick in sorted([*acts, *((on, VISIT, pick) for on, pick in visits)]):
            land.visit(pick, on) if kind == VISIT else land.act(kind, pick, on)
        facts = facts_of(team.id for team in land.teams.values())
        scope = Scope(territory(tree(), [province.id]))
        for units_on in (None, day, LAST):
            question, reading = Question(scope, PERIOD, units_on), Reading(tree(), units_on)
            for level in LEVELS:
                rows = unit_rows(question, level)
                assert sum(row["visits"] for row in rows) == len(facts) == len(visits)
                told = {row["key"]: (row["visits"], row["people"], row["items"]) for row in rows if row["visits"]}
                assert told == grouped(facts, reading, level)
            for cross in AXES:
                crossing = Question(scope, PERIOD, units_on)
                found = cross_units(crossing, "commune", cross, partial(unit_rows, level="commune"), GROUPINGS[cross])
                # the columns come from the cells; asked for alone they are the same
                assert found.columns == GROUPINGS[cross](question)
                cells = {
                    (row["key"], key): tuple(cell.values())
                    for row in found.rows
                    for key, cell in row["columns"].items()
                    if any(cell.values())
                }
                assert cells == crossed(facts, reading, "commune", cross), cross
                assert found.crossed["visits"] == len(facts)
