"""What became of a commune that is no more (S25)."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from api.units.lineage import UnitTree


@dataclass(frozen=True)
class Successor:
    """A commune of today, with those hamlets of the former one (under the ids they had) that lie in it."""

    commune_id: uuid.UUID
    hamlets: tuple[uuid.UUID, ...]


def last_day(units: UnitTree, unit_id: uuid.UUID, day: dt.date) -> dt.date | None:
    """The last day of a unit that has ended by ``day``; None for one that exists then or later."""
    versions = units.versions(unit_id)
    ended = versions[-1].valid_to if versions else None
    return None if ended is None or day < ended else ended - dt.timedelta(days=1)


def successors_of(units: UnitTree, commune_id: uuid.UUID, day: dt.date) -> list[Successor]:
    """The communes into which one has gone by ``day``, the one by default first; none while it exists.

    A hamlet that was divided between two of them is named by both.
    """
    eve = last_day(units, commune_id, day)
    if eve is None:
        return []
    parts: dict[uuid.UUID, set[uuid.UUID]] = {}
    for heir in _communes(units, units.heirs(commune_id, day), day):
        parts.setdefault(heir, set())
    for hamlet in units.below(commune_id, "hamlet", eve):
        for heir in _communes(units, units.heirs(hamlet, day), day):
            parts.setdefault(heir, set()).add(hamlet)
    return [Successor(heir, tuple(sorted(hamlets))) for heir, hamlets in parts.items()]


def _communes(units: UnitTree, found: Iterable[uuid.UUID], day: dt.date) -> list[uuid.UUID]:
    return [commune for unit in found if (commune := units.commune_at(unit, day)) is not None]
