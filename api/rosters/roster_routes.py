"""``/rosters``, ``/teams/{id}/rosters`` and ``/roster-settings``: proposing, checking and looking back."""

import uuid
from typing import Any

from api.core.access import actor, reads, writes
from api.core.http import Bp
from api.rosters import comparing, founding, machine, past, progress, queries, settings
from api.rosters.roster_requests import (
    AnswersIn,
    DiffQuery,
    HistoryQuery,
    ProgressQuery,
    ReturnIn,
    RosterEdit,
    RosterIn,
    RosterQuery,
    RosterSettingsBody,
    SubmitQuery,
    TeamIn,
)
from api.rosters.roster_schemas import Progress, RosterDiff, RosterHistory, RosterPage, RosterVersionOut
from api.rosters.settings import RosterSettings
from api.teams.schemas import TeamOut

bp = Bp("rosters", __name__, description="Versions of member lists: drafts, submissions, differences, history")
EDITORS = ("leader", "commune_officer")
CHECKERS = ("commune_officer", "commune_approver")


@bp.post("/teams")
@writes("commune_officer")
@bp.arguments(TeamIn)
@bp.response(201, TeamOut)
@bp.alt_response(403, description="Not a place of the caller's commune")
@bp.alt_response(404, description="No such unit")
@bp.alt_response(409, description="`team_exists`: `team_id` and `team_title` of the one that is there")
def create_team(given: dict[str, Any]) -> dict[str, Any]:
    """Set up a team for a hamlet that has none; its people come with a roster."""
    return founding.found_team(actor(), **given)


@bp.get("/rosters")
@reads("leader", "commune_officer", "commune_approver", "province_staff", "admin")
@bp.arguments(RosterQuery, location="query")
@bp.response(200, RosterPage)
@bp.alt_response(403, description="The unit is not the caller's")
def list_rosters(query: dict[str, Any]) -> dict[str, Any]:
    """Versions under way in the caller's scope, newest first."""
    return queries.list_rosters(actor(), **query)


@bp.get("/rosters/progress")
@reads("commune_officer", "commune_approver", "province_staff", "admin")
@bp.arguments(ProgressQuery, location="query")
@bp.response(200, Progress)
@bp.alt_response(403, description="The unit is not the caller's")
def get_progress(query: dict[str, Any]) -> dict[str, Any]:
    """How far each commune has come, and the dates."""
    return progress.progress(actor(), **query)


@bp.get("/rosters/<uuid:roster_id>")
@reads()
@bp.response(200, RosterVersionOut)
@bp.alt_response(404, description="No such version")
def get_roster(roster_id: uuid.UUID) -> dict[str, Any]:
    """One version with lines, faults, warnings and history."""
    return queries.get_roster(actor(), roster_id)


@bp.get("/rosters/<uuid:roster_id>/diff")
@reads()
@bp.arguments(DiffQuery, location="query")
@bp.response(200, RosterDiff)
@bp.alt_response(404, description="No such version")
def get_diff(query: dict[str, Any], roster_id: uuid.UUID) -> dict[str, Any]:
    """What the version changes about another one."""
    return comparing.diff_of(actor(), roster_id, query["against"])


@bp.get("/teams/<uuid:team_id>/rosters")
@reads()
@bp.arguments(HistoryQuery, location="query")
@bp.response(200, RosterHistory)
@bp.alt_response(404, description="No such team")
def get_team_history(query: dict[str, Any], team_id: uuid.UUID) -> dict[str, Any]:
    """All versions of a team's roster, or the one in force on a day."""
    return {"items": past.team_history(actor(), team_id, query["on"])}


@bp.post("/teams/<uuid:team_id>/rosters")
@writes(*EDITORS)
@bp.arguments(RosterIn)
@bp.response(201, RosterVersionOut)
@bp.alt_response(409, description="The team has a version that is not decided about yet")
def create_roster(given: dict[str, Any], team_id: uuid.UUID) -> dict[str, Any]:
    """Begin a new version."""
    return queries.get_roster(actor(), machine.create_draft(actor(), team_id, **given))


@bp.put("/rosters/<uuid:roster_id>")
@writes(*EDITORS)
@bp.arguments(RosterEdit)
@bp.response(200, RosterVersionOut)
@bp.alt_response(409, description="Somebody else changed it meanwhile, or it is no draft any more")
def edit_roster(given: dict[str, Any], roster_id: uuid.UUID) -> dict[str, Any]:
    """Replace the lines of a draft."""
    machine.edit(actor(), roster_id, given["lines"], given["edits"])
    return queries.get_roster(actor(), roster_id)


@bp.post("/rosters/<uuid:roster_id>/answers")
@writes(*EDITORS)
@bp.arguments(AnswersIn)
@bp.response(200, RosterDiff)
@bp.alt_response(404, description="No such version")
@bp.alt_response(409, description="It is no draft any more")
def answer_pairs(given: dict[str, Any], roster_id: uuid.UUID) -> dict[str, Any]:
    """Say which doubtful pairs are two people; the differences as they then are."""
    machine.answer(actor(), roster_id, given["answers"])
    return comparing.diff_of(actor(), roster_id, comparing.IN_FORCE)


@bp.post("/rosters/<uuid:roster_id>/submit")
@writes(*EDITORS)
@bp.arguments(SubmitQuery, location="query")
@bp.response(200, RosterVersionOut)
@bp.alt_response(409, description="It is in another state, or was changed meanwhile")
def submit_roster(query: dict[str, Any], roster_id: uuid.UUID) -> dict[str, Any]:
    """Hand a draft in; 422 names the faults of the list."""
    machine.submit(actor(), roster_id, query["edits"])
    return queries.get_roster(actor(), roster_id)


@bp.post("/rosters/<uuid:roster_id>/withdraw")
@writes(*EDITORS)
@bp.response(200, RosterVersionOut)
@bp.alt_response(409, description="It is in another state")
def withdraw_roster(roster_id: uuid.UUID) -> dict[str, Any]:
    """Take a submitted version back to draft."""
    machine.withdraw(actor(), roster_id)
    return queries.get_roster(actor(), roster_id)


@bp.post("/rosters/<uuid:roster_id>/return")
@writes(*CHECKERS)
@bp.arguments(ReturnIn)
@bp.response(200, RosterVersionOut)
@bp.alt_response(409, description="It is in another state")
def return_roster(given: dict[str, Any], roster_id: uuid.UUID) -> dict[str, Any]:
    """Send a submitted version back with a reason, which reaches the leader's phone."""
    machine.send_back(actor(), roster_id, given["reason"])
    return queries.get_roster(actor(), roster_id)


@bp.route("/rosters/<uuid:roster_id>", methods=["DELETE"])
@writes(*EDITORS)
@bp.response(204)
@bp.alt_response(409, description="It is in another state")
def discard_roster(roster_id: uuid.UUID) -> None:
    """Throw a draft away."""
    machine.discard(actor(), roster_id)


@bp.get("/roster-settings")
@reads()
@bp.response(200, RosterSettingsBody)
def get_roster_settings() -> dict[str, Any]:
    """What the province asks of a roster."""
    return settings.read().as_json()


@bp.put("/roster-settings")
@writes("province_staff", "admin")
@bp.arguments(RosterSettingsBody)
@bp.response(200, RosterSettingsBody)
def put_roster_settings(given: RosterSettings) -> dict[str, Any]:
    """Change what the province asks; rosters that are approved stay as they are."""
    return settings.put(actor(), given).as_json()
