"""``/campaigns/{id}/targets`` and the report as a file."""

import uuid
from typing import Any

from flask import Response

from api.campaigns import papers, queries, targets
from api.campaigns.progress_schemas import CampaignReportQuery
from api.campaigns.routes import OWNERS, READERS
from api.campaigns.schemas import CampaignOut, CampaignPartQuery
from api.campaigns.sheet import MAX_BYTES, read_goals
from api.campaigns.target_schemas import CampaignTargetsIn, CampaignTargetsOut, GoalSheet, TargetFile
from api.core.access import actor, reads, writes
from api.core.http import Bp
from api.core.papers import BINARY, PDF, XLSX
from api.core.uploads import takes_a_file

bp = Bp("campaign-targets", __name__, description="What communes and teams are to reach, and the closing report")


@bp.get("/campaigns/<uuid:campaign_id>/targets")
@reads(*READERS)
@bp.arguments(CampaignPartQuery, location="query")
@bp.response(200, CampaignTargetsOut)
@bp.alt_response(403, description="Not the caller's commune")
def list_targets(query: dict[str, Any], campaign_id: uuid.UUID) -> dict[str, Any]:
    """Every commune, or every team of one commune, with its goal."""
    return targets.list_targets(actor(), campaign_id, **query)


@bp.post("/campaigns/<uuid:campaign_id>/targets")
@writes(*OWNERS)
@bp.arguments(CampaignTargetsIn)
@bp.response(200, CampaignOut)
@bp.alt_response(403, description="Officers set goals of teams in the own commune")
@bp.alt_response(409, description="`campaign_state`: the campaign is closed")
def set_targets(body: dict[str, Any], campaign_id: uuid.UUID) -> dict[str, Any]:
    """Set goals one by one, or spread a number so that the parts add up to it."""
    if "spread" in body:
        targets.spread_goal(actor(), campaign_id, **body["spread"])
    else:
        targets.set_goals(actor(), campaign_id, body["goals"])
    return queries.get_campaign(actor(), campaign_id)


@bp.post("/campaigns/<uuid:campaign_id>/targets/sheet")
@writes(*OWNERS)
@takes_a_file(MAX_BYTES)
@bp.arguments(TargetFile, location="files")
@bp.response(200, GoalSheet)
@bp.alt_response(422, description="`sheet_refused` with a `reason`: the file as a whole cannot be read")
def upload_targets(form: dict[str, Any], campaign_id: uuid.UUID) -> dict[str, Any]:
    """Goals from an .xlsx, .xls or .csv with columns "mã xã" and "chỉ tiêu": all of them, or the faults by row."""
    file = form.pop("file")
    rows = read_goals(file.read(), file.filename or "")
    return targets.take_rows(actor(), campaign_id, rows, **form)


@bp.get("/campaigns/<uuid:campaign_id>/report")
@reads(*READERS)
@bp.arguments(CampaignReportQuery, location="query")
@bp.response(200, BINARY, content_type=PDF, description="The file, as an attachment")
@bp.alt_response(200, schema=BINARY, content_type=XLSX, description="The file, as an attachment")
@bp.alt_response(409, description="`campaign_state`: a draft has none")
def get_report(query: dict[str, Any], campaign_id: uuid.UUID) -> Response:
    """The closing report, or how far a running campaign is, as PDF or XLSX."""
    return papers.report_file(actor(), campaign_id, **query).answer()
