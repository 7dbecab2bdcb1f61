"""``/exports``: ask for a file, see how far it is, take it away."""

import uuid
from typing import Any

from flask import Response

from api.core.access import actor, reads, writes
from api.core.http import Bp
from api.core.papers import BINARY, CSV, PARQUET, PDF, XLSX
from api.core.schemas import PageQuery
from api.reports import exports, message
from api.reports.dictionary import AGGREGATES
from api.reports.export_schemas import (
    DictionaryOut,
    ExportOut,
    ExportPage,
    ExportRequest,
    MessageOut,
    MessageQuery,
)

bp = Bp("exports", __name__, description="Files made by the worker, kept with their checksum and who took them")


@bp.post("/exports")
@writes()
@bp.arguments(ExportRequest)
@bp.response(202, ExportOut)
@bp.alt_response(403, description="The unit is not the caller's")
@bp.alt_response(422, description="`whole_months_only`: the period cuts a reporting month")
@bp.alt_response(429, description="`too_many_waiting`: the caller waits for several files already")
def request_export(body: dict[str, Any]) -> dict[str, Any]:
    """Have a file made of the caller's figures; one that is being made already is not made twice."""
    return exports.request_export(actor(), **body)


@bp.get("/exports")
@reads()
@bp.arguments(PageQuery, location="query")
@bp.response(200, ExportPage)
def list_exports(query: dict[str, Any]) -> dict[str, Any]:
    """The caller's exports; administrators see everybody's."""
    return exports.list_exports(actor(), **query)


@bp.get("/exports/dictionary")
@reads()
@bp.response(200, DictionaryOut)
def get_dictionary() -> dict[str, Any]:
    """What the columns of the long table mean."""
    return {"items": [field.as_json() for field in AGGREGATES]}


@bp.get("/exports/message")
@reads()
@bp.arguments(MessageQuery, location="query")
@bp.response(200, MessageOut)
@bp.alt_response(403, description="The unit is not the caller's")
@bp.alt_response(422, description="`whole_months_only`: the period cuts a reporting month")
def get_message(query: dict[str, Any]) -> dict[str, Any]:
    """The month in a few lines for a chat group, with as-of and how many teams have not reported."""
    return {"text": message.write_message(actor(), **query)}


@bp.get("/exports/<uuid:export_id>")
@reads()
@bp.response(200, ExportOut)
@bp.alt_response(404, description="No such export")
def get_export(export_id: uuid.UUID) -> dict[str, Any]:
    """An export and how far it is."""
    return exports.get_export(actor(), export_id)


@bp.get("/exports/<uuid:export_id>/file")
@reads()
@bp.response(200, BINARY, content_type=XLSX, description="The file, as an attachment")
@bp.alt_response(200, schema=BINARY, content_type=CSV, description="The file, as an attachment")
@bp.alt_response(200, schema=BINARY, content_type=PARQUET, description="The file, as an attachment")
@bp.alt_response(200, schema=BINARY, content_type=PDF, description="The file, as an attachment")
@bp.alt_response(404, description="No such export")
@bp.alt_response(409, description="`export_not_ready`")
def get_file(export_id: uuid.UUID) -> Response:
    """The file; the download is noted."""
    return exports.take_file(actor(), export_id).answer()
