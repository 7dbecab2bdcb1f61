"""Files that somebody asked for: the request, who may have them, who took them away."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from api.core import audit, clock, outbox, paging
from api.core.access import OFFICIALS, PROVINCE, Actor
from api.core.db import short_write
from api.core.papers import CSV, PARQUET, PDF, XLSX, File
from api.core.problems import Problem, invalid
from api.reports.making import AGGREGATES
from api.reports.rows import Question
from api.reports.summary import ask, report_scope
from api.units.logic import tree
from api.units.offices import offices_of
from models.account import TEAM_ROLES, Account
from models.db import db
from models.export import Download, Export
from models.person import Person
from models.team import Team

MIME_TYPES = {"xlsx": XLSX, "csv": CSV, "pdf": PDF, "parquet": PARQUET}
# Newest of those who took a file away, as the list shows them.
SHOWN_DOWNLOADS = 20
UNFINISHED = ("queued", "running")
# Of one person: others wait behind them for the same workers.
MOST_WAITING = 5


def request_export(
    actor: Actor,
    report: str,
    format: str,
    unit: uuid.UUID | None,
    start: dt.date | None,
    end: dt.date | None,
    units_as_of: str,
) -> dict[str, Any]:
    """Have the worker make a file of the actor's figures; who asks again while it is made gets the same one.

    Raises as ``ask_of_months``, Problem ``validation_failed`` for a PDF of the long table, which would be thousands of
    pages, and ``too_many_waiting`` for somebody who waits for several files already.
    """
    if (report, format) == (AGGREGATES, "pdf"):
        raise invalid("format", "format", "This report is not made as PDF")
    home = unit or home_of(actor)
    period = ask_of_months(actor, home, start, end, units_as_of).period
    params = {
        "unit": str(unit) if unit else None,
        "from": period.start.isoformat(),
        "to": period.end.isoformat(),
        "units_as_of": units_as_of,
    }
    waiting = _waiting_for(actor)
    same = [one.id for one in waiting if (one.report, one.format, one.params) == (report, format, params)]
    if same:
        return get_export(actor, same[0])
    if len(waiting) >= MOST_WAITING:
        raise Problem("too_many_waiting", retry_after=30)
    export = Export(report=report, format=format, params=params, requested_by_id=actor.account_id, unit_id=home)
    db.session.add(export)
    db.session.flush()
    commune = home if tree().level(home) == "commune" else None
    audit.record(actor, "export.request", "export", export.id, commune_id=commune, fields=sorted(params))
    outbox.enqueue("reports.make_export", {"export_id": str(export.id)})
    return get_export(actor, export.id)


def ask_of_months(
    actor: Actor, unit: uuid.UUID, start: dt.date | None, end: dt.date | None, units_as_of: str
) -> Question:
    """The question about whole months of one unit. Raises as the summary, Problem ``whole_months_only``, and

    ``validation_failed`` for months that have not begun: nothing is known of them, and null is not 0.
    """
    question = ask(actor, unit, start, end, units_as_of)
    question.period.whole_months()
    if question.period.start > clock.today():
        raise invalid("from", "future", "This month has not begun")
    return question


def list_exports(actor: Actor, after: str | None, limit: int) -> dict[str, Any]:
    """A page of the actor's exports, newest first; administrators see everybody's."""
    query = _exports()
    if not actor.has_role("admin"):
        query = query.where(Export.requested_by_id == actor.account_id)
    if after is not None:
        (export_id,) = paging.decode_cursor(after, 1)
        query = query.where(Export.id < paging.uuid_of(export_id))
    rows = db.session.execute(query.order_by(Export.id.desc()).limit(limit + 1)).all()
    taken = _downloads([row.id for row in rows[:limit]])
    return paging.page(rows, limit, lambda row: (str(row.id),), lambda row: _as_json(row, taken[row.id]))


def get_export(actor: Actor, export_id: uuid.UUID) -> dict[str, Any]:
    """An export. Raises Problem ``not_found``, or ``forbidden`` unless the actor asked for it or is administrator."""
    row = db.session.execute(_exports().where(Export.id == export_id)).one_or_none()
    if row is None:
        raise Problem("not_found")
    if row.requested_by_id != actor.account_id and not actor.has_role("admin"):
        raise Problem("forbidden")
    return _as_json(row, _downloads([row.id])[row.id])


def take_file(actor: Actor, export_id: uuid.UUID) -> File:
    """The file; that it was taken is noted first. Raises as ``get_export``, and Problem ``export_not_ready``.

    Who may no longer read the unit may no longer have its file.
    """
    told = get_export(actor, export_id)
    if told["status"] != "ready":
        raise Problem("export_not_ready")
    row = db.session.execute(
        sa.select(Export.content, Export.filename, Export.unit_id).where(Export.id == export_id)
    ).one()
    report_scope(actor, row.unit_id)
    file = File(row.filename, MIME_TYPES[told["format"]], row.content)
    with short_write():
        db.session.add(Download(export_id=export_id, account_id=actor.account_id, at=clock.now()))
    return file


def home_of(actor: Actor) -> uuid.UUID:
    """The unit that a report without a named one is about: the actor's province, commune or team's hamlet."""
    units = actor.units_as(*PROVINCE) or offices_of(actor, *OFFICIALS)
    if units:
        return min(units)
    teams = sa.select(Team.unit_id).where(Team.id.in_(actor.teams_as(*TEAM_ROLES))).order_by(Team.id)
    home = db.session.scalars(teams).first()
    if home is None:
        raise Problem("forbidden")
    return home


def _waiting_for(actor: Actor) -> list[Any]:
    """The actor's files that are not made yet. Who asks twice at once is served one after the other."""
    db.session.execute(sa.select(Account.id).where(Account.id == actor.account_id).with_for_update(key_share=True))
    unfinished = sa.select(Export.id, Export.report, Export.format, Export.params).where(
        Export.requested_by_id == actor.account_id, Export.status.in_(UNFINISHED)
    )
    return list(db.session.execute(unfinished.order_by(Export.id)))


def _exports() -> sa.Select[*tuple[Any, ...]]:
    e = Export
    return (
        sa.select(e.id, e.report, e.format, e.status, e.progress, e.params, e.requested_by_id, e.created_at)
        .add_columns(e.ready_at, e.rows, e.size, e.sha256, e.filename, e.error, Person.name)
        .join(Account, Account.id == e.requested_by_id)
        .join(Person, Person.id == Account.person_id)
    )


def _downloads(export_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[dict[str, Any]]]:
    """Who took each file away and when, newest first."""
    told: dict[uuid.UUID, list[dict[str, Any]]] = defaultdict(list)
    rows = db.session.execute(
        sa.select(Download.export_id, Download.at, Person.name)
        .join(Account, Account.id == Download.account_id)
        .join(Person, Person.id == Account.person_id)
        .where(Download.export_id.in_(export_ids))
        .order_by(Download.at.desc(), Download.id.desc())
    )
    for row in rows:
        told[row.export_id].append({"name": row.name, "at": row.at})
    return told


def _as_json(row: Any, downloads: list[dict[str, Any]]) -> dict[str, Any]:
    same = ("id", "report", "format", "status", "progress", "params", "created_at", "ready_at", "rows", "sha256")
    told = {name: getattr(row, name) for name in (*same, "filename", "error")}
    taken = {"downloads": downloads[:SHOWN_DOWNLOADS], "downloaded": len(downloads)}
    return {**told, **taken, "bytes": row.size, "requested_by_name": row.name}
