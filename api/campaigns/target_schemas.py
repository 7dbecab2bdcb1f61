"""What the routes of targets take and give."""

from typing import Any

import marshmallow as ma
from marshmallow.validate import Length, OneOf
from werkzeug.datastructures import FileStorage

from api.campaigns.schemas import MOST, SPREADS
from api.core.schemas import Int, Schema, Str, text_response

LEVELS = ("commune", "team")


class Goal(Schema):
    """The goal of a commune, or of a team; null takes it out again."""

    unit_id = ma.fields.UUID()
    team_id = ma.fields.UUID()
    goal = Int(0, MOST, required=True, allow_none=True)

    @ma.validates_schema
    def check(self, data: dict[str, Any], **_: Any) -> None:
        """One of the two ids."""
        if ("unit_id" in data) == ("team_id" in data):
            raise ma.ValidationError("Either a commune or a team is named.")


class Spread(Schema):
    """A number to be spread over all communes, or over the teams of ``unit_id`` (or of a commune's campaign)."""

    rule = Str(required=True, also=[OneOf(SPREADS)])
    total = Int(0, MOST, required=True)
    level = Str(load_default="commune", also=[OneOf(LEVELS)])
    unit_id = ma.fields.UUID(load_default=None)


class CampaignTargetsIn(Schema):
    """Goals one by one, or a number to be spread by a rule."""

    goals = ma.fields.List(ma.fields.Nested(Goal), validate=Length(1, 2000))
    spread = ma.fields.Nested(Spread)

    @ma.validates_schema
    def check(self, data: dict[str, Any], **_: Any) -> None:
        """One of the two."""
        if ("goals" in data) == ("spread" in data):
            raise ma.ValidationError("Either goals or a spread is given.")


def _is_file(value: object) -> None:
    if not isinstance(value, FileStorage):
        raise ma.ValidationError("Not a file.")


class TargetFile(Schema):
    """A sheet with codes of communes (or of hamlets, for a commune's teams) and goals."""

    file = ma.fields.Raw(required=True, validate=_is_file, metadata={"type": "string", "format": "binary"})
    level = Str(load_default="commune", also=[OneOf(LEVELS)])
    unit_id = ma.fields.UUID(load_default=None)


class CampaignTargetOut(Schema):
    """A commune or team and its goal; null where none was set. ``code`` is the commune's or hamlet's."""

    unit_id = ma.fields.UUID()
    team_id = ma.fields.UUID(allow_none=True)
    code = text_response(allow_none=True)
    label = text_response()
    goal = ma.fields.Integer(allow_none=True)


class CampaignTargetsOut(Schema):
    """All communes of the campaign, or all teams of one commune. ``whole`` is the goal of the whole, if it has one."""

    level = text_response()
    unit_id = ma.fields.UUID()
    whole = ma.fields.Integer(allow_none=True)
    total = ma.fields.Integer(allow_none=True)
    items = ma.fields.List(ma.fields.Nested(CampaignTargetOut))


class GoalSheetFault(Schema):
    """A row that was not taken. ``code``: ``unknown_code``, ``ambiguous``, ``no_number``, ``twice``, ``too_large``."""

    row = ma.fields.Integer()
    column = text_response()
    code = text_response()
    value = text_response()


class GoalSheet(Schema):
    """What a sheet brought; with errors nothing was taken."""

    rows = ma.fields.Integer()
    taken = ma.fields.Integer()
    errors = ma.fields.List(ma.fields.Nested(GoalSheetFault))
