"""The catalogue in the feed ``g``: bodies of entries, and all of them for a phone that starts."""

import uuid
from collections.abc import Iterable
from typing import Any

from api.catalogue.entries import record_id_of
from api.catalogue.logic import known
from api.catalogue.schemas import entry_json


def bodies(record_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """The JSON of each entry that exists, as it is now."""
    return {key: entry_json(entry) for key, entry in known().records(record_ids).items()}


def snapshot() -> list[tuple[uuid.UUID, uuid.UUID, dict[str, Any]]]:
    """Record id, revision and JSON of all entries, retired ones too (old visits need their labels)."""
    return [(record_id_of(e.kind, e.code), e.revision, entry_json(e)) for e in known().all]
