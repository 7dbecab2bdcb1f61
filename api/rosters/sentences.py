"""Differences as people say them: "Bà Nguyễn Thị A thôi Tổ phó, ông Trần Văn B thay." Vietnamese and English."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.core.text import phone_shown
from api.rosters import wording
from api.rosters.diff import Change, Diff, Move
from api.rosters.lines import Line
from api.rosters.wording import Words

Titles = Mapping[uuid.UUID, str]
# Roles that are an office: who gives one up and who takes it over is said in one sentence.
OFFICES = ("leader", "deputy")


@dataclass(frozen=True)
class Turn:
    """Somebody gives up an office (``to``: the role they keep; None: they leave) or takes it (``new``: they come)."""

    line: Line
    to: str | None = None
    new: bool = False


def sentences(diff: Diff, lang: str, titles: Titles | None = None) -> list[str]:
    """The differences in ``vi`` or ``en``, one sentence if there are none; ``titles`` names the teams of moves."""
    words = wording.WORDS[lang]
    said = [*_offices(diff, words), *_came_and_left(diff, words, titles or {}), *_changes(diff, words)]
    said += [words.unsure.format(before=words.person(one), after=words.person(two)) for one, two in diff.unsure]
    return [f"{text[0].upper()}{text[1:]}." for text in said] or [words.nothing]


def _offices(diff: Diff, words: Words) -> Iterator[str]:
    for role in OFFICES:
        outs, ins = _given_up(diff, role), _taken(diff, role)
        if len(outs) == len(ins) == 1:
            form = words.replaced if outs[0].to is None else words.replaced_stays
            yield form.format(**_names(outs[0], words), **_successor(ins[0], words), role=words.roles[role])
            continue
        for turn in outs:
            form = words.gave_up_left if turn.to is None else words.gave_up
            yield form.format(**_names(turn, words), role=words.roles[role])
        for turn in ins:
            form = words.came_as if turn.new else words.took
            yield form.format(who=words.person(turn.line), role=words.roles[role])


def _names(turn: Turn, words: Words) -> dict[str, str]:
    return {"out": words.person(turn.line), "to": words.roles[turn.to] if turn.to else ""}


def _successor(turn: Turn, words: Words) -> dict[str, str]:
    return {"successor": words.person(turn.line) + (words.newcomer if turn.new else "")}


def _given_up(diff: Diff, role: str) -> list[Turn]:
    changed = [Turn(c.before, c.after.role) for c in _role_changes(diff) if c.before.role == role]
    moved = [Turn(move.line) for move in diff.moved if not move.came and move.line.role == role]
    return [*changed, *(Turn(line) for line in diff.left if line.role == role), *moved]


def _taken(diff: Diff, role: str) -> list[Turn]:
    changed = [Turn(c.after) for c in _role_changes(diff) if c.after.role == role]
    moved = [Turn(move.line, new=True) for move in diff.moved if move.came and move.line.role == role]
    return [*changed, *(Turn(line, new=True) for line in diff.new if line.role == role), *moved]


def _role_changes(diff: Diff) -> list[Change]:
    return [change for change in diff.changed if "role" in change.fields]


def _came_and_left(diff: Diff, words: Words, titles: Titles) -> Iterator[str]:
    """Plain members; whoever held an office is told with it. Moves are always told, as they name the other team."""
    for line in diff.new:
        if line.role not in OFFICES:
            yield words.came_as.format(who=words.person(line), role=words.roles[line.role])
    for move in diff.moved:
        yield _moved(move, words, titles)
    for line in diff.left:
        if line.role not in OFFICES:
            yield words.left.format(who=words.person(line))


def _moved(move: Move, words: Words, titles: Titles) -> str:
    form = words.moved_here if move.came else words.moved_away
    return form.format(who=words.person(move.line), team=titles.get(move.team_id, words.another_team))


def _changes(diff: Diff, words: Words) -> Iterator[str]:
    """What changed of people who stay; roles are told above, but for deputies and leaders among themselves."""
    for change in diff.changed:
        for name in change.fields:
            before, after = getattr(change.before, name), getattr(change.after, name)
            if name == "full_name":
                yield words.renamed.format(before=words.person(change.before), after=change.after.full_name)
            elif name != "role":
                shown = (_value(name, value, words) for value in (before, after))
                told = dict(zip(("before", "after"), shown, strict=True))
                yield words.changed.format(who=words.person(change.after), field=words.fields[name], **told)


def _value(name: str, value: object, words: Words) -> str:
    if value is None:
        return words.empty
    if name == "phone":
        return phone_shown(str(value))
    return words.genders.get(str(value), str(value)) if name == "gender" else str(value)
