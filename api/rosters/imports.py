"""Uploaded lists: who may upload and see them, the file kept with its hash, the job that reads it."""

import datetime as dt
import hashlib
import uuid
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from api.accounts.queries import name_of
from api.core import audit, clock, outbox, paging
from api.core.access import OFFICIALS, Actor
from api.core.problems import Problem, invalid
from api.core.text import nfc
from api.rosters import import_view
from api.rosters.import_progress import drafts_of
from api.rosters.import_state import Stored, stored_of
from api.units.logic import check_known
from api.units.offices import offices_of
from models.account import Account
from models.db import db
from models.person import Person
from models.roster import RosterImport

MAX_FILE = 10 * 1024 * 1024


def check_commune(actor: Actor, unit_id: uuid.UUID, *roles: str) -> None:
    """Raise Problem ``not_found`` for an unknown unit and ``forbidden`` unless the actor holds a role over it."""
    check_known(unit_id)
    if unit_id not in offices_of(actor, *roles):
        raise Problem("forbidden")


def create_import(actor: Actor, unit_id: uuid.UUID, filename: str, content: bytes) -> dict[str, Any]:
    """Keep the file and have it read. ``unit_id`` must be a commune of which the actor is officer.

    Raises Problem ``not_found``, ``forbidden``, ``validation_failed``, ``too_large``.
    """
    if len(content) > MAX_FILE:
        raise Problem("too_large")
    sha256 = hashlib.sha256(content).hexdigest()
    check_commune(actor, unit_id, "commune_officer")
    if check_known(unit_id) != "commune":
        raise invalid("unit_id", "not_a_commune", "A list is imported for a commune")
    found = RosterImport(
        unit_id=unit_id,
        account_id=actor.account_id,
        filename=plain_name(filename),
        size=len(content),
        sha256=sha256,
        content=content,
    )
    db.session.add(found)
    db.session.flush()
    audit.record(actor, "roster_import.create", "roster_import", found.id, commune_id=unit_id, fields=["file"])
    outbox.enqueue("rosters.read_import", {"import_id": str(found.id)})
    return {"id": found.id, "status": found.status}


def list_imports(actor: Actor, unit: uuid.UUID | None, after: str | None, limit: int) -> dict[str, Any]:
    """A page of the imports of the actor's communes (or of ``unit``), newest first."""
    if unit is not None:
        check_commune(actor, unit, *OFFICIALS)
    units = offices_of(actor, *OFFICIALS) if unit is None else {unit}
    query = _with_names().where(RosterImport.unit_id.in_(units))
    if after is not None:
        (import_id,) = paging.decode_cursor(after, 1)
        query = query.where(RosterImport.id < paging.uuid_of(import_id))
    rows = db.session.execute(query.order_by(RosterImport.id.desc()).limit(limit + 1)).all()
    return paging.page(rows, limit, lambda row: (str(row.id),), lambda row: import_view.head(row, row.uploaded_by))


def get_import(actor: Actor, import_id: uuid.UUID) -> dict[str, Any]:
    """An import with what was found. Raises Problem ``not_found`` or ``forbidden``."""
    return view(find_import(actor, import_id, *OFFICIALS))


def find_import(actor: Actor, import_id: uuid.UUID, *roles: str, lock: bool = False) -> RosterImport:
    """The row. Raises Problem ``not_found``, or ``forbidden`` unless the actor holds a role over its commune."""
    query = sa.select(RosterImport).where(RosterImport.id == import_id)
    found = db.session.scalars(query.with_for_update() if lock else query).one_or_none()
    if found is None:
        raise Problem("not_found")
    check_commune(actor, found.unit_id, *roles)
    return found


def view(found: RosterImport) -> dict[str, Any]:
    """The whole import with the name of who uploaded it."""
    return import_view.whole(found, name_of(found.account_id) or "", drafts_of(found.id))


def check_ready(found: RosterImport, edits: int) -> None:
    """Raise Problem ``import_not_ready`` until it was read, and ``conflict`` where somebody was quicker.

    ``params`` of a conflict: the newer ``edits``, and who (``by``: the name) did what (``action``) ``at`` which time.
    """
    if found.status != "ready":
        raise Problem("import_not_ready")
    if found.edits != edits:
        touched = stored_of(found.result).touched
        told = {**touched, "by": name_of(uuid.UUID(touched["by"])) or ""} if touched else {}
        raise Problem("conflict", params={"edits": found.edits, **told})


def keep(actor: Actor, found: RosterImport, stored: Stored, action: str) -> None:
    """Note what a list has become by an act (``repair``, ``commit``) of the actor."""
    touched = {"by": str(actor.account_id), "at": clock.now().astimezone(dt.UTC).isoformat(), "action": action}
    found.result = replace(stored, touched=touched).as_json()
    found.edits += 1


def plain_name(filename: str) -> str:
    """The file's own name without folders and control characters, at most 200 long."""
    name = nfc("".join(char if char.isprintable() else " " for char in filename))
    return name.replace("\\", "/").rpartition("/")[2][-200:] or "?"


def _with_names() -> sa.Select[*tuple[Any, ...]]:
    table, person = RosterImport, aliased(Person)
    columns = [getattr(table, name) for name in (*import_view.HEAD, "created_at", "committed_at")]
    return (
        sa.select(*columns, person.name.label("uploaded_by"))
        .join(Account, Account.id == table.account_id)
        .join(person, person.id == Account.person_id)
    )
