"""What the feed counts, a year of months at a time: asked month by month, the same rows would be read again."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection
from functools import cache

from api.figures.facts import WHOLE
from api.figures.months import read_each_month, read_values_each_month
from api.figures.sums import Sums
from api.teams.logic import Scope

# The unit that one is told under, in a month.
PlaceOf = Callable[[uuid.UUID, dt.date], uuid.UUID]


class Counted:
    """Sums and items by topic of the units of one month, and the teams that made a visit."""

    def __init__(self) -> None:
        self.sums: dict[uuid.UUID, Sums] = defaultdict(Sums)
        self.items: dict[uuid.UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.active: set[uuid.UUID] = set()


def count_months(scope: Scope, months: Collection[dt.date], place_of: PlaceOf) -> dict[dt.date, Counted]:
    """Month → what was counted in it. Two statements for each year."""
    found = {month: Counted() for month in months}
    id_of, day_of = cache(uuid.UUID), cache(dt.date.fromisoformat)
    for unit_id, team_id, stored, *amounts in read_each_month(scope, months, WHOLE, "unit_id", "team_id"):
        month = day_of(stored)
        counted = found[month]
        counted.sums[place_of(id_of(unit_id), month)].add(*amounts)
        if amounts[0]:
            counted.active.add(id_of(team_id))
    for unit_id, topic, stored, amount in read_values_each_month(scope, months, "topic", "items", "unit_id"):
        month = day_of(stored)
        found[month].items[place_of(id_of(unit_id), month)][topic] += amount
    return found
