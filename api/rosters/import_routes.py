"""``/roster-imports``: upload a member list, see what was read, repair it on the spot, make drafts of it."""

import uuid
from typing import Any

from flask import Response

from api.core.access import OFFICIALS, actor, reads, writes
from api.core.http import Bp
from api.core.papers import BINARY, XLSX, File
from api.core.uploads import takes_a_file
from api.rosters import import_files, imports, repairs
from api.rosters.import_schemas import (
    ImportAsked,
    ImportFile,
    ImportOut,
    ImportPage,
    ImportQuery,
    RepairIn,
)

bp = Bp(
    "roster-imports", __name__, description="Member lists as spreadsheets: read by the worker, repaired in the page"
)


@bp.post("/roster-imports")
@writes("commune_officer")
@takes_a_file(imports.MAX_FILE)
@bp.arguments(ImportFile, location="files")
@bp.response(202, ImportAsked)
@bp.alt_response(403, description="Not the caller's commune")
@bp.alt_response(413, description="`too_large`: more than 10 MB")
def create_import(form: dict[str, Any]) -> dict[str, Any]:
    """Upload a member list (.xlsx, .xls, .csv) of a commune; the worker reads it."""
    file = form["file"]
    return imports.create_import(actor(), form["unit_id"], file.filename or "", file.read())


@bp.get("/roster-imports")
@reads(*OFFICIALS)
@bp.arguments(ImportQuery, location="query")
@bp.response(200, ImportPage)
def list_imports(query: dict[str, Any]) -> dict[str, Any]:
    """Who uploaded what and when, newest first."""
    return imports.list_imports(actor(), **query)


@bp.get("/roster-imports/template.xlsx")
@reads()
@bp.response(200, BINARY, content_type=XLSX, description="The form to fill in")
def get_template() -> Response:
    """The form to fill in."""
    return _workbook(import_files.template(), "mau-danh-sach-to.xlsx")


@bp.get("/roster-imports/<uuid:import_id>")
@reads(*OFFICIALS)
@bp.response(200, ImportOut)
@bp.alt_response(404, description="No such import")
def get_import(import_id: uuid.UUID) -> dict[str, Any]:
    """How far it is, and what was found."""
    return imports.get_import(actor(), import_id)


@bp.patch("/roster-imports/<uuid:import_id>")
@writes("commune_officer")
@bp.arguments(RepairIn)
@bp.response(200, ImportOut)
@bp.alt_response(404, description="No such import")
@bp.alt_response(
    409, description="`conflict` with the newer `edits`, `by` whom and `at` what time, or `import_not_ready`"
)
def repair_import(body: dict[str, Any], import_id: uuid.UUID) -> dict[str, Any]:
    """Repair rows and say which hamlets are meant; everything is judged anew."""
    return repairs.repair(actor(), import_id, **body)


@bp.get("/roster-imports/<uuid:import_id>/errors.xlsx")
@reads(*OFFICIALS)
@bp.response(200, BINARY, content_type=XLSX, description="Rows with errors, as an attachment")
@bp.alt_response(404, description="No such import")
def get_errors(import_id: uuid.UUID) -> Response:
    """The rows with errors as typed, each with what is wrong."""
    return _workbook(import_files.errors_file(actor(), import_id), "dong-loi.xlsx")


def _workbook(content: bytes, name: str) -> Response:
    return File(name, XLSX, content).answer()
