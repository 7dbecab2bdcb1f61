"""What reading a member list is about: sheets that go in; members, faults and warnings that come out."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

Value = str | float | bool | dt.date | dt.time | dt.timedelta | None


class Refused(Exception):
    """The file as a whole is not read; ``code`` is stable, ``message`` says in Vietnamese why and what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


@dataclass(frozen=True)
class KnownHamlet:
    """A hamlet that the commune has today, or the commune itself with its own team."""

    id: uuid.UUID
    name: str
    commune: bool = False


@dataclass(frozen=True)
class Sheet:
    """One visible sheet. ``rows[i]`` is row ``i + 1`` as Excel numbers it; ``lines`` gives the line of a CSV record.

    A merged range holds its value in every cell.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    lines: Sequence[int] | None = None

    def number(self, index: int) -> int:
        """The row's number as the person sees it."""
        return index + 1 if self.lines is None else self.lines[index]


@dataclass(frozen=True)
class RawRow:
    """A person's row as texts by field (``hamlet full_name birth_year gender organization phone role``).

    ``shared_phone``: somebody looked and says that two people share the number.
    """

    sheet: str
    row: int
    texts: dict[str, str]
    shared_phone: bool = False

    def as_json(self) -> dict[str, Any]:
        """Flat, as the page edits it."""
        shared = {"shared_phone": True} if self.shared_phone else {}
        return {"sheet": self.sheet, "row": self.row, **self.texts, **shared}


@dataclass
class Member:
    """One person of a list. ``phone`` is E.164, ``hamlet`` the name as the file means it."""

    hamlet: str
    full_name: str
    birth_year: int | None
    gender: str | None
    organization: str | None
    phone: str | None
    role: str
    row: int
    sheet: str
    hamlet_id: uuid.UUID | None = None
    hamlet_match: str = "new"


@dataclass(frozen=True)
class Fault:
    """Something wrong with a cell (``row``), a team (``team``) or a column; warnings have the same shape."""

    code: str
    message: str
    column: str | None = None
    sheet: str | None = None
    row: int | None = None
    team: str | None = None
    value: str | None = None
    suggestion: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Only what is known."""
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass
class Reading:
    """What was found. ``columns``: ``{sheet, column, header, field}``; ``ignored``: sheets nobody can see.

    ``rows`` are all rows about people, also faulty ones; ``notes`` are the warnings about columns among ``warnings``.
    """

    columns: list[dict[str, Any]] = field(default_factory=list)
    rows: list[RawRow] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    errors: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The parts of the import's answer."""
        return {
            "columns": self.columns,
            "rows": [row.as_json() for row in self.rows],
            "notes": [fault.as_json() for fault in self.notes],
            "members": [asdict(member) for member in self.members],
            "errors": [fault.as_json() for fault in self.errors],
            "warnings": [fault.as_json() for fault in self.warnings],
            "ignored": self.ignored,
        }
