"""``/roster-imports/…/diff`` and ``/commit``: what an imported list changes, and drafts made of it."""

import uuid
from typing import Any

from api.core.access import OFFICIALS, actor, reads, writes
from api.core.http import Bp
from api.rosters import commit, import_diff
from api.rosters.import_schemas import CommitIn, CommitOut, ImportDiffs

bp = Bp("roster-import-drafts", __name__, description="Imported lists compared with those in force and made drafts of")


@bp.get("/roster-imports/<uuid:import_id>/diff")
@reads(*OFFICIALS)
@bp.response(200, ImportDiffs)
@bp.alt_response(404, description="No such import")
@bp.alt_response(409, description="`import_not_ready`")
def compare_import(import_id: uuid.UUID) -> dict[str, Any]:
    """Per team what the list changes about the one in force: who is new, left, changed or moved between teams."""
    return {"items": import_diff.compare(actor(), import_id)}


@bp.post("/roster-imports/<uuid:import_id>/commit")
@writes("commune_officer")
@bp.arguments(CommitIn)
@bp.response(200, CommitOut)
@bp.alt_response(404, description="No such import")
@bp.alt_response(
    409, description="`conflict` (`by`, `at`), `import_not_ready`, `import_committed` or `draft_exists` of a team"
)
@bp.alt_response(422, description="A chosen team has an error, or nobody has said which hamlet is meant")
def commit_import(body: dict[str, Any], import_id: uuid.UUID) -> dict[str, Any]:
    """Make a draft of each chosen team's list."""
    return {"rosters": commit.make_drafts(actor(), import_id, body["edits"], body["teams"])}
