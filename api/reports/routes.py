"""``/reports``: figures for everybody signed in, each within the own scope."""

from typing import Any

from api.core.access import actor, reads, writes
from api.core.http import Bp
from api.reports import coverage, cutoff, silent, summary
from api.reports.schemas import (
    CoverageOut,
    CoverageQuery,
    CutoffOut,
    CutoffRequest,
    SilentQuery,
    SilentTeams,
    SummaryOut,
    SummaryQuery,
)

bp = Bp("reports", __name__, description="Figures from the tallies")


@bp.get("/reports/summary")
@reads()
@bp.arguments(SummaryQuery, location="query")
@bp.response(200, SummaryOut)
@bp.alt_response(403, description="The unit is not the caller's")
@bp.alt_response(422, description="`whole_months_only`: counted by whole reporting months; `cannot_cross`: not counted")
@bp.alt_response(503, description="`recounting`: topics by people are being counted after an upgrade")
def get_summary(query: dict[str, Any]) -> dict[str, Any]:
    """Visits, people and items of a period in one grouping, or in two that are crossed."""
    return summary.summarise(actor(), **query)


@bp.get("/reports/coverage")
@reads()
@bp.arguments(CoverageQuery, location="query")
@bp.response(200, CoverageOut)
@bp.alt_response(403, description="The unit is not the caller's")
def get_coverage(query: dict[str, Any]) -> dict[str, Any]:
    """Teams, members and hamlets without a team as of a day."""
    return coverage.cover(actor(), **query)


@bp.get("/reports/silent-teams")
@reads()
@bp.arguments(SilentQuery, location="query")
@bp.response(200, SilentTeams)
@bp.alt_response(403, description="The unit is not the caller's")
def list_silent_teams(query: dict[str, Any]) -> dict[str, Any]:
    """Teams without a visit in the last days."""
    return silent.list_silent(actor(), **query)


@bp.put("/reports/cutoff-day")
@writes("admin")
@bp.arguments(CutoffRequest)
@bp.response(202, CutoffOut)
def put_cutoff_day(body: dict[str, Any]) -> dict[str, Any]:
    """Let reporting months end on another day; all visits are counted again, then it holds for every month."""
    return cutoff.request_cutoff(actor(), **body)
