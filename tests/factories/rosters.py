"""Versions of rosters before a decision. To be called within a write."""

import uuid

import sqlalchemy as sa

from api.rosters import content
from api.rosters.lines import Line
from api.rosters.versions import OPEN, next_number
from models.db import db
from models.roster import RosterEvent
from models.team import RosterVersion
from tests.factories import unique
from tests.factories.accounts import Account

NAMES = ("Đỗ Thị Mười", "Hồ Văn Chín", "Ngô Thị Tám", "Dương Văn Bảy", "Lý Thị Sáu", "Tạ Văn Năm")


def make_line(role: str = "member", **told: object) -> Line:
    """Somebody whom nobody knows yet, with whatever else is ``told``."""
    number = unique.number()
    defaults: dict[str, object] = {
        "person_id": None,
        # a second person of that name and year in the commune would be taken for the first
        "full_name": f"{NAMES[number % len(NAMES)]} {number}",
        "birth_year": 1950 + number % 50,
        "gender": "female",
        "phone": unique.phone(),
        "role": role,
    }
    return Line(**{**defaults, **told})  # type: ignore[arg-type]  # the caller's words for the fields of a line


def make_version(
    team_id: uuid.UUID,
    lines: list[Line] | None = None,
    *,
    status: str = "draft",
    submitted_by: Account | None = None,
) -> uuid.UUID:
    """The team's next version, as if somebody had brought it to ``status``; returns its id.

    Without ``lines`` it is a list that nothing is wrong with.
    """
    roster = RosterVersion(team_id=team_id, version=next_number(team_id), status=status, content_hash="")
    db.session.add(roster)
    db.session.flush()
    content.write_entries(roster.id, [make_line("leader"), make_line(), make_line()] if lines is None else lines)
    if submitted_by is not None:
        db.session.add(RosterEvent(roster_id=roster.id, action="submit", account_id=submitted_by.id))
        db.session.flush()
    return roster.id


def end_under_way(team_id: uuid.UUID) -> None:
    """Leave nothing of the team's roster undecided."""
    under_way = sa.and_(RosterVersion.team_id == team_id, RosterVersion.status.in_(OPEN))
    db.session.execute(sa.update(RosterVersion).where(under_way).values(status="superseded"))
