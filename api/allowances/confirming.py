"""The leader confirms the sheet of a month: what is sent takes the place of what was confirmed before."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from api.allowances.members import members_between
from api.allowances.months import Month, month_of
from api.allowances.rights import find_led
from api.allowances.visits import Slot
from api.allowances.workdays import confirmed_rows, version_of
from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import FieldError, Problem
from api.units.logic import current_commune
from models.allowance import WorkDay
from models.db import db
from models.team import Team

Days = list[dict[str, Any]]


def confirm(actor: Actor, team_id: uuid.UUID, month: str, version: str, days: Days) -> None:
    """Keep these days and nights as the month's.

    Raises Problem ``not_found``, ``forbidden``, ``conflict`` where somebody confirmed meanwhile, ``validation_failed``
    by line, or ``work_day_taken`` with the other team's name where a day was confirmed there.
    """
    team, about = find_led(actor, team_id), month_of(month)
    rows = confirmed_rows([team_id], about)
    if version_of(rows) != version:
        raise Problem("conflict")
    _check_days(team_id, about, days)
    wanted = {_slot(day): day["note"] for day in days}
    _check_elsewhere(team_id, wanted)
    held = {(row.person_id, row.day, row.night): row for row in rows}
    for slot, row in held.items():
        if slot not in wanted or row.note != wanted[slot]:
            db.session.delete(row)
    # gone before the new ones come, which may be the same day with another note
    db.session.flush()
    new = [slot for slot in wanted if slot not in held or held[slot].note != wanted[slot]]
    db.session.add_all(
        WorkDay(team_id=team_id, person_id=p, day=d, night=n, note=wanted[(p, d, n)], confirmed_by_id=actor.account_id)
        for p, d, n in new
    )
    db.session.flush()
    commune_id = current_commune(team.unit_id)
    audit.record(actor, "work_days.confirm", "team", team_id, commune_id=commune_id, fields=[about.key])


def _slot(day: dict[str, Any]) -> Slot:
    return day["person_id"], day["day"], day["night"]


def _check_days(team_id: uuid.UUID, month: Month, days: Days) -> None:
    members = members_between([team_id], month.start, month.end).get(team_id, [])
    by_person, today = {member.person_id: member for member in members}, clock.today()
    faults, seen = [], set[Slot]()
    for number, day in enumerate(days):
        member = by_person.get(day["person_id"])
        on_roster = member is not None and member.is_on(day["day"])
        code = _fault(day["day"], month, today, twice=_slot(day) in seen, on_roster=on_roster)
        seen.add(_slot(day))
        if code:
            faults.append(FieldError(f"days.{number}", *code))
    if faults:
        raise Problem("validation_failed", errors=tuple(faults[:50]))


def _fault(day: dt.date, month: Month, today: dt.date, *, twice: bool, on_roster: bool) -> tuple[str, str] | None:
    if not month.has(day):
        return "other_month", "The day does not lie in the month"
    if day > today:
        return "future", "The day has not come yet"
    if twice:
        return "twice", "The day stands there twice"
    if not on_roster:
        return "not_on_roster", "Not on the roster that was in force on the day"
    return None


def _check_elsewhere(team_id: uuid.UUID, wanted: dict[Slot, str]) -> None:
    if not wanted:
        return
    day = WorkDay
    people, dates = {slot[0] for slot in wanted}, [slot[1] for slot in wanted]
    rows = db.session.execute(
        sa.select(day.person_id, day.day, day.night, Team.title)
        .join(Team, Team.id == day.team_id)
        .where(day.person_id.in_(people), day.day.between(min(dates), max(dates)), day.team_id != team_id)
        .order_by(day.day, day.night, Team.title)
    )
    for person_id, on, night, title in rows:
        if (person_id, on, night) in wanted:
            told = {"person_id": str(person_id), "day": on.isoformat(), "night": night, "team": title}
            raise Problem("work_day_taken", params=told)
