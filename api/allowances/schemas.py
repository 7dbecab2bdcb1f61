"""What the routes of rates, work days and allowances take and give."""

import datetime as dt

import marshmallow as ma
from marshmallow.validate import Length, OneOf, Range

from api.core.schemas import Bool, Int, Schema, Str, text_response
from models.allowance import RATES

MONTH = r"^20[0-9]{2}-(0[1-9]|1[0-2])$(?!\n)"
# đồng; more is a slip of the hand
MOST = 100_000_000


class MonthQuery(Schema):
    """A reporting month (``2026-11``); by default the running one."""

    month = Str(7, 7, MONTH, load_default=None)


class AllowanceQuery(MonthQuery):
    """Which teams, which month."""

    unit = ma.fields.UUID(load_default=None)


class RateIn(Schema):
    """A rate from a day on: đồng per member and month, per day, or per night."""

    unit_id = ma.fields.UUID(required=True)
    kind = Str(required=True, also=[OneOf(RATES)])
    amount = Int(0, MOST, required=True)
    legal_basis = Str(3, 300, required=True)
    valid_from = ma.fields.Date(required=True, validate=Range(dt.date(2000, 1, 1), dt.date(2100, 12, 31)))


class RateOut(Schema):
    """A rate; ``valid_to`` is the first day on which it holds no more."""

    id = ma.fields.UUID()
    unit_id = ma.fields.UUID()
    unit_name = text_response()
    kind = text_response()
    amount = ma.fields.Integer()
    legal_basis = text_response()
    valid_from = ma.fields.Date()
    valid_to = ma.fields.Date(allow_none=True)


class RateList(Schema):
    """All rates, the newest first."""

    items = ma.fields.List(ma.fields.Nested(RateOut))


class WorkDayIn(Schema):
    """A day or a night on which a member worked."""

    person_id = ma.fields.UUID(required=True)
    day = ma.fields.Date(required=True)
    night = Bool(load_default=False)
    note = Str(0, 200, load_default="")


class WorkDaysIn(Schema):
    """The whole sheet of a month; ``version`` is the one that was seen."""

    month = Str(7, 7, MONTH, required=True)
    version = Str(0, 64, required=True)
    days = ma.fields.List(ma.fields.Nested(WorkDayIn), required=True, validate=Length(max=3000))


class WorkDayOut(Schema):
    """``state``: ``suggested`` by visits, ``confirmed``, ``added`` (confirmed without a visit), or ``voided``:
    confirmed, and the visits of that day were voided since.
    """

    day = ma.fields.Date()
    night = ma.fields.Boolean()
    state = text_response()
    note = text_response()


class WorkMember(Schema):
    """Somebody on a roster in force in the month between two days of it."""

    person_id = ma.fields.UUID()
    name = text_response()
    role = text_response()
    first_day = ma.fields.Date()
    last_day = ma.fields.Date()
    days = ma.fields.List(ma.fields.Nested(WorkDayOut))


class WorkDays(Schema):
    """The sheet of a team and month. ``version`` is to be sent back with the confirmation."""

    team_id = ma.fields.UUID()
    team_title = text_response()
    month = text_response()
    start = ma.fields.Date()
    end = ma.fields.Date()
    version = text_response()
    confirmed_at = ma.fields.AwareDateTime(allow_none=True)
    confirmed_by_name = text_response(allow_none=True)
    may_confirm = ma.fields.Boolean()
    members = ma.fields.List(ma.fields.Nested(WorkMember))


class AllowanceSums(Schema):
    """Members, days and nights with their đồng; null where no rate was in force.

    Days, nights and their đồng are those of confirmed teams, null while there is none; ``amount`` is what is known so
    far: the month's sums of all teams, and those days.
    """

    members = ma.fields.Integer()
    days = ma.fields.Integer(allow_none=True)
    nights = ma.fields.Integer(allow_none=True)
    month_amount = ma.fields.Integer(allow_none=True)
    day_amount = ma.fields.Integer(allow_none=True)
    night_amount = ma.fields.Integer(allow_none=True)
    amount = ma.fields.Integer(allow_none=True)


class AllowanceTeam(AllowanceSums):
    """One team."""

    team_id = ma.fields.UUID()
    title = text_response()
    unit_name = text_response()
    commune_name = text_response()
    confirmed = ma.fields.Boolean()


class AllowanceCommune(AllowanceSums):
    """One commune."""

    unit_id = ma.fields.UUID()
    name = text_response()
    teams = ma.fields.Integer()
    unconfirmed_teams = ma.fields.Integer()


class Allowances(Schema):
    """A month by commune and team, in the order of their names, with the rates by which it was reckoned."""

    as_of = ma.fields.AwareDateTime()
    month = text_response()
    start = ma.fields.Date()
    end = ma.fields.Date()
    synthetic = ma.fields.Boolean()
    rates = ma.fields.List(ma.fields.Nested(RateOut))
    totals = ma.fields.Nested(AllowanceSums)
    communes = ma.fields.List(ma.fields.Nested(AllowanceCommune))
    teams = ma.fields.List(ma.fields.Nested(AllowanceTeam))
