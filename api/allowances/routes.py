"""``/allowance-rates``, ``/teams/{id}/work-days`` and ``/allowances``."""

import uuid
from typing import Any

from flask import Response

from api.allowances import confirming, papers, rates, totals, workdays
from api.allowances.schemas import (
    AllowanceQuery,
    Allowances,
    MonthQuery,
    RateIn,
    RateList,
    RateOut,
    WorkDays,
    WorkDaysIn,
)
from api.allowances.workbook import make_xlsx
from api.core.access import OFFICIALS, PROVINCE, actor, reads, writes
from api.core.http import Bp
from api.core.papers import BINARY, PDF, XLSX, File

READERS = (*OFFICIALS, *PROVINCE)
bp = Bp("allowances", __name__, description="Work days that leaders confirm, and what they are paid by dated rates")


@bp.get("/allowance-rates")
@reads(*READERS)
@bp.response(200, RateList)
def list_rates() -> dict[str, Any]:
    """All rates, the newest first."""
    return {"items": rates.list_rates()}


@bp.post("/allowance-rates")
@writes(*PROVINCE)
@bp.arguments(RateIn)
@bp.response(201, RateOut)
@bp.alt_response(422, description="No province, or a day that does not lie after the newest rate's")
def add_rate(body: dict[str, Any]) -> dict[str, Any]:
    """A rate from a day on; it ends the one before."""
    return rates.add_rate(actor(), body)


@bp.get("/teams/<uuid:team_id>/work-days")
@reads("leader", *READERS)
@bp.arguments(MonthQuery, location="query")
@bp.response(200, WorkDays)
@bp.alt_response(404, description="No such team")
def get_work_days(query: dict[str, Any], team_id: uuid.UUID) -> dict[str, Any]:
    """Days and nights suggested by visits and confirmed by the leader."""
    return workdays.get_sheet(actor(), team_id, **query)


@bp.put("/teams/<uuid:team_id>/work-days")
@writes("leader")
@bp.arguments(WorkDaysIn)
@bp.response(200, WorkDays)
@bp.alt_response(409, description="`conflict`: confirmed meanwhile; `work_day_taken`: confirmed in another team")
@bp.alt_response(422, description="Days to come, of another month, or of somebody who was not on the roster")
def put_work_days(body: dict[str, Any], team_id: uuid.UUID) -> dict[str, Any]:
    """Confirm the sheet of a month as a whole: its leader or deputy."""
    confirming.confirm(actor(), team_id, **body)
    return workdays.sheet_of(actor(), team_id, body["month"])


@bp.get("/teams/<uuid:team_id>/allowance-sheet")
@reads("leader", *READERS)
@bp.arguments(MonthQuery, location="query")
@bp.response(200, BINARY, content_type=PDF, description="The file, as an attachment")
@bp.alt_response(404, description="No such team")
def get_allowance_sheet(query: dict[str, Any], team_id: uuid.UUID) -> Response:
    """The sheet for signature as PDF."""
    return papers.sheet_file(actor(), team_id, **query).answer()


@bp.get("/allowances")
@reads(*READERS)
@bp.arguments(AllowanceQuery, location="query")
@bp.response(200, Allowances)
@bp.alt_response(403, description="The unit is not the caller's")
def get_allowances(query: dict[str, Any]) -> dict[str, Any]:
    """A month's members, days, nights and đồng by commune and team."""
    return totals.allowances(actor(), **query)


@bp.get("/allowances/workbook")
@reads(*READERS)
@bp.arguments(AllowanceQuery, location="query")
@bp.response(200, BINARY, content_type=XLSX, description="The file, as an attachment")
@bp.alt_response(403, description="The unit is not the caller's")
def get_workbook(query: dict[str, Any]) -> Response:
    """The same as XLSX."""
    told = totals.allowances(actor(), **query)
    return File(f"ho-tro_{told['month']}.xlsx", XLSX, make_xlsx(told)).answer()
