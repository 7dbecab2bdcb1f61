"""A commune's report: drawn up from the data, completed by hand, handed in with its figures frozen."""

import uuid
from typing import Any

import sqlalchemy as sa

from api.accounts.queries import name_of
from api.audit.queries import last_change
from api.core import audit, clock
from api.core.access import Actor
from api.core.db import one_moment
from api.core.problems import Problem
from api.figures.sums import Sums
from api.rounds.figures import NOTHING_LATER, figures_of, later
from api.rounds.logic import is_over
from api.rounds.queries import MISSING, state_of
from api.rounds.rights import OFFICER, check_reads, check_writes, find_round, own_communes
from api.units.logic import tree
from models.db import db
from models.reporting import CommuneReport, ReportingRound

BASES = ("adults", "households")
TEXTS = ("difficulties", "proposals")


def get_report(actor: Actor, round_id: uuid.UUID, unit_id: uuid.UUID) -> dict[str, Any]:
    """The report in one moment. Raises Problem ``not_found`` or ``forbidden``."""
    one_moment()
    return tell_report(actor, round_id, unit_id)


def tell_report(actor: Actor, round_id: uuid.UUID, unit_id: uuid.UUID) -> dict[str, Any]:
    """The report: with figures of now while it is a draft, with its own once handed in. Raises as ``get_report``.

    One that nobody has written in yet has version 0.
    """
    found = find_round(actor, round_id)
    check_reads(actor, found, unit_id)
    report = _stored(found, unit_id)
    live = figures_of(found, unit_id)
    frozen = report.figures if report is not None and state_of(found, report) != MISSING else None
    declared = report.declared if report else {}
    by = report.submitted_by_id if report else None
    return {
        "round_id": found.id,
        "unit_id": unit_id,
        "unit_name": tree().label(unit_id, found.end),
        "month": f"{found.month:%Y-%m}",
        **{name: getattr(found, name) for name in ("start", "end", "due_on", "closed_at")},
        "over": is_over(found),
        "state": state_of(found, report),
        "status": report.status if report else "draft",
        "version": report.version if report else 0,
        **{name: getattr(report, name) if report else "" for name in TEXTS},
        "declared": {name: declared.get(name) for name in BASES},
        "figures": frozen or live,
        "as_of": report.figures_as_of if report is not None and frozen else clock.now(),
        **(later(Sums(**live["totals"]), frozen, closed=bool(found.closed_at)) if frozen else NOTHING_LATER),
        "submitted_at": report.submitted_at if report else None,
        "submitted_by_name": name_of(by) if by else None,
        "mine": found.closed_at is None and unit_id in own_communes(actor, found, OFFICER),
    }


def change_report(actor: Actor, round_id: uuid.UUID, unit_id: uuid.UUID, version: int, **values: Any) -> None:
    """Write what no data tell. Raises Problem ``not_found``, ``forbidden``, ``round_closed``, ``conflict`` or
    ``report_state`` (it was handed in: withdraw it first).
    """
    _, report = _seen(actor, round_id, unit_id, version, "draft")
    if "declared" in values:
        values["declared"] = {**report.declared, **values["declared"]}
    changed = sorted(name for name, value in values.items() if getattr(report, name) != value)
    if changed or version == 0:
        for name in changed:
            setattr(report, name, values[name])
        _note(actor, "change", report, changed)


def submit_report(actor: Actor, round_id: uuid.UUID, unit_id: uuid.UUID, version: int) -> None:
    """Hand it in with the figures of this moment. Raises as ``change_report``, and ``round_running``."""
    found, report = _seen(actor, round_id, unit_id, version, "draft")
    if not is_over(found):
        raise Problem("round_running")
    report.figures = figures_of(found, unit_id)
    report.status, report.figures_as_of = "submitted", clock.now()
    report.submitted_at, report.submitted_by_id = report.figures_as_of, actor.account_id
    _note(actor, "submit", report, ["figures", "status"])


def withdraw_report(actor: Actor, round_id: uuid.UUID, unit_id: uuid.UUID, version: int) -> None:
    """Take it back to go on writing; its frozen figures are let go. Raises as ``change_report``."""
    _, report = _seen(actor, round_id, unit_id, version, "submitted")
    report.status, report.figures, report.figures_as_of = "draft", None, None
    report.submitted_at, report.submitted_by_id = None, None
    _note(actor, "withdraw", report, ["figures", "status"])


def _seen(
    actor: Actor, round_id: uuid.UUID, unit_id: uuid.UUID, version: int, status: str
) -> tuple[ReportingRound, CommuneReport]:
    """Round and report, both safe from others until this write is through."""
    # whoever writes in a round holds it: the first two to write in a report, or the one who closes, come one by one
    found = find_round(actor, round_id, locked=True)
    check_writes(actor, found, unit_id)
    report = _stored(found, unit_id)
    if (report.version if report else 0) != version:
        newer = {"version": report.version, **last_change("report", report.id)} if report else {"version": 0}
        raise Problem("conflict", params=newer)
    if report is None:
        report = CommuneReport(round_id=found.id, unit_id=unit_id, declared=dict.fromkeys(BASES), version=0)
        report.status, report.difficulties, report.proposals = "draft", "", ""
        db.session.add(report)
    if report.status != status:
        raise Problem("report_state", params={"status": report.status})
    return found, report


def _stored(found: ReportingRound, unit_id: uuid.UUID) -> CommuneReport | None:
    c = CommuneReport
    return db.session.scalar(sa.select(c).where(c.round_id == found.id, c.unit_id == unit_id))


def _note(actor: Actor, act: str, report: CommuneReport, fields: list[str]) -> None:
    report.version += 1
    db.session.flush()
    commune = tree().heir(report.unit_id, clock.today())
    audit.record(actor, f"report.{act}", "report", report.id, commune_id=commune, fields=fields)
