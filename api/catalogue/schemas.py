"""What the catalogue's routes take and give; an entry has the same form in the feed."""

from typing import Any

import marshmallow as ma

from api.core.schemas import Int, Schema, Str, text_response
from models.catalogue import KINDS

# `$` alone would let a line break at the end through.
CODE = r"^[A-Za-z0-9][A-Za-z0-9_]{0,29}$(?!\n)"
DETAIL_CODE = r"^[a-z0-9][a-z0-9_]{0,29}$(?!\n)"
LONGEST_TILE = 22


class TopicsQuery(Schema):
    """``on``: only what may be used on that day; without it retired entries too, for their labels."""

    on = ma.fields.Date(load_default=None)


class DetailBody(Schema):
    """A topic's own outcome code and its labels."""

    code = ma.fields.String(required=True, validate=ma.validate.Regexp(DETAIL_CODE))
    name = Str(1, 200, required=True)
    name_en = Str(1, 200, required=True)


class EntryBody(Schema):
    """A new entry, or a new version of one. What is left out stays as it is; ``valid_to`` retires the code."""

    kind = Str(required=True, also=[ma.validate.OneOf(KINDS)])
    code = ma.fields.String(required=True, validate=ma.validate.Regexp(CODE))
    name = Str(1, 200, required=True)
    name_en = Str(1, 200, required=True)
    short_vi = Str(1, LONGEST_TILE, required=True)
    short_en = Str(1, 30, required=True)
    group = Str(1, 30, allow_none=True)
    icon = Str(1, 30, allow_none=True)
    details = ma.fields.List(ma.fields.Nested(DetailBody), validate=ma.validate.Length(max=30))
    valid_from = ma.fields.Date(allow_none=True)
    valid_to = ma.fields.Date(allow_none=True)
    order = Int(0, 10_000)


class EntryOut(Schema):
    """The version in force of one code."""

    kind = text_response()
    code = text_response()
    version = ma.fields.Integer()
    name = text_response()
    name_en = text_response()
    short_vi = text_response()
    short_en = text_response()
    group = text_response(allow_none=True)
    icon = text_response(allow_none=True)
    details = ma.fields.List(ma.fields.Nested(DetailBody))
    valid_from = ma.fields.Date(allow_none=True)
    valid_to = ma.fields.Date(allow_none=True)
    order = ma.fields.Integer()


class CatalogueOut(Schema):
    """The catalogue; ``version`` is also its ETag."""

    version = ma.fields.Integer()
    entries = ma.fields.List(ma.fields.Nested(EntryOut))


def entry_json(entry: Any) -> dict[str, Any]:
    """The JSON of an entry."""
    dumped: dict[str, Any] = EntryOut().dump(entry)
    return dumped
