"""Visits as officials and teams read them: a filtered list, and one visit with its history."""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from api.core import paging
from api.core.access import PROVINCE, Actor
from api.core.problems import Problem
from api.teams.logic import scope_of
from api.units.lineage import UnitTree
from api.units.logic import tree
from models.account import Account
from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from models.person import Person
from models.sync import Operation
from models.team import Team

COLUMNS = ("started_at", "kind", "place", "people", "note")


@dataclass(frozen=True)
class Filter:
    """Which visits: of a unit, a team, of days from ``start`` to ``end``, with a topic."""

    unit: uuid.UUID | None = None
    team: uuid.UUID | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    topic: str | None = None

    def where(self) -> list[sa.ColumnElement[bool]]:
        """The filter (the unit apart, which is a question of scope) as conditions."""
        s = AssistanceSession
        found = []
        if self.team is not None:
            found.append(s.team_id == self.team)
        if self.start is not None:
            found.append(s.business_day >= self.start)
        if self.end is not None:
            found.append(s.business_day <= self.end)
        if self.topic is not None:
            found.append(s.topics.contains(f" {self.topic} ", autoescape=True))
        return found


def list_sessions(actor: Actor, wanted: Filter, after: str | None, limit: int) -> dict[str, Any]:
    """A page of visits in the actor's scope, newest day first. Raises Problem ``not_found`` or ``forbidden``."""
    s = AssistanceSession
    scope = scope_of(actor, wanted.unit)
    query = sa.select(s.id, s.business_day).where(scope.where(s.team_id, s.unit_id), *wanted.where())
    if after is not None:
        day, session_id = paging.decode_cursor(after, 2)
        at = [paging.day_of(day), paging.uuid_of(session_id)]
        query = query.where(paging.after([s.business_day, s.id], at, descending=True))
    rows = db.session.execute(query.order_by(s.business_day.desc(), s.id.desc()).limit(limit + 1)).all()
    # Bodies are fetched for the page alone: the list of keys is sorted without carrying them along.
    told = _sessions([row.id for row in rows[:limit]])
    return paging.page(rows, limit, lambda row: (row.business_day.isoformat(), str(row.id)), lambda row: told[row.id])


def get_session(actor: Actor, session_id: uuid.UUID) -> dict[str, Any]:
    """A visit with its revisions. Raises Problem ``not_found`` or ``forbidden``."""
    stored = db.session.get(AssistanceSession, session_id)
    if stored is None:
        raise Problem("not_found")
    if not actor.has_role(*PROVINCE) and not scope_of(actor).has(stored.team_id, stored.unit_id):
        raise Problem("forbidden")
    return {**_sessions([session_id])[session_id], "revisions": _revisions(session_id)}


def _sessions(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    s, r, units = AssistanceSession, SessionRevision, tree()
    rows = db.session.execute(
        sa.select(s.id, s.team_id, s.unit_id, s.author_id, s.business_day, s.status, s.revision)
        .add_columns(r.body, r.flags, Person.name.label("author_name"), Team.title.label("team_title"))
        .join(r, r.op_id == s.revision)
        .join(Team, Team.id == s.team_id)
        .join(Account, Account.id == s.author_id)
        .join(Person, Person.id == Account.person_id)
        .where(s.id.in_(ids))
    )
    return {row.id: _as_json(row, units) for row in rows}


def _as_json(row: Any, units: UnitTree) -> dict[str, Any]:
    body = row.body or {}
    hamlet = row.unit_id if units.level(row.unit_id) == "hamlet" else None
    return {
        "id": row.id,
        "team_id": row.team_id,
        "team_title": row.team_title,
        "hamlet_id": hamlet,
        "hamlet_label": units.label(hamlet, row.business_day) if hamlet else None,
        "author_id": row.author_id,
        "author_name": row.author_name,
        "business_day": row.business_day,
        **{name: body.get(name) for name in COLUMNS},
        "items": body.get("items", []),
        "status": row.status,
        "flags": row.flags,
        "revision": row.revision,
    }


def _revisions(session_id: uuid.UUID) -> list[dict[str, Any]]:
    r, told = SessionRevision, Operation
    # Visits that were loaded in bulk have no row of an operation.
    same = sa.and_(told.op_id == r.op_id, told.account_id == r.author_id, told.variant == 0)
    rows = db.session.execute(
        sa.select(r.op_id, r.type, r.base_revision, r.received_at, r.client_time, r.status, r.body)
        .add_columns(Person.name.label("author_name"), told.verdict)
        .join(Account, Account.id == r.author_id)
        .join(Person, Person.id == Account.person_id)
        .outerjoin(told, same)
        .where(r.record_id == session_id)
        .order_by(r.received_at, r.op_id)
    )
    return [
        {
            "op_id": row.op_id,
            "type": row.type,
            "base_revision": row.base_revision,
            "author_name": row.author_name,
            "received_at": row.received_at,
            "client_time": row.client_time,
            "effective": row.status == "effective",
            "verdict": row.verdict or ("conflict_kept" if row.status == "conflict_kept" else "applied"),
            "body": row.body,
        }
        for row in rows
    ]
