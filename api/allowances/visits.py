"""Days on which somebody logged visits: what the sheet of work days begins with."""

import datetime as dt
import uuid
from typing import Any

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

    An erased visit has no hour and names nobody any more: it counts as a day's of its author.
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
    voided: dict[uuid.UUID, set[Slot]] = {}
    for visit_id, author, day, status, body in rows:
        slots = {(person, day, is_night(body)) for person in workers(author, body)}
        if status == "live":
            live |= slots
        elif visit_id not in voided or (body and "started_at" in body):
            voided[visit_id] = slots
    return live, set().union(*voided.values()) - live


def workers(author: uuid.UUID, body: dict[str, Any] | None) -> set[uuid.UUID]:
    """Persons who worked in a visit: its author, or the one it was logged for, and the members who were there too."""
    told = body or {}
    did = told.get("on_behalf_of")
    return {uuid.UUID(did) if did else author, *map(uuid.UUID, told.get("with_members", ()))}


def is_night(body: dict[str, Any] | None) -> bool:
    """Whether a visit began at night: from 22:00 or before 06:00 in Vietnam."""
    started = body.get("started_at") if body else None
    if not isinstance(started, str):
        return False
    hour = dt.datetime.fromisoformat(started).astimezone(clock.VIETNAM).hour
    return hour >= NIGHT_BEGINS or hour < NIGHT_ENDS
