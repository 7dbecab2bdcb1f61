"""What changes of indicators, programmes and targets take: the version that was seen, and what is said otherwise."""

import marshmallow as ma
from marshmallow.validate import OneOf

from api.core.schemas import Bool, Int, QueryInt, Schema, Str
from api.indicators.schemas import BETTER, CODE, Exact
from models.indicator import SHAPES


class IndicatorChange(Schema):
    """What changes of an indicator; ``retired``: no more figures are added, what is there stays."""

    version = Int(1, required=True)
    code = Str(2, 40, CODE)
    name = Str(3, 200)
    name_en = Str(3, 200)
    pillar = Str(1, 60)
    shape = Str(also=[OneOf(SHAPES)])
    measure = Str(1, 40)
    better = Str(also=[OneOf(BETTER)])
    description = Str(hi=500)
    retired = Bool()


class ProgrammeChange(Schema):
    """What changes of a programme; ``targets_too``: so does the deadline of targets that had the same."""

    version = Int(1, required=True)
    unit_id = ma.fields.UUID()
    name = Str(3, 200)
    legal_basis = Str(3, 300)
    adopted_on = ma.fields.Date()
    deadline = ma.fields.Date()
    targets_too = Bool(load_default=False)


class TargetChange(Schema):
    """What changes of a target; null takes an amount or the indicator away."""

    version = Int(1, required=True)
    group = Str(1, 120)
    name = Str(3, 300)
    indicator_id = ma.fields.UUID(allow_none=True)
    baseline = Exact(allow_none=True)
    goal = Exact(allow_none=True)
    deadline = ma.fields.Date()
    challenging = Bool()


class Withdrawal(Schema):
    """That a target is given up from a day on, and why."""

    version = Int(1, required=True)
    withdrawn_on = ma.fields.Date(required=True)
    reason = Str(3, 300, required=True)


class Seen(Schema):
    """The version that was seen."""

    version = Int(1, required=True)


class SeenInAddress(Schema):
    """The version that was seen, in the address: a DELETE has no body."""

    version = QueryInt(1, 2**31 - 1, required=True)


class Struck(Schema):
    """Why a declaration does not count."""

    reason = Str(3, 300, required=True)
