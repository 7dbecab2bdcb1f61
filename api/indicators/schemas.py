"""What the routes of indicators and programmes take and give. Exact numbers are strings: JSON's are floats."""

import decimal
import re
from typing import Any

import marshmallow as ma
from marshmallow.validate import OneOf

from api.core.schemas import Bool, Int, PageQuery, Schema, Str, text_response
from models.indicator import SHAPES, STATUSES

NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,6})?")
CODE = r"^[A-Z][A-Z0-9_]{1,39}$(?!\n)"
BETTER = ("up", "down")
MOST_TARGETS = 100


class Exact(ma.fields.Field[decimal.Decimal]):
    """A decimal number to the last digit, as a string such as ``"82991"`` or ``"0.85"``; whole JSON numbers too."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> decimal.Decimal:
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(text, str) or not NUMBER.fullmatch(text):
            raise ma.ValidationError("Not a decimal number as a string, with at most 6 digits after the point.")
        return decimal.Decimal(text)

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else format(value, "f")


class IndicatorIn(Schema):
    """A new indicator. Once there are figures its code and shape stay: feeds and observations rest on them."""

    code = Str(2, 40, CODE, required=True)
    name = Str(3, 200, required=True)
    name_en = Str(3, 200, required=True)
    pillar = Str(1, 60, required=True)
    shape = Str(required=True, also=[OneOf(SHAPES)])
    measure = Str(1, 40, required=True)
    better = Str(load_default="up", also=[OneOf(BETTER)])
    description = Str(hi=500, load_default="")


class ObservationIn(Schema):
    """What an indicator was on a day, as a source says.

    A ``value``; for a ratio ``numerator`` and ``denominator``, or the percentage as ``value`` where the source tells
    no more; a ``rank`` with ``rank_of``. ``corrects`` names the observation that this one takes the place of, which
    may be of another day or unit: those are mistyped too.
    """

    indicator_id = ma.fields.UUID(required=True)
    unit_id = ma.fields.UUID(required=True)
    observed_on = ma.fields.Date(required=True)
    value = Exact(load_default=None, allow_none=True)
    numerator = Exact(load_default=None, allow_none=True)
    denominator = Exact(load_default=None, allow_none=True)
    rank = Int(1, 100_000, load_default=None, allow_none=True)
    rank_of = Int(1, 100_000, load_default=None, allow_none=True)
    source = Str(3, 300, required=True)
    note = Str(hi=500, load_default="")
    corrects = ma.fields.UUID(load_default=None, allow_none=True)


class ObservationOut(Schema):
    """An observation. ``percent`` is of a ratio, to two digits; ``corrected_by`` names what took its place."""

    id = ma.fields.UUID()
    indicator_id = ma.fields.UUID()
    unit_id = ma.fields.UUID()
    unit_code = text_response()
    unit_name = text_response()
    observed_on = ma.fields.Date()
    value = Exact(allow_none=True)
    numerator = Exact(allow_none=True)
    denominator = Exact(allow_none=True)
    percent = Exact(allow_none=True)
    rank = ma.fields.Integer(allow_none=True)
    rank_of = ma.fields.Integer(allow_none=True)
    source = text_response()
    note = text_response()
    corrects = ma.fields.UUID(allow_none=True)
    corrected_by = ma.fields.UUID(allow_none=True)
    entered_by_name = text_response(allow_none=True)
    created_at = ma.fields.AwareDateTime()
    synthetic = ma.fields.Boolean()


class ObservationQuery(PageQuery):
    """Of an indicator, of a unit; with those that were corrected only if asked for."""

    indicator = ma.fields.UUID(load_default=None)
    unit = ma.fields.UUID(load_default=None)
    corrected = ma.fields.Boolean(load_default=False)


class ObservationPage(Schema):
    """Observations, the newest day first."""

    items = ma.fields.List(ma.fields.Nested(ObservationOut))
    next = text_response(allow_none=True)


class IndicatorOut(Schema):
    """An indicator with the newest observation of each unit.

    ``fixed`` names what no longer changes, for what rests on it; of an indicator where it is empty nothing does.
    """

    id = ma.fields.UUID()
    code = text_response()
    name = text_response()
    name_en = text_response()
    pillar = text_response()
    shape = text_response()
    measure = text_response()
    better = text_response()
    description = text_response()
    retired = ma.fields.Boolean()
    version = ma.fields.Integer()
    fixed = ma.fields.List(text_response())
    latest = ma.fields.List(ma.fields.Nested(ObservationOut))


class IndicatorList(Schema):
    """All indicators by pillar and name."""

    items = ma.fields.List(ma.fields.Nested(IndicatorOut))


class Series(Schema):
    """All observations of one unit, the oldest day first, corrected ones among them."""

    unit_id = ma.fields.UUID()
    unit_code = text_response()
    unit_name = text_response()
    became = text_response(allow_none=True)
    points = ma.fields.List(ma.fields.Nested(ObservationOut))


class IndicatorFull(IndicatorOut):
    """An indicator with its series."""

    series = ma.fields.List(ma.fields.Nested(Series))


class TargetIn(Schema):
    """A target of a programme."""

    group = Str(1, 120, required=True)
    name = Str(3, 300, required=True)
    indicator_id = ma.fields.UUID(load_default=None, allow_none=True)
    baseline = Exact(load_default=None, allow_none=True)
    goal = Exact(load_default=None, allow_none=True)
    deadline = ma.fields.Date(required=True)
    challenging = Bool(load_default=False)


class ProgrammeIn(Schema):
    """A resolution or plan with its targets, in their order."""

    unit_id = ma.fields.UUID(required=True)
    name = Str(3, 200, required=True)
    legal_basis = Str(3, 300, required=True)
    adopted_on = ma.fields.Date(required=True)
    deadline = ma.fields.Date(required=True)
    targets = ma.fields.List(ma.fields.Nested(TargetIn), required=True, validate=ma.validate.Length(1, MOST_TARGETS))


class StatusIn(Schema):
    """That a target was declared achieved or not, by a source."""

    status = Str(required=True, also=[OneOf(STATUSES)])
    stated_on = ma.fields.Date(required=True)
    source = Str(3, 300, required=True)


class StatusOut(Schema):
    """One declaration; ``struck_reason`` is why one that was entered by mistake does not count."""

    id = ma.fields.UUID()
    status = text_response()
    stated_on = ma.fields.Date()
    source = text_response()
    entered_by_name = text_response(allow_none=True)
    struck_reason = text_response(allow_none=True)


class TargetOut(Schema):
    """A target with its newest ``status`` (null: nobody has said anything) and all that was declared before.

    One with ``withdrawn_on`` is told for the record and counts no longer.

    ``goal`` and ``baseline`` are in the ``measure`` of the indicator; percents for a ``shape`` of ``ratio``, and where
    there is no indicator.
    """

    id = ma.fields.UUID()
    position = ma.fields.Integer()
    group = text_response()
    name = text_response()
    indicator_id = ma.fields.UUID(allow_none=True)
    indicator_code = text_response(allow_none=True)
    shape = text_response(allow_none=True)
    measure = text_response(allow_none=True)
    baseline = Exact(allow_none=True)
    goal = Exact(allow_none=True)
    deadline = ma.fields.Date()
    challenging = ma.fields.Boolean()
    version = ma.fields.Integer()
    withdrawn_on = ma.fields.Date(allow_none=True)
    withdrawn_reason = text_response(allow_none=True)
    status = text_response(allow_none=True)
    statuses = ma.fields.List(ma.fields.Nested(StatusOut))
    latest = ma.fields.Nested(ObservationOut, allow_none=True)


class ProgrammeOut(Schema):
    """A programme: ``achieved`` of ``total`` targets in force, as of the newest declaration; ``fixed`` as above."""

    id = ma.fields.UUID()
    unit_id = ma.fields.UUID()
    unit_name = text_response()
    name = text_response()
    legal_basis = text_response()
    adopted_on = ma.fields.Date()
    deadline = ma.fields.Date()
    synthetic = ma.fields.Boolean()
    version = ma.fields.Integer()
    fixed = ma.fields.List(text_response())
    achieved = ma.fields.Integer()
    total = ma.fields.Integer()
    stated_on = ma.fields.Date(allow_none=True)
    targets = ma.fields.List(ma.fields.Nested(TargetOut))


class ProgrammeList(Schema):
    """All programmes, the newest first."""

    items = ma.fields.List(ma.fields.Nested(ProgrammeOut))
