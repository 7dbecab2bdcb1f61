"""What somebody said of two lines that may be one person, kept so that it is not asked again.

Of the newer line a mark is kept, no name and no number: when any of them changes, it is asked anew.
"""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from api.core.text import fold
from api.rosters.lines import Line

# (person on the older list, mark of the line on the newer one)
Apart = frozenset[tuple[uuid.UUID, str]]
NOBODY: Apart = frozenset()
Kept = Sequence[dict[str, Any]] | None


@dataclass(frozen=True)
class Answer:
    """Whether a person of the older list and a line of the newer one are the ``same``; None: ask again."""

    person_id: uuid.UUID
    line: Line
    same: bool | None


def mark(line: Line) -> str:
    """What a line is known by: its folded name, year of birth and number, hashed."""
    told = [fold(line.full_name), line.birth_year, line.phone]
    return hashlib.sha256(orjson.dumps(told)).hexdigest()[:32]


def merged(kept: Kept, given: Iterable[Answer]) -> list[dict[str, Any]]:
    """The answers as they are kept, with newer ones in the place of older ones."""
    found = {(told["person_id"], told["after"]): told for told in kept or ()}
    for answer in given:
        key = (str(answer.person_id), mark(answer.line))
        found.pop(key, None)
        if answer.same is not None:
            found[key] = {"person_id": key[0], "after": key[1], "same": answer.same}
    return list(found.values())


def apart_of(kept: Kept) -> Apart:
    """Pairs that are two people."""
    return frozenset((uuid.UUID(told["person_id"]), told["after"]) for told in kept or () if not told["same"])


def same_of(kept: Kept) -> dict[str, uuid.UUID]:
    """``mark → person`` of lines that mean somebody."""
    return {told["after"]: uuid.UUID(told["person_id"]) for told in kept or () if told["same"]}


def about(kept: Kept, lines: Iterable[Line]) -> list[dict[str, Any]]:
    """The pairs that are two people, of these lines alone: what a draft takes over from its import."""
    marks = {mark(line) for line in lines}
    return [told for told in kept or () if told["after"] in marks and not told["same"]]
