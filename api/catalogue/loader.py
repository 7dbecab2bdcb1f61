"""Loads the vocabularies that come with the program; what an administrator changed since stays as it is."""

import uuid
from pathlib import Path
from typing import Any

import orjson

from api.catalogue.entries import record_id_of
from api.catalogue.logic import SETTING, announce, load_entries, lock_version
from api.catalogue.schemas import EntryBody
from api.core import settings
from models.catalogue import CatalogueEntry
from models.db import db

DATA = Path(__file__).parent / "data"
FILES = ("topics.json", "vocabularies.json")


def read_packaged() -> list[dict[str, Any]]:
    """The packaged entries, each numbered within its kind. Raises marshmallow.ValidationError for a bad file."""
    schema, numbered, counts = EntryBody(), [], dict[str, int]()
    for name in FILES:
        for row in orjson.loads((DATA / name).read_bytes()):
            entry: dict[str, Any] = schema.load(row)
            counts[entry["kind"]] = counts.get(entry["kind"], -1) + 1
            numbered.append({"order": counts[entry["kind"]], **entry})
    return numbered


def load_catalogue() -> int:
    """Write the packaged codes that are not there yet; gives their number. A second time does nothing."""
    version = lock_version()
    there = {(entry.kind, entry.code) for entry in load_entries()}
    fresh = [entry for entry in read_packaged() if (entry["kind"], entry["code"]) not in there]
    rows = [CatalogueEntry(id=_first_revision(entry), version=1, **{"details": [], **entry}) for entry in fresh]
    db.session.add_all(rows)
    db.session.flush()
    for row in rows:
        announce(row)
    if rows:
        settings.put(SETTING, version + 1)
    return len(rows)


def _first_revision(entry: dict[str, Any]) -> uuid.UUID:
    """Derived, so that all installations agree on the packaged version."""
    return uuid.uuid5(record_id_of(entry["kind"], entry["code"]), "1")
