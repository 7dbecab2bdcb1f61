"""Walking down a sheet: headings of hamlets, people, totals, signatures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.core.text import fold
from api.rosters.reading.cells import team_place, text_of
from api.rosters.reading.header import Header, repeats
from api.rosters.reading.model import Sheet, Value

END = re.compile(
    r"(tong (cong|so)|cong\b|danh sach (nay )?(co|gom)|nguoi lap|lap bieu|tm\b|t m\b|kt\b|chu tich|noi nhan|ky ten"
    r"|thu truong|xac nhan|an dinh danh sach)"
)
ORDINAL = re.compile(r"[ivxlc]+|\d{1,4}|[a-z]")
# What only a person's row holds.
PERSONAL = ("birth_year", "birth_male", "birth_female", "gender", "phone", "role", "organization")


@dataclass(frozen=True)
class PersonRow:
    """A row about a person, below the last heading that named a hamlet."""

    number: int
    cells: Sequence[Value]
    heading: str | None


def people_of(sheet: Sheet, header: Header) -> Iterator[PersonRow]:
    """The rows about people, in order."""
    heading, ended, width = None, False, max(header.labels) + 1
    for index in range(header.first, len(sheet.rows)):
        # a row of a text file may end early
        row = [*sheet.rows[index], *[None] * (width - len(sheet.rows[index]))]
        texts = [text_of(cell) for cell in row]
        found = _heading(texts, header)
        if found is not None:
            heading, ended = found, False
        elif repeats(row, header):
            ended = False
        elif _is_person(texts, header, ended=ended):
            yield PersonRow(sheet.number(index), row, heading)
        elif any(END.match(_plain(text)) for text in texts):
            ended = True


def title_hamlet(sheet: Sheet, header: Header) -> str | None:
    """The hamlet that the sheet's name or the lines above its header name."""
    above = [text_of(cell) for row in sheet.rows[: header.first - 1] for cell in row]
    return next((found for text in [sheet.name, *reversed(above)] if (found := team_place(text, heading=False))), None)


def _heading(texts: Sequence[str], header: Header) -> str | None:
    """The hamlet of a heading row: one text, perhaps with an ordinal before it, and nothing that a person has."""
    distinct = list(dict.fromkeys(text for text in texts if text))
    if distinct and ORDINAL.fullmatch(_plain(distinct[0])):
        distinct = distinct[1:]
    if len(distinct) != 1:
        return None
    alone = distinct[0]
    if any(texts[column] not in ("", alone) for column, name in header.fields.items() if name in PERSONAL):
        return None
    if header.column("hamlet") is not None and texts[header.column("hamlet") or 0] == alone and texts.count(alone) == 1:
        return None
    return None if END.match(_plain(alone)) else team_place(alone, heading=True)


def _is_person(texts: Sequence[str], header: Header, *, ended: bool) -> bool:
    def held(name: str) -> str:
        column = header.column(name)
        return texts[column] if column is not None and column < len(texts) else ""

    name = held("full_name") or held("given_name")
    facts = sum(held(field) not in ("", name) for field in PERSONAL)
    numbered = held("number").isdigit()
    if not name:
        # somebody whose name was forgotten; a note or a total fills one cell
        return not ended and facts > 1
    if END.match(_plain(name)) and facts < 2:
        return False
    if ended:
        # whoever signs has a name and perhaps another's beside it, never a number
        digits = any(
            char.isdigit() for field in ("birth_year", "birth_male", "birth_female", "phone") for char in held(field)
        )
        return facts > 0 and (digits or numbered)
    return facts > 0 or numbered or header.column("number") is None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z]+", " ", fold(text)).split())
