"""Versions of rosters before a decision. To be called within a write."""

import uuid

from api.rosters import content
from api.rosters.lines import Line
from models.db import db
from models.team import RosterVersion
from tests.factories import unique

NAMES = ("Đỗ Thị Mười", "Hồ Văn Chín", "Ngô Thị Tám", "Dương Văn Bảy", "Lý Thị Sáu", "Tạ Văn Năm")


def make_line(role: str = "member", **told: object) -> Line:
    """Somebody whom nobody knows yet, with whatever else is ``told``."""
    number = unique.number()
    defaults: dict[str, object] = {
        "person_id": None,
        "full_name": f"{NAMES[number % len(NAMES)]}",
        "birth_year": 1950 + number % 50,
        "gender": "female",
        "phone": unique.phone(),
        "role": role,
    }
    return Line(**{**defaults, **told})  # type: ignore[arg-type]  # the caller's words for the fields of a line


def make_version(team_id: uuid.UUID, lines: list[Line], *, version: int = 2, status: str = "draft") -> uuid.UUID:
    """A version with ``lines``, as if somebody had brought it to ``status``; returns its id."""
    roster = RosterVersion(team_id=team_id, version=version, status=status, content_hash="")
    db.session.add(roster)
    db.session.flush()
    content.write_entries(roster.id, lines)
    return roster.id
