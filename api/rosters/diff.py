"""What changed between two lists of a team, and who moved between teams. Pure: lines in, differences out."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from api.rosters.answers import NOBODY, Apart
from api.rosters.lines import RANK, Line
from api.rosters.matching import Both, keys_of, pair

FIELDS = ("full_name", "birth_year", "gender", "organization", "position", "phone", "role")
Lists = Mapping[uuid.UUID, Sequence[Line]]


@dataclass(frozen=True)
class Change:
    """One person on both lists, with the ``fields`` that differ."""

    before: Line
    after: Line
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """Somebody who came from another team's list (``came``), or left for one."""

    line: Line
    team_id: uuid.UUID
    came: bool


@dataclass
class Diff:
    """Each line of either list is in exactly one of these; an ``unsure`` pair may or may not be one person."""

    new: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    moved: list[Move] = field(default_factory=list)
    same: list[Line] = field(default_factory=list)
    unsure: list[Both] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """``{new, left, changed}``: how many came, went, and changed or may have."""
        came = sum(move.came for move in self.moved)
        return {
            "new": len(self.new) + came,
            "left": len(self.left) + len(self.moved) - came,
            "changed": len(self.changed) + len(self.unsure),
        }


def compare(old: Sequence[Line], new: Sequence[Line], apart: Apart = NOBODY) -> Diff:
    """What ``new`` changes about ``old``, both lists of one team. Lines that say nobody get the person they mean.

    ``apart``: pairs of which somebody said that they are two people.
    """
    pairs = pair(old, new, apart)
    diff = Diff(new=pairs.new, left=pairs.left, unsure=pairs.unsure)
    for before, found in pairs.pairs:
        after = replace(found, person_id=found.person_id or before.person_id)
        fields = tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name))
        if fields:
            diff.changed.append(Change(before, after, fields))
        else:
            diff.same.append(after)
    return diff


def compare_all(old: Lists, new: Lists, apart: Apart = NOBODY) -> dict[uuid.UUID, Diff]:
    """Differences of each team of ``new``, by team; teams of ``old`` that ``new`` lacks stay as they are.

    Whoever leaves one team and comes to another is ``moved`` in both; who is in both afterwards has not moved.
    """
    diffs = {team_id: compare(old.get(team_id, ()), lines, apart) for team_id, lines in new.items()}
    before, after = _teams_of(old), _teams_of({**old, **new})
    for diff in diffs.values():
        diff.new = _sort_out(diff, diff.new, lambda keys: _teams(before, keys) - _teams(after, keys), came=True)
        diff.left = _sort_out(diff, diff.left, lambda keys: _teams(after, keys) - _teams(before, keys), came=False)
    return diffs


def apply(diff: Diff, old: Sequence[Line]) -> list[Line]:
    """The new list out of the old one and the differences. Raises ValueError where they are not of this list."""
    lines = list(old)
    changed = [*((change.before, change.after) for change in diff.changed), *diff.unsure]
    for line in [*diff.left, *(move.line for move in diff.moved if not move.came), *(one for one, _ in changed)]:
        lines.remove(line)
    return [*lines, *(two for _, two in changed), *diff.new, *(move.line for move in diff.moved if move.came)]


def rows(diff: Diff) -> list[dict[str, Any]]:
    """The side-by-side table: ``{before, after, kind}``, leaders first, then deputies, then members."""
    told: list[tuple[Line | None, Line | None, str]] = [
        *((line, line, "same") for line in diff.same),
        *((change.before, change.after, "changed") for change in diff.changed),
        *((before, after, "unsure") for before, after in diff.unsure),
        *((None, move.line, "moved") if move.came else (move.line, None, "moved") for move in diff.moved),
        *((None, line, "new") for line in diff.new),
        *((line, None, "left") for line in diff.left),
    ]
    told.sort(key=lambda row: min(RANK[line.role] for line in row[:2] if line is not None))
    return [{"before": _json(before), "after": _json(after), "kind": kind} for before, after, kind in told]


def as_json(diff: Diff) -> dict[str, Any]:
    """``{new, left, changed, moved, unsure, rows}``; a move is a line with ``team_id`` and ``came``."""
    return {
        "new": [line.as_json() for line in diff.new],
        "left": [line.as_json() for line in diff.left],
        "changed": [
            {"before": one.before.as_json(), "after": one.after.as_json(), "fields": list(one.fields)}
            for one in diff.changed
        ],
        "moved": [{"line": one.line.as_json(), "team_id": one.team_id, "came": one.came} for one in diff.moved],
        "unsure": [{"before": before.as_json(), "after": after.as_json()} for before, after in diff.unsure],
        "rows": rows(diff),
    }


def _json(line: Line | None) -> dict[str, Any] | None:
    return None if line is None else line.as_json()


def _sort_out(
    diff: Diff, lines: list[Line], others: Callable[[list[Hashable]], set[uuid.UUID]], *, came: bool
) -> list[Line]:
    """Note moves among ``lines`` and give back the rest."""
    rest = []
    for line in lines:
        teams = others(keys_of(line))
        if teams:
            diff.moved.append(Move(line, min(teams), came))
        else:
            rest.append(line)
    return rest


def _teams_of(lists: Lists) -> dict[Hashable, set[uuid.UUID]]:
    """Per key of a person the teams on whose list it stands."""
    found: dict[Hashable, set[uuid.UUID]] = defaultdict(set)
    for team_id, lines in lists.items():
        for line in lines:
            for key in keys_of(line):
                found[key].add(team_id)
    return found


def _teams(where: Mapping[Hashable, set[uuid.UUID]], keys: list[Hashable]) -> set[uuid.UUID]:
    found: set[uuid.UUID] = set()
    return found.union(*(where.get(key, found) for key in keys))
