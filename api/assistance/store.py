"""Reading and writing visits as sets: one statement per table and request (S6)."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from api.assistance.body import visit_of
from api.assistance.checks import TeamView
from api.assistance.revisions import Record, Revision
from api.core import clock
from api.core.ops import IncomingOp
from api.core.upsert import insert_all
from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from models.team import RosterEntry, RosterVersion, Team


@dataclass(frozen=True)
class NewRevision:
    """A revision to be written: the op that made it, who sent it, when the visit counts."""

    op: IncomingOp
    author_id: uuid.UUID
    flags: list[str]


def load_teams(team_ids: Collection[uuid.UUID], *, with_people: bool) -> dict[uuid.UUID, TeamView]:
    """The teams that exist; ``with_people``: with everybody who is or was on an approved roster of theirs."""
    people = _load_people(team_ids) if with_people else {}
    teams = db.session.execute(sa.select(Team.id, Team.unit_id, Team.synthetic).where(Team.id.in_(team_ids)))
    return {t.id: TeamView(t.id, t.unit_id, t.synthetic, frozenset(people.get(t.id, ()))) for t in teams}


def _load_people(team_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, set[uuid.UUID]]:
    people: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    rosters = (
        sa.select(RosterVersion.team_id, RosterEntry.person_id)
        .join(RosterEntry, RosterEntry.roster_id == RosterVersion.id)
        .where(RosterVersion.team_id.in_(team_ids), RosterVersion.status.in_(("approved", "superseded")))
    )
    for team_id, person_id in db.session.execute(rosters):
        people[team_id].add(person_id)
    return people


def load_records(record_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Record]:
    """The records that exist, locked in key order, each with all its revisions."""
    s = AssistanceSession
    rows = db.session.execute(
        sa.select(s.id, s.team_id, s.unit_id, s.author_id, s.business_day, s.revision)
        .where(s.id.in_(record_ids))
        .order_by(s.id)
        .with_for_update()
    ).all()
    records = {row.id: Record(*row) for row in rows}
    if records:
        for record_id, revision in load_revisions(records):
            records[record_id].revisions[revision.op_id] = revision
    return records


def load_revisions(record_ids: Collection[uuid.UUID]) -> list[tuple[uuid.UUID, Revision]]:
    """``(record_id, revision)`` of some records in the order of receipt."""
    r = SessionRevision
    rows = db.session.execute(
        sa.select(r.record_id, r.op_id, r.body, r.status)
        .where(r.record_id.in_(record_ids))
        .order_by(r.received_at, r.op_id)
    )
    return [(row.record_id, Revision(row.op_id, row.body, row.status)) for row in rows]


def write_records(created: Sequence[Record], changed: Sequence[Record], synthetic: Collection[uuid.UUID]) -> None:
    """Insert new records and bring changed ones up to date; ``synthetic`` names the teams of invented people."""
    insert_all(
        AssistanceSession,
        [{**_row(r), "author_id": r.author_id, "synthetic": r.team_id in synthetic} for r in created],
    )
    if changed:
        db.session.execute(
            sa.update(AssistanceSession), [_row(record) for record in sorted(changed, key=lambda r: r.id)]
        )


def write_revisions(records: dict[uuid.UUID, Record], revisions: Sequence[NewRevision]) -> None:
    """Insert revisions as their records hold them now."""
    received_at = clock.now()
    rows = []
    for new in revisions:
        revision = records[new.op.record_id].revisions[new.op.op_id]
        rows.append(_revision_row(new, revision, received_at))
    insert_all(SessionRevision, rows)


def restate(changed: Sequence[Record]) -> None:
    """Bring the statuses of older revisions up to date, also of those that came in the same request."""
    restated = [
        {"op_id": op_id, "status": record.revisions[op_id].status}
        for record in sorted(changed, key=lambda r: r.id)
        for op_id in sorted(record.restated)
    ]
    if restated:
        db.session.execute(sa.update(SessionRevision), restated)


def _row(record: Record) -> dict[str, object]:
    body = record.body
    return {
        "id": record.id,
        "team_id": record.team_id,
        "unit_id": record.unit_id,
        "revision": record.revision,
        "status": "live" if record.live else "voided",
        "business_day": record.business_day,
        "topics": visit_of(body).topic_codes if body else " ",
        "conflicted": record.conflicted,
    }


def _revision_row(new: NewRevision, revision: Revision, received_at: dt.datetime) -> dict[str, object]:
    op = new.op
    return {
        "op_id": op.op_id,
        "record_id": op.record_id,
        "base_revision": op.base_revision,
        "type": op.type,
        "schema_version": op.schema_version,
        "author_id": new.author_id,
        "device_id": op.device_id,
        "client_time": op.client_time,
        "corrected_time": op.corrected_time,
        "utc_offset": op.utc_offset,
        "received_at": received_at,
        "flags": new.flags,
        "status": revision.status,
        "body": revision.body,
    }
