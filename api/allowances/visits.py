"""Days on which somebody logged visits: what the sheet of work days begins with."""

import datetime as dt
import uuid

import sqlalchemy as sa

from api.allowances.months import Month
from api.core import clock
from models.account import Account
from models.assistance import AssistanceSession, SessionRevision
from models.db import db

# local hours between which work counts as a night's
NIGHT_BEGINS, NIGHT_ENDS = 22, 6
Slot = tuple[uuid.UUID, dt.date, bool]


def logged(team_id: uuid.UUID, month: Month) -> tuple[set[Slot], set[Slot]]:
    """``(person, business day, night)`` of the team's visits that count, and of those whose visits are all voided.

    By the author's person. An erased visit has no hour any more: it counts as a day's.
    """
    visit, revision = AssistanceSession, SessionRevision
    # of a voided visit the newest revision is the voiding, which tells no hour
    told = sa.and_(
        revision.record_id == visit.id,
        revision.body.is_not(None),
        sa.or_(revision.op_id == visit.revision, visit.status == "voided"),
    )
    rows = db.session.execute(
        sa.select(visit.id, Account.person_id, visit.business_day, visit.status, revision.body)
        .join(Account, Account.id == visit.author_id)
        .outerjoin(revision, told)
        .where(visit.team_id == team_id, visit.business_day.between(month.start, month.end))
        .order_by(visit.id, revision.received_at, revision.op_id)
    )
    live: set[Slot] = set()
    voided: dict[uuid.UUID, Slot] = {}
    for visit_id, person_id, day, status, body in rows:
        if status == "live":
            live.add((person_id, day, is_night(body)))
        elif visit_id not in voided or (body and "started_at" in body):
            voided[visit_id] = (person_id, day, is_night(body))
    return live, set(voided.values()) - live


def is_night(body: dict[str, object] | None) -> bool:
    """Whether a visit began at night: from 22:00 or before 06:00 in Vietnam."""
    started = body.get("started_at") if body else None
    if not isinstance(started, str):
        return False
    hour = dt.datetime.fromisoformat(started).astimezone(clock.VIETNAM).hour
    return hour >= NIGHT_BEGINS or hour < NIGHT_ENDS
