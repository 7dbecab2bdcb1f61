"""What the routes of reports take and give."""

import datetime as dt
from typing import Any

import marshmallow as ma
from marshmallow.validate import OneOf

from api.core.clock import LAST_CUTOFF
from api.core.schemas import Int, QueryInt, Schema, Str, text_response
from api.core.settings import CALENDAR_MONTH
from api.reports.summary import GROUPINGS, NOW, THEN

FIRST_YEAR, LAST_YEAR = 2000, 2100
LEVELS = ("province", "district", "commune")


class Day(ma.fields.Date):
    """A day that a report may be about; the end of the calendar would overflow."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dt.date:
        day: dt.date = super()._deserialize(value, attr, data, **kwargs)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ma.ValidationError(f"Not between {FIRST_YEAR} and {LAST_YEAR}.")
        return day


class UnitsAsOf(ma.fields.String):
    """``then``, ``now`` or a day."""

    def __init__(self, **kwargs: Any) -> None:
        pattern = r"^(then|now|[0-9]{4}-[0-9]{2}-[0-9]{2})$"
        super().__init__(load_default=THEN, validate=ma.validate.Regexp(pattern), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return text if text in (THEN, NOW) else dt.date.fromisoformat(text).isoformat()
        except ValueError:
            raise ma.ValidationError("Neither then, now nor a day.") from None


class SummaryQuery(Schema):
    """Whose figures, of which days, in which grouping, crossed with which other, with the units of which day."""

    unit = ma.fields.UUID(load_default=None)
    start = Day(data_key="from", load_default=None)
    end = Day(data_key="to", load_default=None)
    group_by = Str(load_default="commune", also=[OneOf(list(GROUPINGS))])
    cross = Str(load_default=None, also=[OneOf(list(GROUPINGS))])
    units_as_of = UnitsAsOf()


class PeriodOut(Schema):
    """First and last day."""

    start = ma.fields.Date(data_key="from")
    end = ma.fields.Date(data_key="to")


class SummaryCell(Schema):
    """What one row has in one column; a measure that does not exist there is null."""

    visits = ma.fields.Integer(allow_none=True)
    people = ma.fields.Integer(allow_none=True)
    items = ma.fields.Integer(allow_none=True)
    hidden = ma.fields.Boolean()


class AsItIs(ma.fields.List[Any]):
    """Rows that are built as they are told: of hundreds with thousands of cells, going through each takes longer."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return value


class SummaryColumn(Schema):
    """One value of a grouping; a measure that does not exist for it is null."""

    key = text_response()
    label = text_response()
    code = text_response(allow_none=True)
    visits = ma.fields.Integer(allow_none=True)
    people = ma.fields.Integer(allow_none=True)
    items = ma.fields.Integer(allow_none=True)
    hidden = ma.fields.Boolean()


class SummaryRow(SummaryColumn):
    """The same, with its cells where two groupings are crossed."""

    columns = ma.fields.Dict(keys=text_response(), values=ma.fields.Nested(SummaryCell))


class SummaryTotals(Schema):
    """The whole of the period, everything once."""

    visits = ma.fields.Integer()
    people = ma.fields.Integer()
    items = ma.fields.Integer()


class SummaryOut(Schema):
    """Only of a crossing: ``cross``, ``columns`` (with their totals) and ``crossed`` (all that it covers).

    Notes: ``visits_overlap`` (visits of rows or columns must not be added up), ``one_person_visits`` (only visits that
    helped one person alone), ``units_of_month_end`` (a unit changed within a month: its month has the units of its last
    day in this crossing), ``small_hidden`` (numbers of one hamlet or team by age or sex that are 1 to 4, or would give
    such a number away, are null and ``hidden``).
    """

    period = ma.fields.Nested(PeriodOut)
    units_as_of = text_response()
    as_of = ma.fields.AwareDateTime()
    not_reported_teams = ma.fields.Integer()
    synthetic = ma.fields.Boolean()
    group_by = text_response()
    notes = ma.fields.List(text_response())
    rows = AsItIs(ma.fields.Nested(SummaryRow))
    totals = ma.fields.Nested(SummaryTotals)
    cross = text_response()
    columns = ma.fields.List(ma.fields.Nested(SummaryColumn))
    crossed = ma.fields.Nested(SummaryTotals)


class CoverageQuery(Schema):
    """Which units, on which day (default: today), at which level."""

    unit = ma.fields.UUID(load_default=None)
    on = Day(load_default=None)
    level = Str(load_default="commune", also=[OneOf(LEVELS)])


class HamletState(Schema):
    """A hamlet: ``approved``, ``silent`` (no visit for a week), ``waiting`` (roster under way), ``without`` a team."""

    hamlet_id = ma.fields.UUID()
    code = text_response()
    label = text_response()
    state = text_response()
    team_id = ma.fields.UUID(allow_none=True)
    team_title = text_response(allow_none=True)
    members = ma.fields.Integer()


class CoverageRow(Schema):
    """A unit: its hamlets by the state of their best team, its teams with a roster in force and their members.

    ``approved``, ``silent_hamlets``, ``waiting`` and ``without`` add up to ``hamlets``; ``silent`` counts teams.
    The two of silence are null where nothing is known of it (``silence_known``).
    """

    unit_id = ma.fields.UUID()
    code = text_response()
    name = text_response()
    hamlets = ma.fields.Integer()
    teams = ma.fields.Integer()
    approved = ma.fields.Integer()
    silent_hamlets = ma.fields.Integer(allow_none=True)
    waiting = ma.fields.Integer()
    without = ma.fields.Integer()
    silent = ma.fields.Integer(allow_none=True)
    members = ma.fields.Integer()
    hamlet_states = ma.fields.List(ma.fields.Nested(HamletState), allow_none=True)


class CoverageTotals(Schema):
    """Sums over all rows; a commune is covered by one team with a roster in force."""

    communes = ma.fields.Integer()
    communes_covered = ma.fields.Integer()
    hamlets = ma.fields.Integer()
    teams = ma.fields.Integer()
    members = ma.fields.Integer()


class CoverageOut(Schema):
    """Coverage as of a day; hamlets one by one only where a unit is named.

    ``silence_known`` is false on days to come and before the first visit: a team without one is not silent then.
    """

    on = ma.fields.Date()
    as_of = ma.fields.AwareDateTime()
    silence_known = ma.fields.Boolean()
    rows = ma.fields.List(ma.fields.Nested(CoverageRow))
    totals = ma.fields.Nested(CoverageTotals)


class SilentQuery(Schema):
    """For how many days, today among them."""

    unit = ma.fields.UUID(load_default=None)
    days = QueryInt(1, 366, load_default=7)


class SilentTeam(Schema):
    """A silent team and its leader; the phone is told to the own commune and administrators."""

    team_id = ma.fields.UUID()
    title = text_response()
    hamlet_label = text_response(allow_none=True)
    commune_name = text_response(allow_none=True)
    last_visit_day = ma.fields.Date(allow_none=True)
    silent_days = ma.fields.Integer(allow_none=True)
    leader_name = text_response(allow_none=True)
    leader_phone = text_response(allow_none=True)


class SilentTeams(Schema):
    """Teams that made no visit, the longest silent first."""

    as_of = ma.fields.AwareDateTime()
    days = ma.fields.Integer()
    items = ma.fields.List(ma.fields.Nested(SilentTeam))


class CutoffRequest(Schema):
    """Last day of reporting months: 1 to 28, or 31 for calendar months."""

    cutoff_day = Int(1, 31, required=True)

    @ma.validates("cutoff_day")
    def _in_every_month(self, value: int, **_: Any) -> None:
        if LAST_CUTOFF < value < CALENDAR_MONTH:
            raise ma.ValidationError("Not every month has this day; 31 means the calendar's last.")


class CutoffOut(Schema):
    """The day that holds now and the one that will hold once everything has been counted again."""

    cutoff_day = ma.fields.Integer()
    wanted = ma.fields.Integer()
