"""Visits with their tallies, written as one op would write them. To be called within a write."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from uuid_utils.compat import uuid7

from api.assistance.body import load_visit
from api.assistance.tallies import Deltas
from api.core import clock, settings
from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from tests.factories.accounts import Account
from tests.factories.teams import Team
from tests.factories.units import Unit

TODAY = dt.date(2026, 11, 20)


def item(topic: str = "VNEID2", outcome: str = "done", count: int = 1, **more: Any) -> dict[str, Any]:
    """One item of a visit."""
    return {"topic": topic, "outcome": outcome, "detail": None, "count": count, "reason": None, **more}


def make_visit(
    team: Team,
    day: dt.date = TODAY,
    *,
    author: Account | None = None,
    hamlet: Unit | None = None,
    people: int = 1,
    groups: Sequence[tuple[str, str, int]] = (),
    items: Sequence[dict[str, Any]] = (),
    kind: str = "one_to_one",
    place: str = "home",
    note: str = "",
) -> uuid.UUID:
    """A visit of ``team`` at nine in the morning of ``day``, counted; returns its record id."""
    author, unit = author or team.member, hamlet or team.unit
    started_at = clock.day_start(day) + dt.timedelta(hours=9)
    body = {
        "team_id": str(team.id),
        "kind": kind,
        "started_at": started_at.isoformat(),
        "duration_minutes": 7,
        "place": place,
        "people": {"total": people, "groups": [{"age_band": a, "sex": s, "count": n} for a, s, n in groups]},
        "items": list(items) or [item()],
        "note": note,
        "hamlet_id": str(hamlet.id) if hamlet else None,
    }
    visit = load_visit(body)
    record_id, op_id = uuid7(), uuid7()
    db.session.add(
        AssistanceSession(
            id=record_id,
            team_id=team.id,
            unit_id=unit.id,
            author_id=author.id,
            revision=op_id,
            business_day=day,
            topics=visit.topic_codes,
        )
    )
    db.session.flush()
    make_revision(record_id, op_id, author, visit.json, started_at)
    count_visit(body, unit, day, 1)
    return record_id


def make_revision(
    record_id: uuid.UUID,
    op_id: uuid.UUID,
    author: Account,
    body: dict[str, Any],
    at: dt.datetime,
    *,
    type_: str = "assistance_session.log",
    base: uuid.UUID | None = None,
    status: str = "effective",
) -> None:
    """One more revision of a record."""
    db.session.add(
        SessionRevision(
            op_id=op_id,
            record_id=record_id,
            base_revision=base,
            type=type_,
            schema_version=1,
            author_id=author.id,
            device_id=None,
            client_time=at,
            corrected_time=at,
            utc_offset=420,
            received_at=at,
            flags=[],
            status=status,
            body=body,
        )
    )
    db.session.flush()


def count_visit(body: dict[str, Any], unit: Unit, day: dt.date, sign: int) -> None:
    """Add a visit to the tallies, or take it away."""
    deltas = Deltas(settings.cutoff_day())
    deltas.count(load_visit(body), unit.id, day, sign)
    deltas.write()
