"""Erasing a visit for good, at an official's word (S23). Voiding keeps the body; this does not."""

import uuid

from uuid_utils.compat import uuid7

from api.assistance import ledger
from api.assistance.ledger import Erased
from api.assistance.tallies import hold_cutoff
from api.assistance.wiping import Traces, traces_of, wipe
from api.core import audit, clock, feed, settings
from api.core.access import Actor
from api.core.db import after_commit, before_commit
from api.core.feed import NewEntry, account_scope, team_scope
from api.core.problems import Problem
from api.core.upsert import insert_new
from api.units.logic import current_commune
from api.units.offices import offices_of
from models import sqlite
from models.db import db
from models.sync import Erasure

REASONS = ("personal_data", "request", "other")


def erase(actor: Actor, record_id: uuid.UUID, reason: str) -> None:
    """Destroy all bodies of a visit, also of what was set aside of it, and tell its phones. Again changes nothing.

    Raises Problem ``not_found``, and ``forbidden`` unless the actor is an administrator or officer of its commune;
    ``unavailable`` where the ledger cannot be written: without it a restore would bring the body back.
    """
    traces = traces_of(db.session, record_id)
    if traces is None:
        raise Problem("not_found")
    commune = None if traces.unit_id is None else current_commune(traces.unit_id)
    if not actor.has_role("admin") and commune not in offices_of(actor, "commune_officer"):
        raise Problem("forbidden")
    if db.session.get(Erasure, record_id) is not None:
        return
    hold_cutoff()
    erased = Erased(record_id, clock.now(), reason)
    wipe(db.session, record_id, traces, settings.cutoff_day(), erased.erased_at)
    row = {**erased.__dict__, "unit_id": commune, "erased_by_id": actor.account_id}
    insert_new(Erasure, [row])
    audit.record(actor, "session.erase", "assistance_session", record_id, commune_id=commune, fields=["body"])
    _tell(record_id, traces)
    before_commit("3-ledger", lambda: _note(erased))
    after_commit(lambda: sqlite.forget_log(db.engine))


def _tell(record_id: uuid.UUID, traces: Traces) -> None:
    """To the phones of the team and of everybody who wrote about it."""
    scopes = [account_scope(account_id) for account_id in traces.accounts]
    if traces.team_id is not None:
        scopes.append(team_scope(traces.team_id))
    for scope in sorted(scopes):
        feed.emit(NewEntry(scope, "erased", uuid7(), record_id, uuid7()))


def _note(erased: Erased) -> None:
    try:
        ledger.append(erased)
    except OSError as error:
        raise Problem("unavailable", "The ledger of erasures cannot be written", retry_after=60) from error
