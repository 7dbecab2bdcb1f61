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
class Judged:
    """Members without a fault, what is wrong with the others and with teams, and what is worth a look."""

    members: list[Member]
    errors: list[Fault]
    warnings: list[Fault]


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
    note_duplicates(drafts)
    errors, warnings = check_teams(drafts, min_members)
    members = [draft.member for draft in drafts if not draft.faults]
    _match(members, hamlets, choices or {})
    return Judged(members, [fault for draft in drafts for fault in draft.faults] + errors, warnings)


def same_named(name: str, hamlets: Sequence[KnownHamlet]) -> list[KnownHamlet]:
    """Those that a file may mean by ``name``; "Cấp phường" means the commune."""
    if is_commune(name):
        own = hamlet_key(name).removeprefix("cap ")
        return [one for one in hamlets if one.commune and (" " not in own or own == hamlet_key(one.name))]
    return [one for one in hamlets if not one.commune and hamlet_key(one.name) == hamlet_key(name)]


def _match(members: Sequence[Member], hamlets: Sequence[KnownHamlet], choices: Choices) -> None:
    """Set hamlet_id where exactly one hamlet has the name or one was chosen; several are a question for the page."""
    found: dict[str, tuple[uuid.UUID | None, str]] = {}
    for member in members:
        if member.hamlet not in found:
            found[member.hamlet] = _place(member.hamlet, hamlets, choices)
        member.hamlet_id, member.hamlet_match = found[member.hamlet]


def _place(name: str, hamlets: Sequence[KnownHamlet], choices: Choices) -> tuple[uuid.UUID | None, str]:
    chosen = choices.get(hamlet_key(name))
    if isinstance(chosen, uuid.UUID):
        return chosen, "matched"
    if chosen is not None:
        return None, "new"
    same = same_named(name, hamlets)
    return (same[0].id if len(same) == 1 else None), {0: "new", 1: "matched"}.get(len(same), "ambiguous")
