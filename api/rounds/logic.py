"""A round's way: opened for a month, closed when the province says so."""

import datetime as dt
import uuid

import sqlalchemy as sa

from api.core import audit, clock, settings
from api.core.access import Actor
from api.core.problems import Problem, invalid
from api.rounds.figures import AT_CLOSE, totals_of
from api.rounds.rights import find_round, own_province
from models.db import db
from models.reporting import CommuneReport, ReportingRound

DUE_SETTING = "round_due_days"
DUE_DAYS = 5


def open_round(actor: Actor, unit_id: uuid.UUID | None, month: dt.date, due_on: dt.date | None) -> uuid.UUID:
    """Ask a province's communes for their reports of a reporting month that has begun.

    Raises Problem ``not_found``, ``forbidden``, ``round_exists`` or ``validation_failed``.
    """
    province = own_province(actor, unit_id)
    if month > settings.reporting_month():
        raise invalid("month", "future", "The reporting month has not begun")
    if find_of(province, month) is not None:
        raise Problem("round_exists")
    made = make_round(province, month, due_on)
    if made.due_on < made.end:
        raise invalid("due_on", "period", "Reports are due before the month is over")
    audit.record(actor, "round.open", "round", made.id, fields=["due_on", "month"])
    return made.id


def make_round(province: uuid.UUID, month: dt.date, due_on: dt.date | None = None) -> ReportingRound:
    """The row of a round; by default due some days after the month's end (setting ``round_due_days``)."""
    start, end = clock.reporting_period(month, settings.cutoff_day())
    days = dt.timedelta(days=int(settings.get(DUE_SETTING, DUE_DAYS)))
    made = ReportingRound(unit_id=province, month=month, start=start, end=end, due_on=due_on or end + days)
    made.synthetic = settings.demo_day() is not None
    db.session.add(made)
    db.session.flush()
    return made


def find_of(province: uuid.UUID, month: dt.date) -> ReportingRound | None:
    """The round of a month, if it was opened."""
    r = ReportingRound
    return db.session.scalar(sa.select(r).where(r.unit_id == province, r.month == month))


def is_over(found: ReportingRound) -> bool:
    """Whether the month's last day has gone by: only then is its report handed in, and the month closed."""
    return clock.today() > found.end


def close_round(actor: Actor, round_id: uuid.UUID) -> None:
    """From now on reports stay as they are, and changes of the month's visits wait for an official.

    Nothing is stored for communes that have not handed in. Raises Problem ``not_found``, ``forbidden``,
    ``round_closed`` or ``round_running``.
    """
    found = find_round(actor, round_id, locked=True)
    own_province(actor, found.unit_id)
    if found.closed_at is not None:
        raise Problem("round_closed")
    if not is_over(found):
        raise Problem("round_running")
    mark_closed(found, actor.account_id)
    audit.record(actor, "round.close", "round", found.id, fields=["closed_at"])


def mark_closed(found: ReportingRound, account_id: uuid.UUID) -> None:
    """Close it now; reports that were handed in keep their totals of this moment beside those they were sent with."""
    found.closed_at, found.closed_by_id = clock.now(), account_id
    c = CommuneReport
    handed_in = db.session.scalars(sa.select(c).where(c.round_id == found.id, c.status == "submitted")).all()
    live = totals_of(found, [report.unit_id for report in handed_in])
    for report in handed_in:
        report.figures = {**(report.figures or {}), AT_CLOSE: live[report.unit_id].as_json()}
