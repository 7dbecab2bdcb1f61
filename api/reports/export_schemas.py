"""What the routes of exports take and give."""

import marshmallow as ma
from marshmallow.validate import OneOf

from api.core.schemas import Schema, Str, text_response
from api.reports.making import FORMATS, MONTHLY, REPORTS
from api.reports.schemas import Day, UnitsAsOf


class ExportRequest(Schema):
    """Which report in which format; the period must consist of whole reporting months (default: the running one).

    ``aggregates`` is the long table hamlet × topic × month; Parquet always is.
    """

    report = Str(load_default=MONTHLY, also=[OneOf(REPORTS)])
    format = Str(required=True, also=[OneOf(FORMATS)])
    unit = ma.fields.UUID(load_default=None, allow_none=True)
    start = Day(data_key="from", load_default=None, allow_none=True)
    end = Day(data_key="to", load_default=None, allow_none=True)
    units_as_of = UnitsAsOf()


class DownloadOut(Schema):
    """Who took a file away, and when."""

    name = text_response()
    at = ma.fields.AwareDateTime()


class ExportOut(Schema):
    """A file asked for: ``queued``, ``running``, ``ready`` or ``failed`` with the code of a problem.

    ``downloads`` are the newest of the ``downloaded`` times that it was taken away.
    """

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
    downloaded = ma.fields.Integer()
    downloads = ma.fields.List(ma.fields.Nested(DownloadOut))


class ExportPage(Schema):
    """Exports, newest first."""

    items = ma.fields.List(ma.fields.Nested(ExportOut))
    next = text_response(allow_none=True)


class FieldOut(Schema):
    """A column of the long table: name, heading in a spreadsheet, type in Parquet, and what it means."""

    name = text_response()
    heading = text_response()
    type = text_response()
    vi = text_response()
    en = text_response()


class DictionaryOut(Schema):
    """The columns in their order."""

    items = ma.fields.List(ma.fields.Nested(FieldOut))


class MessageQuery(Schema):
    """Whose figures, of which whole months."""

    unit = ma.fields.UUID(load_default=None)
    start = Day(data_key="from", load_default=None)
    end = Day(data_key="to", load_default=None)
    units_as_of = UnitsAsOf()


class MessageOut(Schema):
    """A short text in Vietnamese, to be copied into a chat."""

    text = text_response()
