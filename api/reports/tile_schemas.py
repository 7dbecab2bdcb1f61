"""What the route of the tile grid takes and gives."""

import marshmallow as ma

from api.core.schemas import Schema, Str, text_response
from api.reports.schemas import Day, PeriodOut


class TileQuery(Schema):
    """The communes of which day (default: today); with days or a topic: where visits were made."""

    unit = ma.fields.UUID(load_default=None)
    on = Day(load_default=None)
    start = Day(data_key="from", load_default=None)
    end = Day(data_key="to", load_default=None)
    topic = Str(1, 30, load_default=None)


class TileHamlet(Schema):
    """A hamlet: ``approved``, ``silent``, ``waiting`` or ``without``; ``reached`` where days or a topic were asked."""

    label = text_response()
    state = text_response()
    reached = ma.fields.Boolean(allow_none=True)


class Tile(Schema):
    """A commune in its cell. ``share`` is ``counted`` of ``total``; null with ``step`` where there are no data."""

    column = ma.fields.Integer()
    row = ma.fields.Integer()
    unit_id = ma.fields.UUID()
    code = text_response()
    name = text_response()
    total = ma.fields.Integer()
    counted = ma.fields.Integer(allow_none=True)
    share = ma.fields.Float(allow_none=True)
    step = ma.fields.Integer(allow_none=True)
    hamlets = ma.fields.List(ma.fields.Nested(TileHamlet))


class TileGrid(Schema):
    """All cells that are taken, in Vietnamese order of the names. Row 0 is north, column 0 is west."""

    on = ma.fields.Date()
    as_of = ma.fields.AwareDateTime()
    period = ma.fields.Nested(PeriodOut, allow_none=True)
    topic = text_response(allow_none=True)
    silence_known = ma.fields.Boolean()
    columns = ma.fields.Integer()
    rows = ma.fields.Integer()
    cells = ma.fields.List(ma.fields.Nested(Tile))
