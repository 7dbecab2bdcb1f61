"""The catalogue of this database, kept per process until an entry changes; and how an entry changes."""

import threading
from typing import Any

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.catalogue.checks import check_entry
from api.catalogue.entries import Catalogue, CatalogueEntryView, record_id_of
from api.core import audit, feed, settings
from api.core.access import Actor
from models.catalogue import KINDS, CatalogueEntry
from models.db import db
from models.setting import Setting

__all__ = ["Catalogue", "CatalogueEntryView", "known", "put_entry", "record_id_of"]

SETTING = "catalogue_version"
KEPT = 4
COLUMNS = ("kind", "code", "version", "name", "name_en", "short_vi", "short_en")
OPTIONAL = ("group", "icon", "details", "order", "valid_from", "valid_to")
# By database too: a process of the tests has several.
_kept: dict[tuple[str, int], Catalogue] = {}
_lock = threading.Lock()


def known() -> Catalogue:
    """The catalogue; one small query while nothing changed.

    Not to be called between a change and its commit: what a rollback undoes would be remembered under its number.
    """
    version = int(settings.get(SETTING, 0))
    key = (str(db.engine.url), version)
    found = _kept.get(key)
    if found is None:
        found = Catalogue(version, load_entries())
        with _lock:
            if len(_kept) >= KEPT:
                _kept.clear()
            _kept[key] = found
    return found


def load_entries() -> list[CatalogueEntryView]:
    """The newest version of every code, by kind and order."""
    newest = (
        sa.select(CatalogueEntry.kind, CatalogueEntry.code, sa.func.max(CatalogueEntry.version).label("version"))
        .group_by(CatalogueEntry.kind, CatalogueEntry.code)
        .subquery()
    )
    table = CatalogueEntry
    rows = db.session().execute(
        sa.select(table.id, *(getattr(table, name) for name in (*COLUMNS, *OPTIONAL))).join(
            newest,
            sa.and_(table.kind == newest.c.kind, table.code == newest.c.code, table.version == newest.c.version),
        )
    )
    views = [CatalogueEntryView(*row) for row in rows]
    return sorted(views, key=lambda entry: (KINDS.index(entry.kind), entry.order, entry.code))


def put_entry(actor: Actor | None, data: dict[str, Any], expected_version: int | None = None) -> CatalogueEntryView:
    """Write a new version of an entry, or a new entry; ``expected_version`` is the catalogue's that the caller saw.

    Raises Problem ``conflict`` when somebody else changed the catalogue since, ``validation_failed`` when the change
    would take a code's meaning away.
    """
    version = lock_version()
    entries = load_entries()
    check_entry(data, entries, expected_version, version)
    former = next((entry for entry in entries if (entry.kind, entry.code) == (data["kind"], data["code"])), None)
    values = {name: getattr(former, name, None) for name in OPTIONAL}
    values |= {"details": values["details"] or [], "order": _next_order(entries, data["kind"], values["order"])}
    row = CatalogueEntry(
        id=uuid7(),
        version=former.version + 1 if former else 1,
        changed_by_id=actor.account_id if actor else None,
        **{**values, **data},
    )
    db.session.add(row)
    db.session.flush()
    announce(row)
    settings.put(SETTING, version + 1)
    changed = [name for name in (*COLUMNS, *OPTIONAL) if getattr(row, name) != getattr(former, name, None)]
    audit.record(actor, "catalogue.put", f"catalogue_{row.kind}", record_id_of(row.kind, row.code), fields=changed)
    return view_of(row)


def announce(row: CatalogueEntry) -> None:
    """Tell all phones of an entry."""
    record_id = record_id_of(row.kind, row.code)
    feed.emit(feed.NewEntry(feed.GLOBAL, "catalogue", uuid7(), record_id, row.id))


def view_of(row: CatalogueEntry) -> CatalogueEntryView:
    """The row as the rest of the program sees it."""
    return CatalogueEntryView(row.id, *(getattr(row, name) for name in (*COLUMNS, *OPTIONAL)))


def lock_version() -> int:
    """The catalogue's version, locked so that two changes cannot get one number."""
    found = db.session.scalar(sa.select(Setting).where(Setting.key == SETTING).with_for_update())
    return 0 if found is None else int(found.value)


def _next_order(entries: list[CatalogueEntryView], kind: str, former: int | None) -> int:
    taken = [entry.order for entry in entries if entry.kind == kind]
    return former if former is not None else max(taken, default=-1) + 1
