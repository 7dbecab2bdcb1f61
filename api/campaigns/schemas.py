"""What the routes of campaigns take and give."""

import datetime as dt
from typing import Any

import marshmallow as ma
from marshmallow.validate import Length, OneOf, Range

from api.core.schemas import ONE_LINE, Int, PageQuery, QueryInt, Schema, Str, text_response
from models.campaign import MEASURES, STATUSES

CODE = r"^[A-Za-z0-9][A-Za-z0-9_]{0,29}$(?!\n)"
MOST = 10_000_000
SPREADS = ("equal", "hamlets", "members", "adults")


class Day(ma.fields.Date):
    """A day that a campaign may have."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validate=Range(dt.date(2000, 1, 1), dt.date(2100, 12, 31)), **kwargs)


def topics(**kwargs: Any) -> ma.fields.Field[Any]:
    """Codes of topics in the order in which phones pin them, each once."""
    return ma.fields.List(Str(1, 30, CODE), validate=[Length(max=12), _once], **kwargs)


def _once(codes: list[str]) -> None:
    if len(set(codes)) < len(codes):
        raise ma.ValidationError("A topic stands there twice.")


class CampaignIn(Schema):
    """A new campaign of a province or commune."""

    unit_id = ma.fields.UUID(required=True)
    name = Str(1, 120, ONE_LINE, required=True)
    legal_basis = Str(0, 300, load_default="")
    start = Day(required=True)
    end = Day(required=True)
    measure = Str(load_default="visits", also=[OneOf(MEASURES)])
    topics = topics(load_default=list)


class CampaignChange(Schema):
    """What changes; once launched only ``end`` and ``topics``. ``version`` is the one that was seen."""

    version = Int(1, required=True)
    name = Str(1, 120, ONE_LINE)
    legal_basis = Str(0, 300)
    start = Day()
    end = Day()
    measure = Str(also=[OneOf(MEASURES)])
    topics = topics()


class SeenCampaign(Schema):
    """The version that was seen."""

    version = Int(1, required=True)


class SeenDraft(Schema):
    """The version that was seen, in the address: a DELETE has no body."""

    version = QueryInt(1, 2**31 - 1, required=True)


class CampaignQuery(PageQuery):
    """Which campaigns."""

    status = Str(load_default=None, also=[OneOf(STATUSES)])


class CampaignOut(Schema):
    """A campaign. ``mine``: the caller may run it. ``days_left`` counts today; null before launch and after the end."""

    id = ma.fields.UUID()
    unit_id = ma.fields.UUID()
    unit_name = text_response()
    level = text_response()
    name = text_response()
    legal_basis = text_response()
    start = ma.fields.Date()
    end = ma.fields.Date()
    measure = text_response()
    topics = ma.fields.List(text_response())
    status = text_response()
    version = ma.fields.Integer()
    launched_at = ma.fields.AwareDateTime(allow_none=True)
    closed_at = ma.fields.AwareDateTime(allow_none=True)
    days_total = ma.fields.Integer()
    days_left = ma.fields.Integer(allow_none=True)
    goal = ma.fields.Integer(allow_none=True)
    synthetic = ma.fields.Boolean()
    mine = ma.fields.Boolean()


class CampaignPage(Schema):
    """A page of campaigns, newest first."""

    items = ma.fields.List(ma.fields.Nested(CampaignOut))
    next = text_response(allow_none=True)


class CampaignPartQuery(Schema):
    """A commune of the campaign; by default all of it, or the caller's commune."""

    unit = ma.fields.UUID(load_default=None)
