"""``/decisions``: draw up, print, approve, and keep the signed paper."""

import uuid
from typing import Any

from flask import Response

from api.core import clock
from api.core.access import OFFICIALS, PROVINCE, actor, reads, writes
from api.core.http import Bp
from api.core.papers import BINARY, DOCX, JPEG, PDF, File
from api.core.uploads import takes_a_file
from api.rosters import approve, decision_queries, decisions, scans
from api.rosters.decision_schemas import (
    Approval,
    ApprovedOut,
    DecisionChange,
    DecisionIn,
    DecisionOut,
    DecisionPage,
    DecisionQuery,
    ScanFile,
)
from api.rosters.documents.docx import make_docx
from api.rosters.documents.pdf import make_pdf
from api.rosters.downloads import note_download

bp = Bp("decisions", __name__, description="Decisions that put rosters in force: drafts, papers, approval, scans")


@bp.post("/decisions")
@writes(*OFFICIALS)
@bp.arguments(DecisionIn)
@bp.response(201, DecisionOut)
@bp.alt_response(403, description="Not the caller's commune")
@bp.alt_response(409, description="`stale`, `wrong_status`, or `in_decision` with the other draft")
def create_decision(body: dict[str, Any]) -> dict[str, Any]:
    """Draw up a decision over submitted rosters."""
    decision_id = decisions.create_decision(actor(), **body)
    return decision_queries.get_decision(actor(), decision_id)


@bp.get("/decisions")
@reads(*OFFICIALS, *PROVINCE)
@bp.arguments(DecisionQuery, location="query")
@bp.response(200, DecisionPage)
@bp.alt_response(403, description="The unit is not the caller's")
def list_decisions(query: dict[str, Any]) -> dict[str, Any]:
    """Decisions in the caller's scope, newest first."""
    return decision_queries.list_decisions(actor(), **query)


@bp.get("/decisions/<uuid:decision_id>")
@reads(*OFFICIALS, *PROVINCE)
@bp.response(200, DecisionOut)
@bp.alt_response(404, description="No such decision")
def get_decision(decision_id: uuid.UUID) -> dict[str, Any]:
    """A decision with its rosters."""
    return decision_queries.get_decision(actor(), decision_id)


@bp.patch("/decisions/<uuid:decision_id>")
@writes(*OFFICIALS)
@bp.arguments(DecisionChange)
@bp.response(200, DecisionOut)
@bp.alt_response(404, description="No such decision")
@bp.alt_response(409, description="`decision_approved`: it is no draft any more")
def change_decision(body: dict[str, Any], decision_id: uuid.UUID) -> dict[str, Any]:
    """Change what is known of a draft."""
    decisions.change_decision(actor(), decision_id, body)
    return decision_queries.get_decision(actor(), decision_id)


@bp.route("/decisions/<uuid:decision_id>", methods=["DELETE"])
@writes(*OFFICIALS)
@bp.response(204)
@bp.alt_response(404, description="No such decision")
@bp.alt_response(409, description="`decision_approved`: it is no draft any more")
def discard_decision(decision_id: uuid.UUID) -> None:
    """Throw a draft away; its rosters stay submitted."""
    decisions.discard_decision(actor(), decision_id)


@bp.post("/decisions/<uuid:decision_id>/approve")
@writes("commune_approver")
@bp.arguments(Approval)
@bp.response(200, ApprovedOut)
@bp.alt_response(403, description="Not the caller's commune, or `own_submission`")
@bp.alt_response(404, description="No such decision")
@bp.alt_response(409, description="`number_taken`, `stale` with the differences, `wrong_status` or `decision_approved`")
def approve_decision(body: dict[str, Any], decision_id: uuid.UUID) -> dict[str, Any]:
    """Put all rosters of the decision in force, or none."""
    hashes = body.pop("hashes")
    notes = approve.approve_decision(actor(), decision_id, approve.Signed(**body), hashes)
    return {**decision_queries.get_decision(actor(), decision_id), "notes": notes}


@bp.get("/decisions/<uuid:decision_id>.pdf")
@reads(*OFFICIALS, *PROVINCE)
@bp.response(200, BINARY, content_type=PDF, description="The paper, as an attachment")
@bp.alt_response(404, description="No such decision")
def get_pdf(decision_id: uuid.UUID) -> Response:
    """The paper as PDF/A; a draft is marked as one."""
    made = decision_queries.print_of(actor(), decision_id)
    content = make_pdf(made.paper, clock.now())
    note_download(actor(), "decision", decision_id, made.unit_id, "pdf")
    return File(f"{made.name}.pdf", PDF, content).answer()


@bp.get("/decisions/<uuid:decision_id>.docx")
@reads(*OFFICIALS, *PROVINCE)
@bp.response(200, BINARY, content_type=DOCX, description="The paper, as an attachment")
@bp.alt_response(404, description="No such decision")
def get_docx(decision_id: uuid.UUID) -> Response:
    """The paper as a Word file that can be changed."""
    made = decision_queries.print_of(actor(), decision_id)
    content = make_docx(made.paper, clock.now())
    note_download(actor(), "decision", decision_id, made.unit_id, "docx")
    return File(f"{made.name}.docx", DOCX, content).answer()


@bp.post("/decisions/<uuid:decision_id>/scan")
@writes(*OFFICIALS)
@takes_a_file(scans.MAX_BYTES)
@bp.arguments(ScanFile, location="files")
@bp.response(201, DecisionOut)
@bp.alt_response(404, description="No such decision")
@bp.alt_response(409, description="`not_approved`: there is nothing signed yet")
@bp.alt_response(413, description="`too_large`: more than 10 MB")
def attach_scan(form: dict[str, Any], decision_id: uuid.UUID) -> dict[str, Any]:
    """Keep the signed paper (PDF or JPEG), encoded anew."""
    scan = scans.make_safe(form["file"].read())
    scans.attach(actor(), decision_id, scan)
    return decision_queries.get_decision(actor(), decision_id)


@bp.get("/decisions/<uuid:decision_id>/scan")
@reads(*OFFICIALS, "admin")
@bp.response(200, BINARY, content_type=PDF, description="The newest scan, as an attachment")
@bp.alt_response(200, schema=BINARY, content_type=JPEG, description="The newest scan, as an attachment")
@bp.alt_response(404, description="No such decision, or no scan of it")
def get_scan(decision_id: uuid.UUID) -> Response:
    """The signed paper."""
    scan, unit_id = scans.newest(actor(), decision_id)
    note_download(actor(), "decision", decision_id, unit_id, "scan")
    name = f"quyet-dinh-da-ky.{scans.ENDINGS[scan.content_type]}"
    return File(name, scan.content_type, scan.content).answer()
