"""A sheet of thanks for one member: name, team, months served. No count stands on it."""

import datetime as dt
import uuid
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from api.core import clock
from api.core.access import Actor
from api.core.db import one_moment
from api.core.papers import PDF, SAMPLE, File
from api.core.problems import Problem
from api.core.spelling import day_line
from api.rosters.documents.texts import COUNTRY, MOTTO, ROLES
from api.rosters.documents.typeset import typeset
from api.teams.logic import check_team
from api.units.logic import tree
from api.units.offices import offices_of
from models.db import db
from models.person import Person
from models.team import RosterEntry, RosterVersion, Team

TEMPLATE = Path(__file__).parent / "thanks.typ"
IN_FORCE = ("approved", "superseded")
OFFICER = "commune_officer"


def thanks_file(actor: Actor, team_id: uuid.UUID, person_id: uuid.UUID) -> File:
    """The PDF, for the team's leader and the commune's officer.

    Raises Problem ``not_found``, also for somebody who never was on the team's roster in force, or ``forbidden``.
    """
    one_moment()
    team, today = check_team(actor, team_id), clock.today()
    commune = tree().commune_at(team.unit_id, today)
    officer = commune in offices_of(actor, OFFICER)
    if team_id not in actor.teams_as("leader") and not officer:
        raise Problem("forbidden")
    entries = _entries(team_id, person_id, today)
    if not entries:
        raise Problem("not_found")
    paper = told(team, commune, person_id, entries, officer=officer)
    return File(f"giay-ghi-nhan_{today}.pdf", PDF, typeset(TEMPLATE, paper, clock.now().astimezone(dt.UTC)))


def told(
    team: Team, commune: uuid.UUID | None, person_id: uuid.UUID, entries: list[Any], *, officer: bool
) -> dict[str, Any]:
    """All that stands on the sheet, as plain values."""
    today, person, role = clock.today(), db.session.get_one(Person, person_id), entries[-1].role
    months = months_served([(row.valid_from, row.valid_to) for row in entries], today)
    return {
        "country": COUNTRY,
        "motto": MOTTO,
        "sample": SAMPLE if team.synthetic else None,
        "body": tree().label(commune or team.unit_id, today),
        "title": "GIẤY GHI NHẬN",
        "lead": "Trân trọng cảm ơn",
        "member": person.name,
        "role": f"{ROLES[role]}, {team.title}",
        "served": f"Tham gia {len(months)} tháng, từ tháng {months[0]:%m/%Y} đến tháng {months[-1]:%m/%Y}",
        "words": "đã dành thời gian và tấm lòng giúp bà con dùng dịch vụ số.",
        "day": day_line(today),
        # nobody thanks oneself
        "signer": "ỦY BAN NHÂN DÂN" if officer or role == "leader" else "TỔ TRƯỞNG",
        "sign-here": "(Ký, ghi rõ họ tên)",
    }


def months_served(spans: list[tuple[dt.date, dt.date | None]], today: dt.date) -> list[dt.date]:
    """Calendar months (first days) of which somebody was on a roster on any day; an end is the first day after it."""
    found = set()
    for begun, ended in spans:
        last = today if ended is None else min(today, ended - dt.timedelta(days=1))
        month = begun.replace(day=1)
        while month <= last and begun <= last:
            found.add(month)
            month = (month + dt.timedelta(days=32)).replace(day=1)
    return sorted(found)


def _entries(team_id: uuid.UUID, person_id: uuid.UUID, today: dt.date) -> list[Any]:
    version = RosterVersion
    rows = db.session.execute(
        sa.select(version.valid_from, version.valid_to, RosterEntry.role)
        .join(RosterEntry, RosterEntry.roster_id == version.id)
        .where(
            version.team_id == team_id,
            RosterEntry.person_id == person_id,
            version.status.in_(IN_FORCE),
            version.valid_from <= today,
            sa.or_(version.valid_to.is_(None), version.valid_to > version.valid_from),
        )
        .order_by(version.valid_from, version.version)
    )
    return list(rows)
