"""A row as a person, with everything that is wrong with it; the same for a file's row and for a repaired one."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from api.rosters.reading import cells
from api.rosters.reading.cells import CellFault
from api.rosters.reading.model import Fault, Member, RawRow

T = TypeVar("T")


@dataclass
class Draft:
    """A member as far as it can be read, and its faults; without faults it counts."""

    member: Member
    faults: list[Fault] = field(default_factory=list)
    shared_phone: bool = False

    def fault(self, column: str, code: str, message: str, value: str = "", suggestion: str | None = None) -> None:
        """Note a fault of one cell of the row."""
        row, sheet = self.member.row, self.member.sheet
        said = f"Dòng {row}: {message}"
        self.faults.append(
            Fault(code, said, column=column, sheet=sheet, row=row, value=value or None, suggestion=suggestion)
        )


def read_person(raw: RawRow, today: dt.date) -> Draft:
    """One row; ``today`` bounds the year of birth."""
    draft = Draft(Member("", "", None, None, None, None, "member", raw.row, raw.sheet), shared_phone=raw.shared_phone)
    member = draft.member
    member.hamlet = _read(raw, draft, "hamlet", cells.hamlet_cell) or ""
    if not raw.texts.get("hamlet"):
        draft.fault("hamlet", "missing", "thiếu khu phố, ấp")
    name, told = _read(raw, draft, "full_name", cells.name_of) or ("", None)
    member.full_name = name
    if not name and not draft.faults:
        draft.fault("full_name", "missing", "thiếu họ và tên")
    member.birth_year = _read(raw, draft, "birth_year", lambda text: cells.year_of(text, today))
    member.gender = _read(raw, draft, "gender", cells.gender_of) or told
    member.organization = _read(raw, draft, "organization", cells.organization_of)
    member.phone = _read(raw, draft, "phone", cells.phone_of)
    member.role = _read(raw, draft, "role", cells.role_of) or "member"
    return draft


def _read(raw: RawRow, draft: Draft, column: str, reader: Callable[[str], T]) -> T | None:
    text = raw.texts.get(column, "")
    if not text:
        return None
    try:
        return reader(text)
    except CellFault as fault:
        draft.fault(column, fault.code, fault.message, text, fault.suggestion)
        return None
