"""``/campaigns``: draft, change, drop, launch and close them."""

import uuid
from typing import Any

from api.campaigns import logic, progress, queries
from api.campaigns.progress_schemas import CampaignPreview, CampaignPreviewQuery, CampaignProgress
from api.campaigns.rights import OFFICER
from api.campaigns.schemas import (
    CampaignChange,
    CampaignIn,
    CampaignOut,
    CampaignPage,
    CampaignPartQuery,
    CampaignQuery,
    SeenCampaign,
    SeenDraft,
)
from api.core.access import OFFICIALS, PROVINCE, actor, reads, writes
from api.core.http import Bp

READERS = (*OFFICIALS, *PROVINCE)
OWNERS = (OFFICER, *PROVINCE)
bp = Bp("campaigns", __name__, description="Campaigns: some days with topics in front, and what is to be reached")


@bp.get("/campaigns")
@reads(*READERS)
@bp.arguments(CampaignQuery, location="query")
@bp.response(200, CampaignPage)
def list_campaigns(query: dict[str, Any]) -> dict[str, Any]:
    """The province's and the own communes' campaigns, newest first."""
    return queries.list_campaigns(actor(), **query)


@bp.post("/campaigns")
@writes(*OWNERS)
@bp.arguments(CampaignIn)
@bp.response(201, CampaignOut)
@bp.alt_response(403, description="Not the caller's province or commune")
def create_campaign(body: dict[str, Any]) -> dict[str, Any]:
    """Draft a campaign; nobody else hears of it before it is launched."""
    return queries.get_campaign(actor(), logic.create_campaign(actor(), **body))


@bp.get("/campaigns/<uuid:campaign_id>")
@reads(*READERS)
@bp.response(200, CampaignOut)
@bp.alt_response(404, description="No such campaign")
def get_campaign(campaign_id: uuid.UUID) -> dict[str, Any]:
    """One campaign."""
    return queries.get_campaign(actor(), campaign_id)


@bp.patch("/campaigns/<uuid:campaign_id>")
@writes(*OWNERS)
@bp.arguments(CampaignChange)
@bp.response(200, CampaignOut)
@bp.alt_response(409, description="`conflict` with the newer version, or `campaign_state`")
def change_campaign(body: dict[str, Any], campaign_id: uuid.UUID) -> dict[str, Any]:
    """Change a draft; of a running campaign the last day and the topics."""
    logic.change_campaign(actor(), campaign_id, **body)
    return queries.get_campaign(actor(), campaign_id)


@bp.delete("/campaigns/<uuid:campaign_id>")  # type: ignore[type-var]  # smorest takes None, its types do not
@writes(*OWNERS)
@bp.arguments(SeenDraft, location="query")
@bp.response(204)
@bp.alt_response(404, description="No such campaign")
@bp.alt_response(409, description="`conflict` with the newer version, or `campaign_state`: it was launched")
def delete_draft(query: dict[str, Any], campaign_id: uuid.UUID) -> None:
    """Take away a draft and its goals. What was launched is closed instead."""
    logic.delete_draft(actor(), campaign_id, **query)


@bp.post("/campaigns/<uuid:campaign_id>/launch")
@writes(*OWNERS)
@bp.arguments(SeenCampaign)
@bp.response(200, CampaignOut)
@bp.alt_response(409, description="`conflict` with the newer version, or `campaign_state`")
def launch_campaign(body: dict[str, Any], campaign_id: uuid.UUID) -> dict[str, Any]:
    """Put it on the phones."""
    logic.launch_campaign(actor(), campaign_id, **body)
    return queries.get_campaign(actor(), campaign_id)


@bp.post("/campaigns/<uuid:campaign_id>/close")
@writes(*OWNERS)
@bp.arguments(SeenCampaign)
@bp.response(200, CampaignOut)
@bp.alt_response(409, description="`conflict` with the newer version, or `campaign_state`")
def close_campaign(body: dict[str, Any], campaign_id: uuid.UUID) -> dict[str, Any]:
    """End it; the report keeps the figures of this moment."""
    logic.close_campaign(actor(), campaign_id, **body)
    return queries.get_campaign(actor(), campaign_id)


@bp.get("/campaigns/<uuid:campaign_id>/progress")
@reads(*READERS)
@bp.arguments(CampaignPartQuery, location="query")
@bp.response(200, CampaignProgress)
@bp.alt_response(409, description="`campaign_state`: a draft has none")
def get_progress(query: dict[str, Any], campaign_id: uuid.UUID) -> dict[str, Any]:
    """Goal and done by commune, or by team of one commune, and day by day."""
    return progress.progress(actor(), campaign_id, **query)


@bp.get("/campaigns/<uuid:campaign_id>/preview")
@reads(*READERS)
@bp.arguments(CampaignPreviewQuery, location="query")
@bp.response(200, CampaignPreview)
@bp.alt_response(404, description="No such campaign")
def get_preview(query: dict[str, Any], campaign_id: uuid.UUID) -> dict[str, Any]:
    """What phones show of it, or would."""
    return progress.preview(actor(), campaign_id, query["team"])
