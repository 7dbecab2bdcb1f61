"""What the routes of scorecards take and give."""

import marshmallow as ma

from api.core.schemas import Schema, text_response


class ScorecardQuery(Schema):
    """Which teams, which days: by default the running reporting month."""

    unit = ma.fields.UUID(load_default=None)
    start = ma.fields.Date(data_key="from", load_default=None)
    end = ma.fields.Date(data_key="to", load_default=None)


class Goals(Schema):
    """Goals of campaigns that ran in the period: how many were given, how many are reached by its last day."""

    given = ma.fields.Integer()
    reached = ma.fields.Integer()


class MonthlyReports(Schema):
    """Reports that were due in the period."""

    due = ma.fields.Integer()
    on_time = ma.fields.Integer()
    late = ma.fields.Integer()
    missing = ma.fields.Integer()


class Scorecard(Schema):
    """``days_active``: days with a visit. ``silent_days``: since the last visit, as of the period's last day;
    null without any visit ever.
    """

    visits = ma.fields.Integer()
    people = ma.fields.Integer()
    days_active = ma.fields.Integer()
    topics = ma.fields.Integer()
    goals = ma.fields.Nested(Goals)


class TeamScorecard(Scorecard):
    """A team's."""

    team_id = ma.fields.UUID()
    title = text_response()
    unit_name = text_response()
    commune_name = text_response()
    silent_days = ma.fields.Integer(allow_none=True)


class CommuneScorecard(Scorecard):
    """A commune's: all of its teams together."""

    unit_id = ma.fields.UUID()
    name = text_response()
    teams = ma.fields.Integer()
    silent_teams = ma.fields.Integer()
    reports = ma.fields.Nested(MonthlyReports)


class Scorecards(Schema):
    """Communes and teams in the order of their names, never by their figures."""

    as_of = ma.fields.AwareDateTime()
    start = ma.fields.Date(data_key="from")
    end = ma.fields.Date(data_key="to")
    synthetic = ma.fields.Boolean()
    communes = ma.fields.List(ma.fields.Nested(CommuneScorecard))
    teams = ma.fields.List(ma.fields.Nested(TeamScorecard))
