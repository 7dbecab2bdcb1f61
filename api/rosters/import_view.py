"""An imported list as the API tells it."""

import uuid
from dataclasses import asdict
from typing import Any

from api.rosters.import_progress import Drafts, names_of, split
from api.rosters.import_state import Stored, judged, labels_of, likely_first, stored_of
from api.rosters.reading.cells import is_commune
from api.rosters.reading.judging import Judged, Place, same_named
from api.rosters.reading.model import KnownHamlet, RawRow
from models.roster import RosterImport

HEAD = ("id", "unit_id", "status", "progress", "filename", "size", "sha256", "edits", "code", "message")


def head(row: Any, uploaded_by: str) -> dict[str, Any]:
    """What a list of imports shows of one."""
    told = {name: getattr(row, name) for name in HEAD}
    times = {"created_at": row.created_at, "committed_at": row.committed_at}
    return {**told, **times, "uploaded_by": uploaded_by}


def whole(found: RosterImport, uploaded_by: str, drafts: Drafts) -> dict[str, Any]:
    """An import with all that was found in it, judged by the hamlets and settings of today.

    ``drafts``: what has been made of it already.
    """
    stored = stored_of(found.result)
    answer = judged(stored, found.unit_id)
    done, left = split(answer, drafts)
    return {
        **head(found, uploaded_by),
        "columns": stored.columns,
        "ignored": stored.ignored,
        "members": [asdict(member) for member in answer.members],
        "errors": [fault.as_json() for fault in answer.errors],
        "warnings": stored.notes + [fault.as_json() for fault in answer.warnings],
        "hamlets": hamlets_json(answer, found.unit_id, drafts),
        "committed_teams": names_of(done),
        "open_teams": names_of(left),
        "error_rows": [row.as_json() for row in faulty_rows(stored, answer)],
    }


def faulty_rows(stored: Stored, answer: Judged) -> list[RawRow]:
    """Rows with an error of their own, as they were typed."""
    wrong = {(fault.sheet, fault.row) for fault in answer.errors if fault.row is not None}
    return [row for row in stored.rows if (row.sheet, row.row) in wrong]


def hamlets_json(answer: Judged, commune_id: uuid.UUID, drafts: Drafts) -> list[dict[str, Any]]:
    """Every hamlet's name of the file with where it leads, where else it might, and the draft made of it."""
    labels = labels_of(commune_id)
    known = [KnownHamlet(unit_id, label, commune=unit_id == commune_id) for unit_id, label in labels.items()]
    return [
        {**_hamlet(place, labels, known), "roster_id": drafts.get(place.hamlet_id) if place.hamlet_id else None}
        for place in answer.places.values()
    ]


def _hamlet(place: Place, labels: dict[uuid.UUID, str], known: list[KnownHamlet]) -> dict[str, Any]:
    candidates = likely_first(place.name, labels)
    if place.match == "ambiguous":
        same = {one.id for one in same_named(place.name, [_plain(one) for one in known])}
        candidates = [unit_id for unit_id in candidates if unit_id in same]
    return {
        "name": place.name,
        "match": place.match,
        "chosen": place.chosen,
        "commune": is_commune(place.name),
        "hamlet_id": place.hamlet_id,
        "candidates": [{"id": unit_id, "label": labels[unit_id]} for unit_id in candidates],
    }


def _plain(one: KnownHamlet) -> KnownHamlet:
    """Without the "(Phú Cường cũ)" of the label."""
    return KnownHamlet(one.id, one.name.partition(" (")[0], one.commune)
