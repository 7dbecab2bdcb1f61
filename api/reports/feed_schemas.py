"""What the routes of the feed take and give."""

import datetime as dt
from typing import Any

import marshmallow as ma
from marshmallow.validate import OneOf

from api.core.schemas import Schema, Str, text_response
from api.reports.export_schemas import FieldOut
from api.reports.schemas import FIRST_YEAR, LAST_YEAR

LEVELS = ("province", "commune")


class Month(ma.fields.String):
    """A reporting month such as ``2026-11``, loaded as its first calendar day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validate=ma.validate.Regexp(r"^[0-9]{4}-[0-9]{2}$"), **kwargs)

    def deserialize(self, value: Any, attr: str | None = None, data: Any = None, **kwargs: Any) -> Any:
        """The day. Raises marshmallow.ValidationError."""
        text = super().deserialize(value, attr, data, **kwargs)
        if not isinstance(text, str):
            return text
        try:
            month = dt.date.fromisoformat(f"{text}-01")
        except ValueError:
            raise ma.ValidationError("Not a month.") from None
        if not FIRST_YEAR <= month.year <= LAST_YEAR:
            raise ma.ValidationError(f"Not between {FIRST_YEAR} and {LAST_YEAR}.")
        return month


class FeedQuery(Schema):
    """Which months (default: the running one and two before), by which units, as JSON or CSV."""

    start = Month(data_key="from", load_default=None)
    end = Month(data_key="to", load_default=None)
    level = Str(load_default="commune", also=[OneOf(LEVELS)])
    format = Str(load_default="json", also=[OneOf(["json", "csv"])])


class FeedRow(Schema):
    """One observation; ``/feeds/dictionary`` says what each field means."""

    code = text_response()
    period = text_response()
    period_start = ma.fields.Date()
    period_end = ma.fields.Date()
    unit_code = text_response()
    unit_name = text_response()
    unit_level = text_response()
    value = ma.fields.Raw(allow_none=True, metadata={"type": "number"})
    numerator = ma.fields.Raw(allow_none=True, metadata={"type": "number"})
    denominator = ma.fields.Raw(allow_none=True, metadata={"type": "number"})
    source = text_response()
    synthetic = ma.fields.Boolean()
    as_of = ma.fields.AwareDateTime()


class FeedOut(Schema):
    """All rows."""

    items = ma.fields.List(ma.fields.Nested(FeedRow))


class FeedIndicator(Schema):
    """A code and what it counts."""

    code = text_response()
    name = text_response()
    name_en = text_response()
    measure = text_response()
    shape = text_response()


class FeedDictionary(Schema):
    """Columns and codes."""

    fields_ = ma.fields.List(ma.fields.Nested(FieldOut), data_key="fields", attribute="fields")
    indicators = ma.fields.List(ma.fields.Nested(FeedIndicator))
