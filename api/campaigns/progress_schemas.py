"""What progress and preview give."""

import marshmallow as ma

from api.core.schemas import Schema, Str, text_response


class CampaignPreviewQuery(Schema):
    """Whose phone; by default one of a team with a target."""

    team = ma.fields.UUID(load_default=None)


class PhoneCampaign(Schema):
    """The campaign as its entry in the feed says it."""

    campaign_id = text_response()
    name = text_response()
    status = text_response()
    start = text_response()
    end = text_response()
    measure = text_response()
    topics = ma.fields.List(text_response())


class PhoneTeam(Schema):
    """The team and its target."""

    team_id = ma.fields.UUID()
    title = text_response()
    goal = ma.fields.Integer()


class CampaignPreview(Schema):
    """What the phone shows: topics of its five tiles, and the card. ``team`` is null while no team has a target."""

    campaign = ma.fields.Nested(PhoneCampaign)
    unit_name = text_response()
    tiles = ma.fields.List(text_response())
    team = ma.fields.Nested(PhoneTeam, allow_none=True)


class CampaignLine(Schema):
    """A commune or team. ``percent`` is null without a goal and may be over 100."""

    key = text_response()
    label = text_response()
    code = text_response(allow_none=True)
    goal = ma.fields.Integer(allow_none=True)
    done = ma.fields.Integer()
    percent = ma.fields.Integer(allow_none=True)
    teams = ma.fields.Integer()
    not_reported_teams = ma.fields.Integer()


class CampaignTotals(Schema):
    """All rows together."""

    goal = ma.fields.Integer(allow_none=True)
    done = ma.fields.Integer()
    percent = ma.fields.Integer(allow_none=True)


class CampaignDay(Schema):
    """A day; null while it has not come."""

    day = ma.fields.Date()
    done = ma.fields.Integer(allow_none=True)


class CampaignProgress(Schema):
    """Progress as of an instant; ``frozen``: as it was when the campaign was closed. ``level`` is of the rows.

    The days count what the goals count: with ``items`` only those of the campaign's topics.
    """

    unit_id = ma.fields.UUID()
    unit_name = text_response()
    level = text_response()
    as_of = ma.fields.AwareDateTime()
    frozen = ma.fields.Boolean()
    synthetic = ma.fields.Boolean()
    days_total = ma.fields.Integer()
    days_left = ma.fields.Integer(allow_none=True)
    not_reported_teams = ma.fields.Integer()
    totals = ma.fields.Nested(CampaignTotals)
    rows = ma.fields.List(ma.fields.Nested(CampaignLine))
    days = ma.fields.List(ma.fields.Nested(CampaignDay))


class CampaignReportQuery(Schema):
    """Which file."""

    format = Str(load_default="pdf", also=[ma.validate.OneOf(("pdf", "xlsx"))])
    unit = ma.fields.UUID(load_default=None)
