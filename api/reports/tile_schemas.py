"""What the route of the tile grid takes and gives."""

import marshmallow as ma

from api.core.schemas import Schema, Str, text_response
from api.reports.schemas import Day, PeriodOut

# Codes of topics with commas between them.
TOPICS = r"^[A-Za-z0-9_]{1,30}(,[A-Za-z0-9_]{1,30}){0,29}$(?!\n)"


class TileQuery(Schema):
    """The communes of which day (default: today); with days or topics: where visits were made."""

    unit = ma.fields.UUID(load_default=None)
    on = Day(load_default=None)
    start = Day(data_key="from", load_default=None)
    end = Day(data_key="to", load_default=None)
    topics = Str(1, 1000, TOPICS, load_default=None)


class TileHamlet(Schema):
    """A hamlet: ``approved``, ``silent``, ``waiting`` or ``without``; ``reached`` where days or topics were asked."""

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
    topics = ma.fields.List(text_response())
    silence_known = ma.fields.Boolean()
    columns = ma.fields.Integer()
    rows = ma.fields.Integer()
    cells = ma.fields.List(ma.fields.Nested(Tile))
