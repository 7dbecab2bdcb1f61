"""Pairs the people of two lists: by person, then by number and name, then by folded name and year of birth.

Pure. A pair is only made where nobody else fits; who may be one person, but need not be, is ``unsure``.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from api.core.text import fold
from api.rosters.answers import NOBODY, Apart, mark
from api.rosters.lines import Line

Key = Callable[[Line], Hashable | None]
Both = tuple[Line, Line]


@dataclass
class Pairs:
    """``pairs`` of (before, after), whoever is on one side alone, and pairs that somebody must decide about."""

    left: list[Line]
    new: list[Line]
    pairs: list[Both] = field(default_factory=list)
    unsure: list[Both] = field(default_factory=list)


def pair(old: Sequence[Line], new: Sequence[Line], apart: Apart = NOBODY) -> Pairs:
    """Every line of either list is in exactly one of the four. ``apart``: who was said to be two people."""
    found = Pairs(list(old), list(new))
    for key in SURE:
        found.pairs += _take(found, key, _alone)
    for key in DOUBTFUL:
        found.unsure += _take(found, key, lambda olds, news: _each(olds, news, apart))
    return found


def keys_of(line: Line) -> list[Hashable]:
    """Keys of which two lines share one if they mean the same person."""
    return [key for key in (by_person(line), by_phone_and_name(line), by_name_and_year(line)) if key is not None]


def by_person(line: Line) -> Hashable | None:
    """Who it is, where that is known."""
    return line.person_id


def by_phone_and_name(line: Line) -> Hashable | None:
    """Number and folded name."""
    return (line.phone, fold(line.full_name)) if line.phone else None


def by_name_and_year(line: Line) -> Hashable | None:
    """Folded name and year of birth."""
    return (fold(line.full_name), line.birth_year) if line.birth_year else None


def by_phone_and_year(line: Line) -> Hashable | None:
    """Number and year of birth: a name that was misspelt."""
    return (line.phone, line.birth_year) if line.phone and line.birth_year else None


def by_phone(line: Line) -> Hashable | None:
    """The number alone, which two people may share."""
    return line.phone


def by_name(line: Line) -> Hashable | None:
    """The name alone, which two people may have."""
    return fold(line.full_name)


SURE: tuple[Key, ...] = (by_person, by_phone_and_name, by_name_and_year, by_phone_and_year)
DOUBTFUL: tuple[Key, ...] = (by_phone_and_name, by_name_and_year, by_phone, by_name)


def _alone(olds: list[Line], news: list[Line]) -> list[Both]:
    """A pair if there is one line on either side and they are not known as two people."""
    if len(olds) != 1 or len(news) != 1 or _two_people(olds[0], news[0]):
        return []
    return [(olds[0], news[0])]


def _each(olds: list[Line], news: list[Line], apart: Apart) -> list[Both]:
    """Line by line, but for those that speak against each other, or of whom somebody has."""
    rest, found = list(news), list[Both]()
    for before in olds:
        free = (after for after in rest if not _differ(before, after) and not _is_apart(before, after, apart))
        after = next(free, None)
        if after is not None:
            rest.remove(after)
            found.append((before, after))
    return found


def _is_apart(before: Line, after: Line, apart: Apart) -> bool:
    return bool(apart) and before.person_id is not None and (before.person_id, mark(after)) in apart


def _two_people(before: Line, after: Line) -> bool:
    return None not in (before.person_id, after.person_id) and before.person_id != after.person_id


def _differ(before: Line, after: Line) -> bool:
    """Year and name, or year and number, speak against each other."""
    years = None not in (before.birth_year, after.birth_year) and before.birth_year != after.birth_year
    return years and (fold(before.full_name) != fold(after.full_name) or before.phone != after.phone)


def _take(found: Pairs, key: Key, chosen: Callable[[list[Line], list[Line]], list[Both]]) -> list[Both]:
    """Move pairs with one key out of those who are on one side alone."""
    olds, news = _by(found.left, key), _by(found.new, key)
    pairs = [both for name in olds if name in news for both in chosen(olds[name], news[name])]
    for before, after in pairs:
        found.left.remove(before)
        found.new.remove(after)
    return pairs


def _by(lines: Iterable[Line], key: Key) -> dict[Hashable, list[Line]]:
    found: dict[Hashable, list[Line]] = defaultdict(list)
    for line in lines:
        name = key(line)
        if name is not None:
            found[name].append(line)
    return found
