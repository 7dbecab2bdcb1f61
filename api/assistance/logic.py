"""Applying visits: judged op by op in memory, written as sets (S6)."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

import marshmallow as ma

from api.assistance import checks, store
from api.assistance.body import Visit, load_visit, load_void, visit_of
from api.assistance.closed import ClosedMonths
from api.assistance.revisions import Record, Revision, amend, void
from api.assistance.tallies import Deltas, counting
from api.assistance.wiping import erased_among
from api.catalogue import logic as catalogue
from api.catalogue.logic import Catalogue
from api.core import clock
from api.core.access import Actor
from api.core.feed import NewEntry, team_scope
from api.core.ops import IncomingOp, Outcome, Refused
from api.units import logic as units
from api.units.lineage import UnitTree
from models.db import db

LOG, AMEND, VOID = "assistance_session.log", "assistance_session.amend", "assistance_session.void"
TYPES = (LOG, AMEND, VOID)


@dataclass
class Parsed:
    """An op with its body checked for shape; ``refused`` names the code where the shape was wrong."""

    op: IncomingOp
    visit: Visit | None = None
    reason: dict[str, object] = field(default_factory=dict)
    refused: str | None = None


@dataclass
class Batch:
    """What one request has read and changed so far."""

    actor: Actor
    known: Catalogue
    tree: UnitTree
    teams: dict[uuid.UUID, checks.TeamView]
    records: dict[uuid.UUID, Record]
    deltas: Deltas
    closed: ClosedMonths
    erased: set[uuid.UUID] = field(default_factory=set)
    created: list[Record] = field(default_factory=list)
    changed: dict[uuid.UUID, Record] = field(default_factory=dict)
    revisions: list[store.NewRevision] = field(default_factory=list)


def parse(op: IncomingOp) -> Parsed:
    """Check an op's body for shape, before any transaction."""
    try:
        if op.type == VOID:
            return Parsed(op, reason=load_void(op.body))
        return Parsed(op, visit=load_visit(op.body))
    except ma.ValidationError as error:
        return Parsed(op, refused=_shape_code(error.messages))


def apply_many(actor: Actor, ops: Sequence[Parsed]) -> list[Outcome]:
    """Apply the ops in order and write them as sets; one outcome per op, in order. Nothing is committed."""
    with counting() as deltas:
        batch = _read(actor, ops, deltas)
        outcomes = [_apply_one(batch, parsed) for parsed in ops]
    synthetic = {team.id for team in batch.teams.values() if team.synthetic}
    store.write_records(batch.created, list(batch.changed.values()), synthetic)
    store.write_revisions(batch.records, batch.revisions)
    store.restate(list(batch.changed.values()))
    batch.deltas.write()
    return outcomes


def _read(actor: Actor, ops: Sequence[Parsed], deltas: Deltas) -> Batch:
    named = {parsed.op.record_id for parsed in ops}
    records = store.load_records(named)
    team_ids = {parsed.visit.team_id for parsed in ops if parsed.visit} | {r.team_id for r in records.values()}
    with_people = any(parsed.visit.names_people for parsed in ops if parsed.visit)
    tree = units.tree()
    return Batch(
        actor=actor,
        known=catalogue.known(),
        tree=tree,
        teams=store.load_teams(team_ids, with_people=with_people),
        records=records,
        deltas=deltas,
        closed=ClosedMonths(tree),
        # asked once the records are locked: who erases one locks it first
        erased=erased_among(db.session, named),
    )


def _apply_one(batch: Batch, parsed: Parsed) -> Outcome:
    op, record = parsed.op, batch.records.get(parsed.op.record_id)
    if op.record_id in batch.erased:
        # S23: taken, so that the phone is rid of it, and not kept
        return Outcome("applied", erased=True)
    team_id = record.team_id if record else parsed.visit.team_id if parsed.visit else None
    try:
        if parsed.refused:
            raise Refused(parsed.refused)
        if record is None and op.type != LOG:
            raise Refused("parent_missing")
        if record is None:
            verdict = _log(batch, parsed)
        elif op.type == LOG and record.author_id != batch.actor.account_id:
            # S9: no word about the other account's record
            return Outcome("quarantined", "record_taken", _own_team(batch, parsed))
        else:
            verdict = _change(batch, parsed, record)
    except Refused as refused:
        return Outcome("quarantined", refused.code, team_id if team_id in batch.teams else None)
    stored = batch.records[op.record_id]
    entry = NewEntry(team_scope(stored.team_id), "visit", op.op_id, op.record_id, op.op_id)
    return Outcome(verdict, None, stored.team_id, [entry])


def _log(batch: Batch, parsed: Parsed) -> str:
    op, visit = parsed.op, _visit(parsed)
    team = batch.teams.get(visit.team_id)
    if team is None:
        raise Refused("unknown_team")
    visited_at = checks.check_time(visit.started_at, op.skew)
    flags = op.flags + checks.check_log_grant(batch.actor, team, batch.tree, visited_at)
    day = clock.business_day(visited_at)
    unit_id, more = _check_content(batch, parsed, visit, team, day)
    record = Record(op.record_id, team.id, unit_id, op.owner_id or batch.actor.account_id, day, op.op_id)
    record.revisions[op.op_id] = Revision(op.op_id, visit.json, "effective")
    batch.records[record.id] = record
    batch.created.append(record)
    batch.revisions.append(store.NewRevision(op, batch.actor.account_id, flags + more))
    batch.deltas.count(visit, unit_id, day, 1)
    return "applied"


def _change(batch: Batch, parsed: Parsed, record: Record) -> str:
    op, team = parsed.op, batch.teams[record.team_id]
    checks.check_change_grant(batch.actor, team, batch.tree, record.author_id, op.corrected_time)
    _check_open(batch, op, record, record.business_day)
    flags, before = list(op.flags), _counted(record)
    if parsed.visit is None:
        verdict = void(record, op.op_id, op.base_revision, parsed.reason)
    else:
        if parsed.visit.team_id != record.team_id:
            raise Refused("wrong_scope")
        day = _day_of_change(record, parsed.visit, op.skew)
        _check_open(batch, op, record, day)
        flags += _check_content(batch, parsed, parsed.visit, team, day)[1]
        verdict = amend(record, op.op_id, op.base_revision, parsed.visit.json)
        _replace_place_and_day(batch, record, team, op.skew)
    _recount(batch, before, record)
    batch.revisions.append(store.NewRevision(op, batch.actor.account_id, flags))
    if record not in batch.created:
        batch.changed[record.id] = record
    return verdict


def _check_open(batch: Batch, op: IncomingOp, record: Record, day: dt.date) -> None:
    """S8: what was reported changes only by an official's word; neither out of a closed month nor into one."""
    by_official = op.released or op.owner_id is not None
    if not by_official and batch.closed.has(record.unit_id, day):
        raise Refused("month_closed")


def _day_of_change(record: Record, visit: Visit, skew: dt.timedelta) -> dt.date:
    """The day that an amendment is judged by: a beginning left as it was has nothing to do with this phone's clock."""
    started_at = visit.json["started_at"]
    if any(r.body and r.body["started_at"] == started_at for r in record.revisions.values()):
        return record.business_day
    return clock.business_day(checks.check_time(visit.started_at, skew))


def _check_content(
    batch: Batch, parsed: Parsed, visit: Visit, team: checks.TeamView, day: dt.date
) -> tuple[uuid.UUID, list[str]]:
    """All rules of a body on its business day; returns the unit it counts in and flags."""
    checks.check_people(visit)
    checks.check_note(visit)
    flags = checks.check_codes(visit, batch.known, day)
    checks.check_company(batch.actor, visit, team, batch.tree, parsed.op)
    return checks.check_place_of_work(visit, team, batch.tree, day), flags


def _replace_place_and_day(batch: Batch, record: Record, team: checks.TeamView, skew: dt.timedelta) -> None:
    """Bring unit and business day in line with the body in force; unchanged parts keep what was worked out before."""
    body = record.body
    if body is None:
        return
    earlier = next(
        (r.body for r in record.revisions.values() if r.body and r.body["started_at"] == body["started_at"]), body
    )
    visit = visit_of(body)
    if earlier is body:
        record.business_day = clock.business_day(visit.started_at + skew)
    record.unit_id = checks.check_place_of_work(visit, team, batch.tree, record.business_day)


def _counted(record: Record) -> tuple[Visit, uuid.UUID, dt.date] | None:
    body = record.body
    return (visit_of(body), record.unit_id, record.business_day) if body and record.live else None


def _recount(batch: Batch, before: tuple[Visit, uuid.UUID, dt.date] | None, record: Record) -> None:
    after = _counted(record)
    if before:
        batch.deltas.count(*before, -1)
    if after:
        batch.deltas.count(*after, 1)


def _own_team(batch: Batch, parsed: Parsed) -> uuid.UUID | None:
    team_id = parsed.visit.team_id if parsed.visit else None
    return team_id if team_id in batch.actor.teams_as("member", "leader") else None


def _visit(parsed: Parsed) -> Visit:
    if parsed.visit is None:
        raise Refused("invalid_body")
    return parsed.visit


def _shape_code(messages: object) -> str:
    told = str(messages)
    if "Unknown field" in told:
        return "unknown_field"
    return "note_too_long" if isinstance(messages, dict) and "note" in messages else "invalid_body"
