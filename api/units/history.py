"""What a unit was on a day: versions in force, and the arrows of lineage to what it became or came from."""

import bisect
import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.admin_unit import LEVELS


@dataclass(frozen=True)
class UnitVersion:
    """A unit as it was from ``valid_from`` until the day before ``valid_to`` (None: until further notice)."""

    unit_id: uuid.UUID
    level: str
    code: str
    name: str
    type: str
    parent_id: uuid.UUID | None
    valid_from: dt.date
    valid_to: dt.date | None = None
    lat: float | None = None
    lon: float | None = None
    synthetic: bool = False
    name_folded: str = ""
    sort_key: str = ""
    decision: str | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Whether the version is in force on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True)
class Edge:
    """One arrow of lineage; of the arrows that leave a unit exactly one is the ``default`` one."""

    from_id: uuid.UUID
    to_id: uuid.UUID
    on: dt.date
    kind: str = "merge"
    partial: bool = False
    default: bool = True


class History:
    """Versions and lineage, never changed once built; what was worked out is remembered.

    Nothing is remembered per day: between two days on which something changed all answers are the same.
    """

    def __init__(self, versions: Iterable[UnitVersion], edges: Iterable[Edge]) -> None:
        self._versions: dict[uuid.UUID, list[UnitVersion]] = {}
        self._outgoing: dict[uuid.UUID, list[Edge]] = defaultdict(list)
        self._incoming: dict[uuid.UUID, list[Edge]] = defaultdict(list)
        turns: set[dt.date] = set()
        for version in sorted(versions, key=lambda v: (v.valid_from, v.code)):
            self._versions.setdefault(version.unit_id, []).append(version)
            turns.update({version.valid_from, version.valid_to or version.valid_from})
        for edge in edges:
            self._outgoing[edge.from_id].append(edge)
            self._incoming[edge.to_id].append(edge)
            turns.add(edge.on)
        self._turns = sorted(turns)
        self._ids = {text: unit_id for unit_id in self._versions for text in (str(unit_id), unit_id.hex)}
        self._memory: dict[tuple[int, str], dict[uuid.UUID, uuid.UUID | None]] = defaultdict(dict)
        self._held: dict[int, dict[uuid.UUID, UnitVersion]] = defaultdict(dict)

    @property
    def units(self) -> Iterable[uuid.UUID]:
        """Every unit of all times."""
        return self._versions.keys()

    def id_of(self, stored: str) -> uuid.UUID:
        """The id that a database wrote as text; of a unit that is known it is not made anew."""
        return self._ids.get(stored) or uuid.UUID(stored)

    def turn(self, day: dt.date) -> int:
        """Number of the span between two changes that ``day`` lies in."""
        return bisect.bisect_right(self._turns, day)

    def versions(self, unit_id: uuid.UUID) -> Sequence[UnitVersion]:
        """All versions of a unit, oldest first; empty for an unknown one."""
        return self._versions.get(unit_id, [])

    def level(self, unit_id: uuid.UUID) -> str | None:
        """The level of a unit, None for an unknown one."""
        versions = self.versions(unit_id)
        return versions[0].level if versions else None

    def predecessors(self, unit_id: uuid.UUID) -> Sequence[Edge]:
        """Arrows that lead to the unit."""
        return self._incoming.get(unit_id, [])

    def successors(self, unit_id: uuid.UUID) -> Sequence[Edge]:
        """Arrows that leave the unit."""
        return self._outgoing.get(unit_id, [])

    def version_at(self, unit_id: uuid.UUID, day: dt.date) -> UnitVersion | None:
        """The version in force on ``day``; before its first the first, after its last (or in a gap) the one before."""
        held, versions = self._held[self.turn(day)], self.versions(unit_id)
        if versions and unit_id not in held:
            begun = [version for version in versions if version.valid_from <= day]
            held[unit_id] = begun[-1] if begun else versions[0]
        return held.get(unit_id)

    def resolve(self, unit_id: uuid.UUID, day: dt.date) -> uuid.UUID:
        """The unit itself while it exists; later what it became, earlier what it came from, along default arrows."""
        current, seen = unit_id, {unit_id}
        while (step := self._step(current, day)) is not None and step not in seen:
            current = step
            seen.add(current)
        return current

    def heir(self, unit_id: uuid.UUID, day: dt.date) -> uuid.UUID:
        """The unit itself until it ends, later what it became; never what it came from."""
        versions = self.versions(unit_id)
        return self.resolve(unit_id, day) if versions and versions[0].valid_from <= day else unit_id

    def heirs(self, unit_id: uuid.UUID, day: dt.date) -> list[uuid.UUID]:
        """All units of ``day`` that a unit became, along every arrow, the default one first; itself while it exists."""
        found: list[uuid.UUID] = []
        waiting, seen = [unit_id], {unit_id}
        while waiting:
            current = waiting.pop(0)
            if any(version.holds_on(day) for version in self.versions(current)):
                found.append(current)
                continue
            arrows = [edge for edge in self.successors(current) if edge.on <= day and edge.to_id not in seen]
            for edge in sorted(arrows, key=lambda e: (not e.default, e.to_id)):
                seen.add(edge.to_id)
                waiting.append(edge.to_id)
        return found

    def turns_within(self, start: dt.date, end: dt.date) -> list[dt.date]:
        """``start`` and the days after it, until ``end``, on which something changed."""
        return [start, *(day for day in self._turns if start < day <= end)]

    def unit_at(self, unit_id: uuid.UUID, day: dt.date, level: str) -> uuid.UUID | None:
        """The unit of ``level`` that ``unit_id`` fell under on ``day``.

        None where there is none: districts since 2025-07-01, hamlets of a commune, unknown units.
        """
        found = self._memory[self.turn(day), level]
        # an unknown id is not remembered: anybody can ask for any number of them
        if unit_id not in found and unit_id in self._versions:
            found[unit_id] = self._climb(unit_id, day, level)
        return found.get(unit_id)

    def _step(self, unit_id: uuid.UUID, day: dt.date) -> uuid.UUID | None:
        """One step towards a unit that existed on ``day``; None when there, or when no arrow leads on."""
        versions = self.versions(unit_id)
        if not versions or any(version.holds_on(day) for version in versions):
            return None
        if day < versions[0].valid_from:
            return self._forerunner(versions[0])
        arrows = [edge for edge in self.successors(unit_id) if edge.on <= day and edge.to_id in self._versions]
        return max(arrows, key=lambda edge: edge.default).to_id if arrows else None

    def _forerunner(self, first: UnitVersion) -> uuid.UUID | None:
        """Of several units that became one: one that went there by default, whole rather than in part, same code."""
        arrows = [edge for edge in self.predecessors(first.unit_id) if edge.from_id in self._versions]
        codes = {edge: self._versions[edge.from_id][-1].code for edge in arrows}
        ranked = sorted(arrows, key=lambda e: (not e.default, e.partial, codes[e] != first.code, codes[e]))
        return ranked[0].from_id if ranked else None

    def _climb(self, unit_id: uuid.UUID, day: dt.date, level: str) -> uuid.UUID | None:
        current: uuid.UUID | None = unit_id
        for _ in LEVELS:
            version = None if current is None else self.version_at(self.resolve(current, day), day)
            if version is None or version.level == level:
                return None if version is None else version.unit_id
            current = version.parent_id
        return None
