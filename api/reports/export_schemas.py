"""What the routes of exports take and give."""

import marshmallow as ma
from marshmallow.validate import OneOf

from api.core.schemas import Schema, Str, text_response
from api.reports.schemas import Day, UnitsAsOf


class ExportRequest(Schema):
    """Which report in which format; the period must consist of whole reporting months (default: the running one)."""

    report = Str(required=True, also=[OneOf(["monthly"])])
    format = Str(required=True, also=[OneOf(["xlsx", "csv"])])
    unit = ma.fields.UUID(load_default=None, allow_none=True)
    start = Day(data_key="from", load_default=None, allow_none=True)
    end = Day(data_key="to", load_default=None, allow_none=True)
    units_as_of = UnitsAsOf()


class ExportOut(Schema):
    """A file asked for: ``queued``, ``running``, ``ready`` or ``failed`` with the code of a problem."""

    id = ma.fields.UUID()
    report = text_response()
    format = text_response()
    status = text_response()
    progress = ma.fields.Integer()
    params = ma.fields.Dict()
    requested_by_name = text_response()
    created_at = ma.fields.AwareDateTime()
    ready_at = ma.fields.AwareDateTime(allow_none=True)
    rows = ma.fields.Integer(allow_none=True)
    bytes = ma.fields.Integer(allow_none=True)
    sha256 = text_response(allow_none=True)
    filename = text_response(allow_none=True)
    error = text_response(allow_none=True)


class ExportPage(Schema):
    """Exports, newest first."""

    items = ma.fields.List(ma.fields.Nested(ExportOut))
    next = text_response(allow_none=True)
