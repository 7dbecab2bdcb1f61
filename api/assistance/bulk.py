"""Many visits at once, from the server's own loaders: the same rows that pushes make, without verdicts."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from api.assistance import store
from api.assistance.body import Visit
from api.assistance.logic import LOG
from api.assistance.revisions import Record, Revision
from api.assistance.tallies import counting
from api.core import clock, feed
from api.core.feed import NewEntry, team_scope
from api.core.ops import IncomingOp


@dataclass(frozen=True)
class LoadedVisit:
    """A visit to be stored as it is: ``visit`` is trusted, nothing of it is judged."""

    record_id: uuid.UUID
    op_id: uuid.UUID
    author_id: uuid.UUID
    unit_id: uuid.UUID
    saved_at: dt.datetime
    visit: Visit


def load_visits(visits: Sequence[LoadedVisit], *, synthetic: bool) -> None:
    """Store visits with revisions, tallies and team feeds in the running transaction; call it once per transaction."""
    records: dict[uuid.UUID, Record] = {}
    revisions: list[store.NewRevision] = []
    for loaded in visits:
        day = clock.business_day(loaded.visit.started_at)
        record = Record(loaded.record_id, loaded.visit.team_id, loaded.unit_id, loaded.author_id, day, loaded.op_id)
        record.revisions[loaded.op_id] = Revision(loaded.op_id, loaded.visit.json, "effective")
        records[record.id] = record
        op = IncomingOp(
            loaded.op_id, loaded.record_id, None, LOG, 1, loaded.visit.json, loaded.saved_at, utc_offset=7 * 60
        )
        revisions.append(store.NewRevision(op, loaded.author_id, []))
    with counting() as deltas:
        for loaded in visits:
            deltas.count(loaded.visit, loaded.unit_id, records[loaded.record_id].business_day, 1)
    teams = {record.team_id for record in records.values()} if synthetic else set()
    store.write_records(list(records.values()), [], teams)
    store.write_revisions(records, revisions)
    deltas.write()
    feed.append([NewEntry(team_scope(r.team_id), "visit", r.revision, r.id, r.revision) for r in records.values()])
