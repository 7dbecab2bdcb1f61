"""What the units' routes take and give."""

import marshmallow as ma

from api.core.schemas import Schema, Str, text_response
from models.admin_unit import LEVELS


class UnitQuery(Schema):
    """Which units: a level, those below a unit, those whose name or code holds ``q``, as of a day (default: today)."""

    level = Str(load_default=None, also=[ma.validate.OneOf(LEVELS)])
    parent = ma.fields.UUID(load_default=None)
    on = ma.fields.Date(load_default=None)
    q = Str(hi=100, load_default="")


class UnitVersionOut(Schema):
    """A unit from ``valid_from`` until the day before ``valid_to``."""

    code = text_response()
    name = text_response()
    type = text_response()
    parent_id = ma.fields.UUID(allow_none=True)
    parent_name = text_response(allow_none=True)
    valid_from = ma.fields.Date()
    valid_to = ma.fields.Date(allow_none=True)
    lat = ma.fields.Float(allow_none=True)
    lon = ma.fields.Float(allow_none=True)
    decision = text_response(allow_none=True)


class UnitOut(UnitVersionOut):
    """A unit as of a day. ``label`` tells hamlets of one name apart: ``Khu phố 1 (Phú Cường cũ)``."""

    id = ma.fields.UUID()
    level = text_response()
    synthetic = ma.fields.Boolean()
    label = text_response()


class UnitList(Schema):
    """Units in Vietnamese order, at most 1,000."""

    items = ma.fields.List(ma.fields.Nested(UnitOut))


class UnitRelative(Schema):
    """A unit that this one came from or became."""

    unit_id = ma.fields.UUID()
    name = text_response()
    on = ma.fields.Date()
    kind = text_response()
    is_partial = ma.fields.Boolean(data_key="partial")
    is_default = ma.fields.Boolean(data_key="default")


class UnitHistory(Schema):
    """A unit with all its versions and its lineage."""

    id = ma.fields.UUID()
    level = text_response()
    synthetic = ma.fields.Boolean()
    label = text_response()
    versions = ma.fields.List(ma.fields.Nested(UnitVersionOut))
    predecessors = ma.fields.List(ma.fields.Nested(UnitRelative))
    successors = ma.fields.List(ma.fields.Nested(UnitRelative))
