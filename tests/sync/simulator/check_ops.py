"""Each saved op is on the server exactly once, with the content it was saved with and the verdict it deserves."""

import datetime as dt
import hashlib
import json
import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import orjson
import sqlalchemy as sa

from api.core import clock
from models.account import Grant
from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from models.sync import Erasure, FeedEntry, Operation, Quarantine
from tests.sync.simulator.ledger import Saved

if TYPE_CHECKING:
    from tests.sync.simulator.run import Run

SMALL_SKEW = dt.timedelta(minutes=10)
AFTER_END = dt.timedelta(hours=72)


def once(run: "Run") -> list[str]:
    """Every owed op once, accepted or set aside, byte for byte; and nothing that nobody saved."""
    stored: dict[tuple[uuid.UUID, str], list[Operation]] = defaultdict(list)
    for row in db.session.scalars(sa.select(Operation)):
        stored[row.account_id, str(row.op_id)].append(row)
    revisions = {str(op_id) for op_id in db.session.scalars(sa.select(SessionRevision.op_id))}
    aside = [str(op_id) for op_id in db.session.scalars(sa.select(Quarantine.op_id))]
    found = []
    for entry in run.ledger.owed():
        if entry.op["record_id"] not in run.ledger.ever_erased:
            found += _of_one(entry, stored[entry.account_id, entry.op["op_id"]], revisions, aside)
    wanted = {op_id for op_id, entry in run.ledger.saved.items() if not entry.undone}
    strange = ({op_id for (_, op_id), rows in stored.items() if rows} | revisions) - wanted
    return [*found, *(f"{op_id} is on the server, but nobody saved it" for op_id in strange)]


def told() -> list[str]:
    """Every verdict stands in the author's feed, every visit in the team's, every item in the commune's (S1, S8)."""
    entries = {(row.scope, row.op_id) for row in db.session.execute(sa.select(FeedEntry.scope, FeedEntry.op_id))}
    o, r, s, q = Operation, SessionRevision, AssistanceSession, Quarantine
    wanted = {(f"u/{account}", op_id) for account, op_id in db.session.execute(sa.select(o.account_id, o.op_id))}
    visits = sa.select(s.team_id, r.op_id).join(r, r.record_id == s.id)
    wanted |= {(f"t/{team}", op_id) for team, op_id in db.session.execute(visits)}
    items = sa.select(q.unit_id, q.op_id).where(q.unit_id.is_not(None))
    wanted |= {(f"c/{unit}", op_id) for unit, op_id in db.session.execute(items)}
    return [f"{scope} does not tell of {op_id}" for scope, op_id in wanted - entries]


def records_sound() -> list[str]:
    """Each visit has one revision in force, and says of itself what that says."""
    found = []
    in_force: dict[uuid.UUID, list[SessionRevision]] = defaultdict(list)
    for revision in db.session.scalars(sa.select(SessionRevision).where(SessionRevision.status == "effective")):
        in_force[revision.record_id].append(revision)
    erased = sa.select(Erasure.record_id)
    for record in db.session.scalars(sa.select(AssistanceSession).where(AssistanceSession.id.not_in(erased))):
        held = in_force[record.id]
        if [revision.op_id for revision in held] != [record.revision]:
            found.append(f"{record.id} has {len(held)} revisions in force")
        elif ("void" in (held[0].body or {})) != (record.status == "voided"):
            found.append(f"{record.id} is {record.status}, its revision says otherwise")
    late = sa.select(Quarantine.op_id).join(AssistanceSession, AssistanceSession.id == Quarantine.record_id)
    late = late.where(Quarantine.code == "parent_missing", Quarantine.status == "open")
    return [*found, *(f"{op_id} still waits for a visit that is there" for op_id in db.session.scalars(late))]


def judged_rightly(run: "Run") -> list[str]:
    """Verdicts and business days, where the story leaves no doubt about them."""
    grants: dict[uuid.UUID, list[Grant]] = defaultdict(list)
    for grant in db.session.scalars(sa.select(Grant)):
        grants[grant.account_id].append(grant)
    judged = {(row.account_id, str(row.op_id)): row for row in db.session.scalars(sa.select(Operation))}
    waiting = set(db.session.scalars(sa.select(Quarantine.op_id).where(Quarantine.status == "open")))
    found = []
    for entry in run.ledger.owed():
        row = judged.get((entry.account_id, entry.op["op_id"]))
        if row is None or entry.op["record_id"] in run.ledger.ever_erased:
            continue
        first = judged.get((entry.account_id, entry.corrects or ""))
        if first and row.code is None and first.op_id in waiting:
            found.append(f"{entry.corrects} was corrected and is still open")
        if _is_plain(run, entry):
            found += _verdict(run, entry, row, grants[entry.account_id])
            found += _day(entry, row)
            found += _lateness(run, entry, row, grants[entry.account_id])
    return found


def _of_one(entry: Saved, rows: Sequence[Operation], revisions: set[str], aside: list[str]) -> list[str]:
    op_id, name = entry.op["op_id"], f"{entry.phone.name}'s {entry.kind} {entry.op['op_id']}"
    if len(rows) != 1:
        return [f"{name} is on the server {len(rows)} times"]
    row = rows[0]
    if not any(hashlib.sha256(row.salt + form).digest() == row.body_hash for form in _forms(entry)):
        return [f"{name} has other content on the server"]
    accepted = row.verdict != "quarantined"
    kept = (op_id in revisions, aside.count(op_id))
    # an op that was judged again after it had been set aside is in both
    stored = accepted and entry.kind != "ask"
    if kept[0] != stored or kept[1] > 1 or (not accepted and kept[1] == 0):
        return [f"{name} is {row.verdict}, but stored {kept[0]} and {kept[1]} times set aside"]
    return []


def _forms(entry: Saved) -> list[bytes]:
    """As the server may have got it: parsed, or byte for byte."""
    try:
        return [orjson.dumps(json.loads(entry.text), option=orjson.OPT_SORT_KEYS), entry.text.encode()]
    except TypeError:
        return [entry.text.encode()]


def _is_plain(run: "Run", entry: Saved) -> bool:
    """Whether the phone's clock was the same from saving on, so that the server can know the true time (S6).

    Visits after the account was disabled are judged in more than one way (S24).
    """
    phone = entry.phone
    twins = any(other.name.startswith(f"{phone.name}-twin") for other in run.phones)
    same = entry.clock_changes == phone.clock_changes and not twins
    exact = not phone.offset or abs(phone.offset) > SMALL_SKEW
    if entry.visited_at >= run.ledger.disabled.get(entry.account_id, run.server.now):
        return False
    # a file says nothing of the phone's clock
    return same and exact and entry.op["op_id"] not in run.network.delayed_ops | run.network.filed


def _verdict(run: "Run", entry: Saved, row: Operation, grants: list[Grant]) -> list[str]:
    if entry.account_id in run.ledger.moved and (run.ledger.rolled_back or entry.kind != "log" or entry.expect):
        return []
    wanted = entry.expect or (None if entry.kind != "log" else _right(entry, grants))
    if row.code == wanted or (entry.kind != "log" and row.code == "parent_missing"):
        return []
    learned = {"unknown_topic": run.ledger.topic_opened, "schema_newer": run.ledger.upgraded}
    if row.code is None and wanted and learned.get(wanted):
        return []
    return [f"{entry.phone.name}'s {entry.kind} {entry.op['op_id']} is {row.code}, should be {wanted}"]


def _right(entry: Saved, grants: list[Grant]) -> str | None:
    """The code for lack of a right at the time of the visit (S22, S24); None if there was one."""
    held = [grant for grant in grants if str(grant.team_id) == entry.op["body"]["team_id"]]
    begun = [grant for grant in held if grant.valid_from <= entry.visited_at]
    if any(grant.valid_to is None or entry.visited_at < grant.valid_to + AFTER_END for grant in begun):
        return None
    return "left_team" if begun else "wrong_scope"


def _lateness(run: "Run", entry: Saved, row: Operation, grants: list[Grant]) -> list[str]:
    """A visit after the end of the grant is flagged, one before it is not, whenever it came (S24)."""
    if entry.kind != "log" or entry.corrects or row.verdict == "quarantined":
        return []
    if entry.account_id in run.ledger.moved and run.ledger.rolled_back:
        return []
    held = [grant for grant in grants if str(grant.team_id) == entry.op["body"]["team_id"]]
    at = entry.visited_at
    late = not any(grant.valid_from <= at and (grant.valid_to is None or at < grant.valid_to) for grant in held)
    flagged = "late_after_end" in db.session.get_one(SessionRevision, row.op_id).flags
    return [] if flagged == late else [f"{row.op_id} is {'' if flagged else 'not '}flagged as after the grant's end"]


def _day(entry: Saved, row: Operation) -> list[str]:
    if entry.kind != "log" or entry.corrects or row.verdict == "quarantined":
        return []
    record = db.session.get_one(AssistanceSession, uuid.UUID(entry.op["record_id"]))
    revision = db.session.get_one(SessionRevision, row.op_id)
    found = []
    if record.business_day != clock.business_day(entry.visited_at):
        found.append(f"visit {record.id} counts on {record.business_day}, it was at {entry.visited_at}")
    if ("clock" in revision.flags) != bool(entry.phone.offset):
        found.append(f"{row.op_id} has flags {revision.flags}, the phone's clock was off by {entry.phone.offset}")
    return found
