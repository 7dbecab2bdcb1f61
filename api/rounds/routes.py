"""``/rounds``: open and close a month's round; a commune's report of it."""

import uuid
from typing import Any

from flask import Response

from api.core.access import OFFICIALS, PROVINCE, actor, reads, writes
from api.core.http import Bp
from api.core.papers import BINARY, PDF
from api.rounds import logic, papers, queries, reports
from api.rounds.rights import OFFICER
from api.rounds.schemas import CommuneReportOut, ReportChange, RoundIn, RoundList, RoundOut, SeenReport

READERS = (*OFFICIALS, *PROVINCE)
bp = Bp("rounds", __name__, description="Reporting rounds: communes' monthly reports, handed in and closed")


@bp.get("/rounds")
@reads(*READERS)
@bp.response(200, RoundList)
def list_rounds() -> dict[str, Any]:
    """All rounds with how many communes have handed in."""
    return {"items": queries.list_rounds(actor())}


@bp.post("/rounds")
@writes(*PROVINCE)
@bp.arguments(RoundIn)
@bp.response(201, RoundOut)
@bp.alt_response(409, description="`round_exists`")
def open_round(body: dict[str, Any]) -> dict[str, Any]:
    """Ask the communes of the province for their reports of a month."""
    return queries.get_round(actor(), logic.open_round(actor(), **body))


@bp.get("/rounds/<uuid:round_id>")
@reads(*READERS)
@bp.response(200, RoundOut)
@bp.alt_response(404, description="No such round")
def get_round(round_id: uuid.UUID) -> dict[str, Any]:
    """Which communes have handed in, were late or are missing."""
    return queries.get_round(actor(), round_id)


@bp.post("/rounds/<uuid:round_id>/close")
@writes(*PROVINCE)
@bp.response(200, RoundOut)
@bp.alt_response(409, description="`round_closed`, or `round_running`: the month is not over")
def close_round(round_id: uuid.UUID) -> dict[str, Any]:
    """Close the month: reports stay as they are, changes of its visits wait for an official."""
    logic.close_round(actor(), round_id)
    return queries.get_round(actor(), round_id)


@bp.get("/rounds/<uuid:round_id>/reports/<uuid:unit_id>")
@reads(*READERS)
@bp.response(200, CommuneReportOut)
@bp.alt_response(404, description="No such round, or no commune of it")
def get_report(round_id: uuid.UUID, unit_id: uuid.UUID) -> dict[str, Any]:
    """A commune's report, drawn up from the data."""
    return reports.get_report(actor(), round_id, unit_id)


@bp.patch("/rounds/<uuid:round_id>/reports/<uuid:unit_id>")
@writes(OFFICER)
@bp.arguments(ReportChange)
@bp.response(200, CommuneReportOut)
@bp.alt_response(409, description="`conflict` with who and when, `report_state` or `round_closed`")
def change_report(body: dict[str, Any], round_id: uuid.UUID, unit_id: uuid.UUID) -> dict[str, Any]:
    """Write difficulties, proposals and declared bases."""
    reports.change_report(actor(), round_id, unit_id, **body)
    return reports.tell_report(actor(), round_id, unit_id)


@bp.post("/rounds/<uuid:round_id>/reports/<uuid:unit_id>/submit")
@writes(OFFICER)
@bp.arguments(SeenReport)
@bp.response(200, CommuneReportOut)
@bp.alt_response(409, description="`conflict` with who and when, `report_state`, `round_running` or `round_closed`")
def submit_report(body: dict[str, Any], round_id: uuid.UUID, unit_id: uuid.UUID) -> dict[str, Any]:
    """Hand it in; its figures are frozen as they stand now."""
    reports.submit_report(actor(), round_id, unit_id, **body)
    return reports.tell_report(actor(), round_id, unit_id)


@bp.post("/rounds/<uuid:round_id>/reports/<uuid:unit_id>/withdraw")
@writes(OFFICER)
@bp.arguments(SeenReport)
@bp.response(200, CommuneReportOut)
@bp.alt_response(409, description="`conflict` with who and when, `report_state` or `round_closed`")
def withdraw_report(body: dict[str, Any], round_id: uuid.UUID, unit_id: uuid.UUID) -> dict[str, Any]:
    """Take it back, as long as the round is open."""
    reports.withdraw_report(actor(), round_id, unit_id, **body)
    return reports.tell_report(actor(), round_id, unit_id)


@bp.get("/rounds/<uuid:round_id>/reports/<uuid:unit_id>/file")
@reads(*READERS)
@bp.response(200, BINARY, content_type=PDF, description="The file, as an attachment")
@bp.alt_response(422, description="`whole_months_only`: the cut-off day was moved since")
def get_paper(round_id: uuid.UUID, unit_id: uuid.UUID) -> Response:
    """The report as PDF."""
    return papers.make_paper(actor(), round_id, unit_id).answer()
