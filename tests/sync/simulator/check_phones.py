"""Each phone equals the server's view of its scopes, and holds no row of any other (S1, S17, S27)."""

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from api.core import clock
from models.account import Grant
from models.assistance import AssistanceSession, SessionRevision
from models.catalogue import CatalogueEntry
from models.db import db
from models.sync import FeedHead, Operation
from tests.sync.simulator.phone import Phone

if TYPE_CHECKING:
    from tests.sync.simulator.run import Run

WINDOW = dt.timedelta(days=90)
Visits = dict[str, tuple[str, dict[str, Any]]]


def scopes_held(run: "Run", account_id: uuid.UUID) -> set[str]:
    """The scopes of an account by its grants of now."""
    now = run.server.now
    scopes = {"g", f"u/{account_id}"}
    for grant in db.session.scalars(sa.select(Grant).where(Grant.account_id == account_id)):
        if now < grant.valid_from or (grant.valid_to is not None and grant.valid_to <= now):
            continue
        if grant.team_id is not None:
            scopes |= {f"t/{grant.team_id}", f"m/{run.stage.communes[grant.team_id]}"}
        else:
            scopes |= {f"c/{grant.unit_id}", f"m/{grant.unit_id}"}
    return scopes


def equal_the_server(run: "Run") -> list[str]:
    """All differences between phones and server."""
    heads = {row.scope: row.seq for row in db.session.execute(sa.select(FeedHead.scope, FeedHead.seq))}
    topics = len(set(db.session.execute(sa.select(CatalogueEntry.kind, CatalogueEntry.code))))
    return [
        f"{phone.name}: {line}"
        for phone in run.phones
        if not phone.ended
        for line in _of_one(run, phone, heads, topics)
    ]


def _of_one(run: "Run", phone: Phone, heads: dict[str, int], topics: int) -> list[str]:
    held, feeds = scopes_held(run, phone.account.id), phone.feeds
    strange = (set(feeds.rows) | set(feeds.cursors)) - held
    found = [f"holds {scope}, which is not its own" for scope in sorted(strange)]
    for scope in sorted(held):
        row = feeds.cursors.get(scope)
        if row is None or row.seq != heads.get(scope, 0):
            found.append(f"read {scope} to {row and row.seq}, its head is at {heads.get(scope, 0)}")
        if scope.startswith("t/"):
            found += _team(phone, scope)
    if len(feeds.rows.get("g", {})) != topics:
        found.append(f"has {len(feeds.rows.get('g', {}))} of {topics} catalogue entries")
    return [*found, *_grants(phone), *_verdicts(phone), *_memory(run, phone)]


def _team(phone: Phone, scope: str) -> list[str]:
    there, here = _visits_of(uuid.UUID(scope[2:])), {}
    for (kind, record_id), entry in phone.feeds.rows.get(scope, {}).items():
        day = entry["body"].get("business_day", "")
        if kind == "visit" and day > str(clock.today() - WINDOW):
            here[record_id] = (
                entry["revision"],
                {name: entry["body"].get(name) for name in ("place", "people", "note")},
            )
    wrong = [record_id for record_id in sorted({*there, *here}) if there.get(record_id) != here.get(record_id)]
    return [f"shows {record_id} as {here.get(record_id)}, it is {there.get(record_id)}" for record_id in wrong]


def _visits_of(team_id: uuid.UUID) -> Visits:
    s, r = AssistanceSession, SessionRevision
    query = sa.select(s.id, s.revision, r.body).join(r, r.op_id == s.revision)
    query = query.where(s.team_id == team_id, s.status == "live", s.business_day > clock.today() - WINDOW)
    return {
        str(row.id): (str(row.revision), {name: row.body[name] for name in ("place", "people", "note")})
        for row in db.session.execute(query)
    }


def _grants(phone: Phone) -> list[str]:
    own = phone.feeds.rows.get(f"u/{phone.account.id}", {}).get(("grants", str(phone.account.id)))
    query = sa.select(Grant.id).where(Grant.account_id == phone.account.id, Grant.valid_to.is_(None))
    held = {str(grant_id) for grant_id in db.session.scalars(query)}
    told = {grant["id"] for grant in own["body"]["grants"] if grant["to"] is None} if own else set()
    return [] if told == held else [f"knows grants {told}, they are {held}"]


def _memory(run: "Run", phone: Phone) -> list[str]:
    """A phone keeps what it saved, to offer it again (S16); a purge takes nothing of it (S17)."""
    kept = {op_id for op_id, entry in run.ledger.saved.items() if phone.name in entry.holders and not entry.undone}
    return [f"no longer has {op_id}" for op_id in sorted(kept - set(phone.box.rows))]


def _verdicts(phone: Phone) -> list[str]:
    o = Operation
    query = sa.select(o.op_id, o.verdict, o.code).where(o.account_id == phone.account.id)
    stored = {str(row.op_id): (row.verdict, row.code) for row in db.session.execute(query)}
    return [
        f"takes {row.op_id} for {row.verdict} {row.code}, it is {stored.get(row.op_id)}"
        for row in phone.box.by_state("confirmed")
        if not row.erased and stored.get(row.op_id) != (row.verdict, row.code)
    ]
