"""What the routes of rounds take and give."""

import datetime as dt
from typing import Any

import marshmallow as ma

from api.core.schemas import Int, Schema, Str, text_response

MONTH = r"^(20\d\d|2100)-(0[1-9]|1[0-2])$(?!\n)"
MOST_ADULTS = 2_000_000
MOST_HOUSEHOLDS = 1_000_000
LONGEST_TEXT = 4000


class RoundIn(Schema):
    """A new round. ``unit_id``: the province, where the caller works for several."""

    unit_id = ma.fields.UUID(load_default=None)
    month = Str(7, 7, MONTH, required=True)
    due_on = ma.fields.Date(
        load_default=None, validate=ma.validate.Range(dt.date(2000, 1, 1), dt.date(2100, 12, 31)), allow_none=True
    )

    @ma.post_load
    def _first_day(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {**data, "month": dt.date.fromisoformat(f"{data['month']}-01")}


class DeclaredIn(Schema):
    """Bases that somebody counted; null: nobody has, which is not 0."""

    adults = Int(0, MOST_ADULTS, allow_none=True)
    households = Int(0, MOST_HOUSEHOLDS, allow_none=True)


class ReportChange(Schema):
    """What changes. ``version`` is the one that was seen, 0 before the first."""

    version = Int(0, required=True)
    difficulties = Str(0, LONGEST_TEXT)
    proposals = Str(0, LONGEST_TEXT)
    declared = ma.fields.Nested(DeclaredIn)


class SeenReport(Schema):
    """The version that was seen."""

    version = Int(0, required=True)


class RoundMeasures(Schema):
    """The three measures; of what was added, negative where visits were voided."""

    visits = ma.fields.Integer()
    people = ma.fields.Integer()
    items = ma.fields.Integer()


class RoundRow(Schema):
    """One commune. ``totals`` are those it handed in.

    ``added``: what has come or gone from then to the closing, ``supplement``: since the closing.
    """

    unit_id = ma.fields.UUID()
    code = text_response()
    name = text_response()
    state = text_response()
    begun = ma.fields.Boolean()
    submitted_at = ma.fields.AwareDateTime(allow_none=True)
    totals = ma.fields.Nested(RoundMeasures, allow_none=True)
    added = ma.fields.Nested(RoundMeasures, allow_none=True)
    supplement = ma.fields.Nested(RoundMeasures, allow_none=True)


class RoundHead(Schema):
    """A round. Officials are told of their own communes alone, also in the counts. ``over``: the month is."""

    id = ma.fields.UUID()
    unit_id = ma.fields.UUID()
    unit_name = text_response()
    month = text_response()
    start = ma.fields.Date()
    end = ma.fields.Date()
    due_on = ma.fields.Date()
    closed_at = ma.fields.AwareDateTime(allow_none=True)
    synthetic = ma.fields.Boolean()
    communes = ma.fields.Integer()
    submitted = ma.fields.Integer()
    late = ma.fields.Integer()
    missing = ma.fields.Integer()
    overdue = ma.fields.Boolean()
    over = ma.fields.Boolean()


class RoundList(Schema):
    """All rounds, newest month first."""

    items = ma.fields.List(ma.fields.Nested(RoundHead))


class RoundOut(RoundHead):
    """A round commune by commune. ``message``: whom it waits for, to be copied into a chat; the province's alone."""

    as_of = ma.fields.AwareDateTime()
    closed_by_name = text_response(allow_none=True)
    message = text_response(allow_none=True)
    rows = ma.fields.List(ma.fields.Nested(RoundRow))


class RoundCount(Schema):
    """One topic or outcome; a measure that does not exist there is missing."""

    key = text_response()
    label = text_response()
    visits = ma.fields.Integer()
    items = ma.fields.Integer()


class RoundCoverage(Schema):
    """Hamlets by the state of their team; teams with a roster in force and their members."""

    hamlets = ma.fields.Integer()
    approved = ma.fields.Integer()
    silent = ma.fields.Integer()
    waiting = ma.fields.Integer()
    without = ma.fields.Integer()
    teams = ma.fields.Integer()
    members = ma.fields.Integer()


class RoundFigures(Schema):
    """What the data say of the commune's month. Visits by topic do not add up to visits."""

    totals = ma.fields.Nested(RoundMeasures)
    teams = ma.fields.Integer()
    not_reported_teams = ma.fields.Integer()
    topics = ma.fields.List(ma.fields.Nested(RoundCount), allow_none=True)
    outcomes = ma.fields.List(ma.fields.Nested(RoundCount), allow_none=True)
    coverage = ma.fields.Nested(RoundCoverage)
    synthetic = ma.fields.Boolean()


class DeclaredOut(Schema):
    """Declared bases."""

    adults = ma.fields.Integer(allow_none=True)
    households = ma.fields.Integer(allow_none=True)


class CommuneReportOut(Schema):
    """A commune's report. ``figures`` are of ``as_of``: of now, or of the moment it was handed in.

    ``added``: what has come or gone from then to the closing, ``supplement``: since the closing.
    ``mine``: the caller may write in it.
    """

    round_id = ma.fields.UUID()
    unit_id = ma.fields.UUID()
    unit_name = text_response()
    month = text_response()
    start = ma.fields.Date()
    end = ma.fields.Date()
    due_on = ma.fields.Date()
    closed_at = ma.fields.AwareDateTime(allow_none=True)
    over = ma.fields.Boolean()
    state = text_response()
    status = text_response()
    version = ma.fields.Integer()
    difficulties = text_response()
    proposals = text_response()
    declared = ma.fields.Nested(DeclaredOut)
    figures = ma.fields.Nested(RoundFigures)
    as_of = ma.fields.AwareDateTime()
    added = ma.fields.Nested(RoundMeasures, allow_none=True)
    supplement = ma.fields.Nested(RoundMeasures, allow_none=True)
    submitted_at = ma.fields.AwareDateTime(allow_none=True)
    submitted_by_name = text_response(allow_none=True)
    mine = ma.fields.Boolean()
