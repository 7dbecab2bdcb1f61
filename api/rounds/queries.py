"""Rounds as the API tells them: who has handed in, who was late, who is missing."""

import uuid
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from api.accounts.queries import name_of
from api.core import clock
from api.core.access import Actor
from api.figures.sums import Sums
from api.rounds.figures import NOTHING_LATER, later, totals_of
from api.rounds.logic import is_over
from api.rounds.message import write_message
from api.rounds.rights import communes_of, find_round, own_communes, sees_province
from api.units.logic import tree
from models.db import db
from models.reporting import CommuneReport, ReportingRound

MISSING, LATE, SUBMITTED = "missing", "late", "submitted"
SAME = ("id", "unit_id", "start", "end", "due_on", "closed_at", "synthetic")
Reports = dict[uuid.UUID, CommuneReport]


def list_rounds(actor: Actor) -> list[dict[str, Any]]:
    """The rounds that the actor has to do with, newest month first, each with its counts."""
    r = ReportingRound
    rounds = db.session.scalars(sa.select(r).order_by(r.month.desc(), r.id.desc())).all()
    told = [(found, _shown(actor, found)) for found in rounds]
    seen = [(found, communes) for found, communes in told if communes or sees_province(actor)]
    reports = _reports([found.id for found, _ in seen])
    return [_head(found, communes, reports.get(found.id, {})) for found, communes in seen]


def get_round(actor: Actor, round_id: uuid.UUID) -> dict[str, Any]:
    """A round commune by commune; officials see their own. Raises Problem ``not_found`` or ``forbidden``."""
    found = find_round(actor, round_id)
    communes = _shown(actor, found)
    reports = _reports([found.id]).get(found.id, {})
    live = totals_of(found, [unit for unit in communes if state_of(found, reports.get(unit)) != MISSING])
    rows = [_row(found, unit, reports.get(unit), live.get(unit)) for unit in communes]
    missing = [row["name"] for row in rows if row["state"] == MISSING]
    text = write_message(found, missing) if sees_province(actor) else None
    closer = None if found.closed_by_id is None else name_of(found.closed_by_id)
    return {
        **_head(found, communes, reports),
        "as_of": clock.now(),
        "closed_by_name": closer,
        "message": text,
        "rows": rows,
    }


def state_of(found: ReportingRound, report: CommuneReport | None) -> str:
    """``submitted``, ``late`` (handed in after the due day) or ``missing``."""
    if report is None or report.status != "submitted" or report.submitted_at is None:
        return MISSING
    return LATE if clock.business_day(report.submitted_at) > found.due_on else SUBMITTED


def _shown(actor: Actor, found: ReportingRound) -> list[uuid.UUID]:
    return communes_of(found) if sees_province(actor) else own_communes(actor, found)


def _reports(round_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Reports]:
    told: dict[uuid.UUID, Reports] = {}
    for report in db.session.scalars(sa.select(CommuneReport).where(CommuneReport.round_id.in_(round_ids))):
        told.setdefault(report.round_id, {})[report.unit_id] = report
    return told


def _head(found: ReportingRound, communes: Sequence[uuid.UUID], reports: Reports) -> dict[str, Any]:
    states = [state_of(found, reports.get(unit)) for unit in communes]
    return {
        **{name: getattr(found, name) for name in SAME},
        "month": f"{found.month:%Y-%m}",
        "unit_name": tree().label(found.unit_id, found.end),
        "communes": len(communes),
        **{state: states.count(state) for state in (SUBMITTED, LATE, MISSING)},
        "overdue": found.closed_at is None and clock.today() > found.due_on,
        "over": is_over(found),
    }


def _row(found: ReportingRound, unit_id: uuid.UUID, report: CommuneReport | None, live: Sums | None) -> dict[str, Any]:
    version = tree().version_at(unit_id, found.end)
    state = state_of(found, report)
    frozen = report.figures if report is not None and state != MISSING else None
    return {
        "unit_id": unit_id,
        "code": version.code if version else "",
        "name": tree().label(unit_id, found.end),
        "state": state,
        "begun": report is not None,
        "submitted_at": report.submitted_at if report is not None and frozen else None,
        "totals": frozen["totals"] if frozen else None,
        **(NOTHING_LATER if live is None or frozen is None else later(live, frozen, closed=bool(found.closed_at))),
    }
