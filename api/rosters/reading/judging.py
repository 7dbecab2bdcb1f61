"""From rows of texts to members, errors and warnings: a file's rows at first, repaired ones afterwards."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.rosters.reading.cells import hamlet_key, is_commune
from api.rosters.reading.checks import check_teams, note_duplicates
from api.rosters.reading.model import Fault, KnownHamlet, Member, RawRow
from api.rosters.reading.people import read_person

MIN_MEMBERS = 3
# Hamlets by key as somebody chose them on the page; "new" has one made.
Choices = Mapping[str, uuid.UUID | str]


@dataclass(frozen=True)
class Place:
    """Where a hamlet's name leads: ``matched`` to an id, ``ambiguous``, or ``new``; ``chosen`` by somebody.

    Rows with the same ``team`` are one team's, however the hamlet is spelt.
    """

    name: str
    hamlet_id: uuid.UUID | None
    match: str
    chosen: bool
    team: str


@dataclass(frozen=True)
class Judged:
    """Members without a fault, what is wrong with the others and with teams, and what is worth a look.

    ``places``: by the hamlets' names as the file means them, those of faulty rows too; ``homes``: (sheet, row) → name.
    """

    members: list[Member]
    errors: list[Fault]
    warnings: list[Fault]
    places: dict[str, Place]
    homes: dict[tuple[str, int], str]


def judge(
    rows: Sequence[RawRow],
    *,
    today: dt.date,
    hamlets: Sequence[KnownHamlet] = (),
    min_members: int = MIN_MEMBERS,
    choices: Choices | None = None,
) -> Judged:
    """Read every row and look across them. ``choices``: key of a hamlet's name → the id chosen for it, or ``new``."""
    drafts = [read_person(row, today) for row in rows]
    names = dict.fromkeys(draft.member.hamlet for draft in drafts if draft.member.hamlet)
    places = {name: _place(name, hamlets, choices or {}) for name in names}
    teams = {name: place.team for name, place in places.items()}
    note_duplicates(drafts, teams)
    errors, warnings = check_teams(drafts, teams, min_members)
    members = [draft.member for draft in drafts if not draft.faults]
    for member in members:
        place = places[member.hamlet]
        member.hamlet_id, member.hamlet_match = place.hamlet_id, place.match
    homes = {(draft.member.sheet, draft.member.row): draft.member.hamlet for draft in drafts}
    faults = [fault for draft in drafts for fault in draft.faults]
    return Judged(members, faults + errors, warnings, places, homes)


def same_named(name: str, hamlets: Sequence[KnownHamlet]) -> list[KnownHamlet]:
    """Those that a file may mean by ``name``; "Cấp phường" means the commune."""
    if is_commune(name):
        own = hamlet_key(name).removeprefix("cap ")
        return [one for one in hamlets if one.commune and (" " not in own or own == hamlet_key(one.name))]
    return [one for one in hamlets if not one.commune and hamlet_key(one.name) == hamlet_key(name)]


def _place(name: str, hamlets: Sequence[KnownHamlet], choices: Choices) -> Place:
    """Exactly one hamlet that has the name, or the one chosen; several are a question for the page."""
    key = hamlet_key(name)
    chosen = choices.get(key)
    if isinstance(chosen, uuid.UUID):
        return Place(name, chosen, "matched", True, str(chosen))
    if chosen is not None:
        return Place(name, None, "new", True, key)
    same = same_named(name, hamlets)
    if len(same) == 1:
        return Place(name, same[0].id, "matched", False, str(same[0].id))
    return Place(name, None, "ambiguous" if same else "new", False, key)
