"""The tree of all units with their past: the one place that reports, feeds and pages ask where something belongs."""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable

from api.units.history import Edge, History, UnitVersion
from api.units.naming import short_name
from models.admin_unit import LEVELS

__all__ = ["Edge", "UnitTree", "UnitVersion"]

Names = dict[uuid.UUID | None, Counter[str]]


class UnitTree(History):
    """Immutable; built once per state of the tables (``api.units.logic.tree``)."""

    def __init__(self, versions: Iterable[UnitVersion], edges: Iterable[Edge]) -> None:
        super().__init__(versions, edges)
        self._names: dict[int, Names] = {}
        self._labels: dict[int, dict[uuid.UUID, str]] = defaultdict(dict)

    def commune_at(self, unit_id: uuid.UUID, day: dt.date) -> uuid.UUID | None:
        """The commune that a hamlet or commune fell under on ``day``."""
        return self.unit_at(unit_id, day, "commune")

    def existing(self, level: str, day: dt.date) -> list[UnitVersion]:
        """Versions of ``level`` in force on ``day``, in Vietnamese order of their names."""
        versions = (self.version_at(unit, day) for unit in self.units if self.level(unit) == level)
        held = [version for version in versions if version is not None and version.holds_on(day)]
        return sorted(held, key=lambda v: (v.sort_key, v.code))

    def below(self, unit_id: uuid.UUID, level: str, day: dt.date) -> list[uuid.UUID]:
        """Units of ``level`` that existed on ``day`` under the unit (under what it was then, if it did not exist)."""
        top = self.resolve(unit_id, day)
        at = self.level(top)
        if at is None:
            return []
        return [v.unit_id for v in self.existing(level, day) if self.unit_at(v.unit_id, day, at) == top]

    def children(self, unit_id: uuid.UUID, day: dt.date) -> list[UnitVersion]:
        """Versions in force on ``day`` directly below the unit (below what it was then, if it did not exist)."""
        top = self.resolve(unit_id, day)
        return [v for level in LEVELS for v in self.existing(level, day) if self._parent(v, day) == top]

    def path(self, unit_id: uuid.UUID, day: dt.date) -> list[UnitVersion]:
        """From the province down to the unit, as of ``day``."""
        units = [self.unit_at(unit_id, day, level) for level in LEVELS]
        versions = [self.version_at(unit, day) for unit in units if unit is not None]
        return [version for version in versions if version is not None]

    def label(self, unit_id: uuid.UUID, day: dt.date) -> str:
        """The name; ``Khu phố 1 (Phú Cường cũ)`` where two hamlets of one commune share it. Empty for an unknown."""
        labels, version = self._labels[self.turn(day)], self.version_at(unit_id, day)
        if version is not None and unit_id not in labels:
            labels[unit_id] = self._label(version, day)
        return labels.get(unit_id, "")

    def _label(self, version: UnitVersion, day: dt.date) -> str:
        commune = self.commune_at(version.unit_id, day)
        if version.level != "hamlet" or self._hamlet_names(day).get(commune, Counter())[version.name] < 2:
            return version.name
        origin = self._origin(version.unit_id, commune, day)
        return f"{version.name} ({origin} cũ)" if origin else version.name

    def _parent(self, version: UnitVersion, day: dt.date) -> uuid.UUID | None:
        return self.resolve(version.parent_id, day) if version.parent_id else None

    def _hamlet_names(self, day: dt.date) -> Names:
        """How often each hamlet name occurs in each commune."""
        turn = self.turn(day)
        if turn not in self._names:
            names: Names = {}
            for hamlet in self.existing("hamlet", day):
                names.setdefault(self.commune_at(hamlet.unit_id, day), Counter())[hamlet.name] += 1
            self._names[turn] = names
        return self._names[turn]

    def _origin(self, unit_id: uuid.UUID, commune: uuid.UUID | None, day: dt.date) -> str | None:
        """Short name of the commune that the hamlet belonged to before the one of ``day``."""
        for version in reversed(self.versions(unit_id)):
            if version.parent_id is None or version.valid_from > day or version.parent_id == commune:
                continue
            former = self.version_at(version.parent_id, version.valid_from)
            return short_name(former.name) if former else None
        return None
