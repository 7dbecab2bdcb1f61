"""A row as a person, with everything that is wrong with it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from api.rosters.reading import cells
from api.rosters.reading.cells import CellFault, text_of
from api.rosters.reading.header import Header
from api.rosters.reading.model import Fault, Member, Value
from api.rosters.reading.rows import PersonRow

T = TypeVar("T")
TICKS = ("x", "v", "✓", "✔", "có", "1")


@dataclass
class Draft:
    """A member as far as it can be read, and its faults; without faults it counts."""

    member: Member
    faults: list[Fault] = field(default_factory=list)

    def fault(self, column: str, code: str, message: str, value: str = "", suggestion: str | None = None) -> None:
        """Note a fault of one cell of the row."""
        row, sheet = self.member.row, self.member.sheet
        said = f"Dòng {row}: {message}"
        self.faults.append(
            Fault(code, said, column=column, sheet=sheet, row=row, value=value or None, suggestion=suggestion)
        )


def read_person(
    row: PersonRow, header: Header, sheet: str, sheet_hamlet: str | None, above: str | None, today: dt.date
) -> Draft:
    """One row. ``above``: the hamlet of the row before, for a hamlet column that names it once per group."""
    draft = Draft(Member("", "", None, None, None, None, "member", row.number, sheet))
    get = _Row(row, header, draft)
    member = draft.member
    member.hamlet = row.heading or get.read("hamlet", cells.hamlet_cell) or sheet_hamlet or above or ""
    if not member.hamlet:
        draft.fault("hamlet", "missing", "thiếu khu phố, ấp")
    name, told = get.name()
    member.full_name = name
    if not name and not draft.faults:
        draft.fault("full_name", "missing", "thiếu họ và tên")
    member.birth_year, by_column = get.birth(today)
    member.gender = get.read("gender", cells.gender_of) or by_column or told
    member.organization = get.text("organization") or None
    member.phone = get.read("phone", cells.phone_of)
    member.role = get.read("role", cells.role_of) or "member"
    return draft


@dataclass
class _Row:
    """Cells of a row by meaning; what cannot be read becomes a fault of the draft."""

    row: PersonRow
    header: Header
    draft: Draft

    def value(self, name: str) -> Value:
        column = self.header.column(name)
        return self.row.cells[column] if column is not None and column < len(self.row.cells) else None

    def text(self, name: str) -> str:
        return text_of(self.value(name))

    def read(self, name: str, reader: Callable[[str], T]) -> T | None:
        text = self.text(name)
        return self.guarded(name, lambda: reader(text), text) if text else None

    def name(self) -> tuple[str, str | None]:
        full = self.text("full_name") or f"{self.text('family_name')} {self.text('given_name')}".strip()
        return (self.guarded("full_name", lambda: cells.name_of(full), full) or ("", None)) if full else ("", None)

    def birth(self, today: dt.date) -> tuple[int | None, str | None]:
        """Year of birth, and the gender where there is a column for men and one for women."""
        for name, gender in (("birth_male", "male"), ("birth_female", "female")):
            value = self.value(name)
            text = text_of(value)
            if text.lower() in TICKS:
                return self.year("birth_year", today), gender
            if text:
                return self.year(name, today), gender
        return self.year("birth_year", today), None

    def year(self, name: str, today: dt.date) -> int | None:
        value = self.value(name)
        return self.guarded("birth_year", lambda: cells.year_of(value, today), text_of(value))

    def guarded(self, column: str, read: Callable[[], T], text: str) -> T | None:
        try:
            return read()
        except CellFault as fault:
            self.draft.fault(column, fault.code, fault.message, text, fault.suggestion)
            return None
