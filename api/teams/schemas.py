"""What the routes of teams and members take and give."""

import marshmallow as ma

from api.core.schemas import PageQuery, Schema, Str, text_response


class TeamQuery(PageQuery):
    """Teams of a unit, or whose title, hamlet or code holds ``q`` (accents do not matter)."""

    unit = ma.fields.UUID(load_default=None)
    q = Str(hi=100, load_default="")


class MemberQuery(TeamQuery):
    """Members of a unit or team, or whose name or phone number holds ``q``."""

    team = ma.fields.UUID(load_default=None)


class TeamOut(Schema):
    """A team as of today. The leader's phone is told to the own team, the own commune and administrators."""

    id = ma.fields.UUID()
    title = text_response()
    level = text_response(allow_none=True)
    hamlet_id = ma.fields.UUID(allow_none=True)
    hamlet_code = text_response(allow_none=True)
    hamlet_name = text_response(allow_none=True)
    hamlet_label = text_response(allow_none=True)
    commune_id = ma.fields.UUID(allow_none=True)
    commune_name = text_response(allow_none=True)
    members = ma.fields.Integer()
    leader_name = text_response(allow_none=True)
    leader_phone = text_response(allow_none=True)
    last_visit_day = ma.fields.Date(allow_none=True)
    synthetic = ma.fields.Boolean()
    approved_on = ma.fields.Date(allow_none=True)
    decision_number = text_response(allow_none=True)


class TeamPage(Schema):
    """Teams in the order of their hamlets' codes."""

    items = ma.fields.List(ma.fields.Nested(TeamOut))
    next = text_response(allow_none=True)


class MemberOut(Schema):
    """Somebody on a roster. Phone and account are told to the own team, the own commune and administrators."""

    person_id = ma.fields.UUID()
    name = text_response()
    role = text_response()
    organization = text_response(allow_none=True)
    position = text_response(allow_none=True)
    birth_year = ma.fields.Integer(allow_none=True)
    gender = text_response(allow_none=True)
    phone = text_response(allow_none=True)
    account_status = text_response(allow_none=True)


class RosterOut(Schema):
    """One version of a roster."""

    id = ma.fields.UUID()
    version = ma.fields.Integer()
    status = text_response()
    approved_on = ma.fields.Date(allow_none=True)
    decision_number = text_response(allow_none=True)
    valid_from = ma.fields.Date(allow_none=True)
    valid_to = ma.fields.Date(allow_none=True)


class RosterWithMembers(RosterOut):
    """The roster in force: leader, deputies, members."""

    entries = ma.fields.List(ma.fields.Nested(MemberOut))


class TeamWithRoster(TeamOut):
    """A team and its roster in force, None before the first is approved."""

    roster = ma.fields.Nested(RosterWithMembers, allow_none=True)


class MemberInTeam(MemberOut):
    """A member and the team."""

    team_id = ma.fields.UUID()
    team_title = text_response()
    hamlet_label = text_response()


class MemberPage(Schema):
    """Members by Vietnamese given name."""

    items = ma.fields.List(ma.fields.Nested(MemberInTeam))
    next = text_response(allow_none=True)
