"""A row of a report, and what all groupings are given."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from api.figures.facts import AXES, along, by_team, read
from api.figures.period import Period
from api.figures.slices import unit_slices
from api.figures.sums import Sums, teams_during, within
from api.teams.logic import Scope
from api.units.logic import tree

Row = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """What is asked: whose figures, of which days, and with the units of which day (None: each day's own)."""

    scope: Scope
    period: Period
    units_on: dt.date | None = None
    # sums by key of an axis, once they are known
    kept: dict[str, dict[str, Sums]] = field(default_factory=dict, compare=False)

    def along(self, axis: str) -> dict[str, Sums]:
        """Sums of the period by key of an axis; what a crossing has read already is not read again."""
        if axis not in self.kept:
            self.kept[axis] = along(self.reach, self.period, AXES[axis])
        return self.kept[axis]

    @cached_property
    def reach(self) -> Scope:
        """The scope as the tallies are asked for it."""
        return within(self.scope)

    @cached_property
    def teams(self) -> list[Any]:
        """Teams of the scope that existed in the period."""
        return teams_during(self.reach, self.period)

    @cached_property
    def homes(self) -> list[tuple[dt.date, Sequence[tuple[Any, ...]]]]:
        """What figures by unit and by team share: the day of each span between changes of units, and as ``read``

        ``(unit, team, visits, people, items)``, ids as they are stored.
        """
        parts = unit_slices(self.period, tree(), self.units_on)
        return [(part.on, read(self.reach, part, None, "unit_id", "team_id")) for part in parts]

    @cached_property
    def team_sums(self) -> dict[uuid.UUID, Sums]:
        """Sums of the period by team; what was read by unit already is not read again."""
        if "homes" not in vars(self):
            return by_team(self.reach, self.period)
        sums: dict[str, Sums] = defaultdict(Sums)
        for _, rows in self.homes:
            for _, team_id, visits, people, items in rows:
                sums[team_id].add(visits, people, items)
        return {uuid.UUID(team_id): counted for team_id, counted in sums.items()}


def row(
    key: str,
    label: str,
    code: str | None = None,
    *,
    visits: int | None = None,
    people: int | None = None,
    items: int | None = None,
) -> Row:
    """A row; a measure that does not exist for its dimension is None."""
    return {"key": key, "label": label, "code": code, "visits": visits, "people": people, "items": items}
