"""Repairs of an imported list in the page: cells, rows left out, shared numbers, where hamlets lead."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from api.core import audit, clock
from api.core.access import Actor
from api.core.problems import FieldError, Problem, invalid
from api.rosters import imports, versions
from api.rosters.answers import Answer, merged
from api.rosters.import_progress import check_kept, drafts_of, is_complete
from api.rosters.import_state import FIELDS, RowKey, Stored, judged, known_hamlets, stored_of
from api.rosters.reading.cells import hamlet_key, text_of
from api.rosters.reading.model import RawRow


def repair(
    actor: Actor,
    import_id: uuid.UUID,
    edits: int,
    rows: Sequence[Mapping[str, Any]],
    hamlets: Mapping[str, uuid.UUID | str | None],
    answers: Sequence[Answer] = (),
) -> dict[str, Any]:
    """Change rows and choices, keep ``answers`` of who is who, and judge the whole list anew.

    Of two who repair at once the second gets ``conflict``; teams of which drafts were made stay as they are. Raises
    Problem ``not_found``, ``forbidden``, ``import_not_ready``, ``conflict``, ``validation_failed``.
    """
    found = imports.find_import(actor, import_id, "commune_officer", lock=True)
    imports.check_ready(found, edits)
    before = stored_of(found.result)
    _check_answers(answers, found.unit_id)
    stored = replace(
        before,
        rows=_repaired(before.rows, rows),
        choices=_chosen(before, hamlets, found.unit_id),
        answers=merged(before.answers, answers),
    )
    drafts = drafts_of(found.id)
    if drafts:
        after = judged(stored, found.unit_id)
        check_kept(judged(before, found.unit_id), after, drafts)
        found.committed_at = clock.now() if is_complete(after, drafts) else None
    imports.keep(actor, found, stored, "repair")
    changed = {name for row in rows for name in row if name not in ("sheet", "row")}
    changed |= {name for name, told in (("hamlets", hamlets), ("answers", answers)) if told}
    audit.record(
        actor, "roster_import.repair", "roster_import", found.id, commune_id=found.unit_id, fields=sorted(changed)
    )
    return imports.view(found)


def _check_answers(answers: Sequence[Answer], commune_id: uuid.UUID) -> None:
    """Raise Problem ``validation_failed`` for a person who is on no list in force of the commune."""
    if not answers:
        return
    lists = versions.approved_lists([team.id for team in versions.teams_of(commune_id)])
    known = {line.person_id for lines in lists.values() for line in lines}
    for index, one in enumerate(answers):
        if one.person_id not in known:
            raise invalid(f"answers.{index}.person_id", "unknown", "No person of this commune's lists")


def _repaired(rows: Sequence[RawRow], changes: Sequence[Mapping[str, Any]]) -> list[RawRow]:
    left: dict[RowKey, RawRow | None] = {(row.sheet, row.row): row for row in rows}
    unknown = []
    for index, change in enumerate(changes):
        key = (change["sheet"], change["row"])
        row = left.get(key)
        if row is None:
            unknown.append(FieldError(f"rows.{index}", "unknown_row", "The list has no such row"))
        else:
            left[key] = None if change.get("drop") else _changed(row, change)
    if unknown:
        raise Problem("validation_failed", errors=tuple(unknown))
    return [row for row in left.values() if row is not None]


def _changed(row: RawRow, change: Mapping[str, Any]) -> RawRow:
    typed = {name: text_of(change[name]) for name in FIELDS if name in change}
    texts = {name: text for name, text in {**row.texts, **typed}.items() if text}
    # whoever types another number has not said that it is shared
    shared = False if "phone" in typed and typed["phone"] != row.texts.get("phone") else row.shared_phone
    return RawRow(row.sheet, row.row, texts, bool(change.get("shared_phone", shared)))


def _chosen(
    stored: Stored, hamlets: Mapping[str, uuid.UUID | str | None], commune_id: uuid.UUID
) -> dict[str, uuid.UUID | str]:
    known = {one.id for one in known_hamlets(commune_id)}
    choices = dict(stored.choices)
    for name, chosen in hamlets.items():
        if isinstance(chosen, uuid.UUID) and chosen not in known:
            raise invalid(f"hamlets.{name}", "unknown_hamlet", "The commune has no such hamlet today")
        if chosen is None:
            choices.pop(hamlet_key(name), None)
        else:
            choices[hamlet_key(name)] = chosen
    return choices
