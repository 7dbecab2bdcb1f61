"""What the routes of rosters take and give."""

from typing import Any

import marshmallow as ma

from api.core.schemas import Int, PageQuery, Phone, QueryInt, Schema, Str, text_response
from api.core.text import nfc
from api.rosters.lines import RANK, Line
from api.rosters.settings import TEAM_TITLE, RosterSettings
from models.team import ROSTER_STATUSES

GENDERS = ("male", "female", "unknown")
MOST_LINES = 100


class LineIn(Schema):
    """One person of a list. Without ``person_id`` the server finds out who is meant, or makes somebody new."""

    person_id = ma.fields.UUID(load_default=None, allow_none=True)
    full_name = Str(lo=1, hi=120, required=True)
    birth_year = Int(1900, 2100, load_default=None, allow_none=True)
    gender = Str(hi=10, load_default=None, allow_none=True, also=[ma.validate.OneOf(GENDERS)])
    organization = Str(hi=200, load_default=None, allow_none=True)
    position = Str(hi=200, load_default=None, allow_none=True)
    phone = Phone(load_default=None, allow_none=True)
    role = Str(hi=10, load_default="member", also=[ma.validate.OneOf(tuple(RANK))])

    @ma.validates("full_name")
    def check_name(self, value: str, **_: Any) -> None:
        """A name of blanks is none."""
        if not nfc(value):
            raise ma.ValidationError("A name is needed.")

    @ma.post_load
    def make_line(self, data: dict[str, Any], **_: Any) -> Line:
        """The line, its texts cleaned; blanks are nothing."""
        cleaned = {name: nfc(data[name] or "") or None for name in ("organization", "position")}
        return Line(**{**data, **cleaned, "full_name": nfc(data["full_name"])})


class RosterIn(Schema):
    """A new draft: of ``lines``, else of what ``base_id`` says, else of what the approved version says."""

    base_id = ma.fields.UUID(load_default=None, allow_none=True)
    lines = ma.fields.List(ma.fields.Nested(LineIn), load_default=None, validate=ma.validate.Length(max=MOST_LINES))


class RosterEdit(Schema):
    """The whole list as it is to be; ``edits`` is the number that came with what was edited."""

    edits = Int(0, required=True)
    lines = ma.fields.List(ma.fields.Nested(LineIn), required=True, validate=ma.validate.Length(max=MOST_LINES))


class SubmitQuery(Schema):
    """``edits``: what the submitter saw; another number is a 409."""

    edits = QueryInt(0, 2**31 - 1, load_default=None)


class ReturnIn(Schema):
    """Why it goes back: read by the team's leader."""

    reason = Str(lo=3, hi=500, required=True)


class RosterQuery(PageQuery):
    """Versions in one or several states (with commas; default: not decided about), of a unit."""

    status = Str(hi=60, load_default="")
    unit = ma.fields.UUID(load_default=None)

    @ma.post_load
    def split_status(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The states as a list."""
        wanted = [word for word in data["status"].split(",") if word]
        if not set(wanted) <= set(ROSTER_STATUSES):
            raise ma.ValidationError({"status": ["Unknown state."]})
        return {**data, "status": wanted}


class DiffQuery(Schema):
    """The other version: its id, or ``in_force``."""

    against = Str(lo=1, hi=40, load_default="in_force")


class HistoryQuery(Schema):
    """The day whose roster is wanted."""

    on = ma.fields.Date(load_default=None)


class ProgressQuery(Schema):
    """The unit whose communes are wanted."""

    unit = ma.fields.UUID(load_default=None)


class RosterSettingsBody(Schema):
    """What the province asks of a roster."""

    min_members = Int(1, 50, required=True)
    one_leader = ma.fields.Boolean(required=True, truthy={True}, falsy={False})
    required_roles = ma.fields.List(Str(hi=10, also=[ma.validate.OneOf(tuple(RANK))]), required=True)
    team_title = Str(lo=3, hi=120, required=True, metadata={"example": TEAM_TITLE})

    @ma.post_load
    def make_settings(self, data: dict[str, Any], **_: Any) -> RosterSettings:
        """The settings, each role once."""
        roles = tuple(role for role in RANK if role in data["required_roles"])
        return RosterSettings(**{**data, "required_roles": roles, "team_title": nfc(data["team_title"])})


class LineOut(Schema):
    """One person of a list; the phone is told to the own team, the own commune and administrators."""

    person_id = ma.fields.UUID(allow_none=True)
    full_name = text_response()
    birth_year = ma.fields.Integer(allow_none=True)
    gender = text_response(allow_none=True)
    organization = text_response(allow_none=True)
    position = text_response(allow_none=True)
    phone = text_response(allow_none=True)
    role = text_response()


class RosterTeamOut(Schema):
    """Whose roster it is."""

    id = ma.fields.UUID()
    title = text_response()
    level = text_response(allow_none=True)
    hamlet_id = ma.fields.UUID(allow_none=True)
    hamlet_code = text_response(allow_none=True)
    hamlet_name = text_response(allow_none=True)
    hamlet_label = text_response(allow_none=True)
    commune_id = ma.fields.UUID(allow_none=True)
    commune_name = text_response(allow_none=True)


class RosterFault(Schema):
    """A fault or warning; ``field`` is ``lines`` or a path such as ``lines.3.phone``."""

    code = text_response()
    field = text_response()
    message = text_response()
    message_en = text_response()


class RosterEventOut(Schema):
    """What somebody did: ``by`` is a name."""

    action = text_response()
    at = ma.fields.AwareDateTime()
    by = text_response(allow_none=True)
    reason = text_response(allow_none=True)


class RosterDecisionOut(Schema):
    """The decision that a version is part of; without a number while it is a draft."""

    id = ma.fields.UUID()
    number = text_response(allow_none=True)
    status = text_response()
    decided_on = ma.fields.Date(allow_none=True)
    effective_on = ma.fields.Date(allow_none=True)


class RosterVersionOut(Schema):
    """One version with all that is to know about it; ``may``: what the caller can do to it now."""

    id = ma.fields.UUID()
    team = ma.fields.Nested(RosterTeamOut)
    version = ma.fields.Integer()
    status = text_response()
    edits = ma.fields.Integer()
    content_hash = text_response()
    base_id = ma.fields.UUID(allow_none=True)
    import_id = ma.fields.UUID(allow_none=True)
    valid_from = ma.fields.Date(allow_none=True)
    valid_to = ma.fields.Date(allow_none=True)
    lines = ma.fields.List(ma.fields.Nested(LineOut))
    problems = ma.fields.List(ma.fields.Nested(RosterFault))
    warnings = ma.fields.List(ma.fields.Nested(RosterFault))
    reason = text_response(allow_none=True)
    events = ma.fields.List(ma.fields.Nested(RosterEventOut))
    decision = ma.fields.Nested(RosterDecisionOut, allow_none=True)
    may = ma.fields.List(text_response())


class ChangeCounts(Schema):
    """How many people come, go, and change (or may: who is unsure counts here)."""

    new = ma.fields.Integer()
    left = ma.fields.Integer()
    changed = ma.fields.Integer()


class RosterListItem(Schema):
    """A version in the inbox."""

    id = ma.fields.UUID()
    team_id = ma.fields.UUID()
    team_title = text_response()
    hamlet_id = ma.fields.UUID(allow_none=True)
    hamlet_label = text_response(allow_none=True)
    commune_id = ma.fields.UUID(allow_none=True)
    commune_name = text_response(allow_none=True)
    version = ma.fields.Integer()
    status = text_response()
    edits = ma.fields.Integer()
    content_hash = text_response()
    decision_id = ma.fields.UUID(allow_none=True)
    submitted_by = text_response(allow_none=True)
    submitted_at = ma.fields.AwareDateTime(allow_none=True)
    members = ma.fields.Integer()
    changes = ma.fields.Nested(ChangeCounts)


class RosterPage(Schema):
    """Versions, newest first."""

    items = ma.fields.List(ma.fields.Nested(RosterListItem))
    next = text_response(allow_none=True)


class RosterHistoryItem(Schema):
    """A version of a team's roster in its history."""

    id = ma.fields.UUID()
    version = ma.fields.Integer()
    status = text_response()
    approved_on = ma.fields.Date(allow_none=True)
    decision_number = text_response(allow_none=True)
    valid_from = ma.fields.Date(allow_none=True)
    valid_to = ma.fields.Date(allow_none=True)
    members = ma.fields.Integer()
    events = ma.fields.List(ma.fields.Nested(RosterEventOut))


class RosterHistory(Schema):
    """Versions of a team's roster, newest first."""

    items = ma.fields.List(ma.fields.Nested(RosterHistoryItem))


class LineChange(Schema):
    """One person on both lists and the ``fields`` that differ."""

    before = ma.fields.Nested(LineOut)
    after = ma.fields.Nested(LineOut)
    differing = ma.fields.List(text_response(), attribute="fields", data_key="fields")


class LineMove(Schema):
    """Somebody who came from (``came``) or left for another team of the commune."""

    line = ma.fields.Nested(LineOut)
    team_id = ma.fields.UUID()
    team_title = text_response(allow_none=True)
    came = ma.fields.Boolean()


class LinePair(Schema):
    """Two lines that may be one person."""

    before = ma.fields.Nested(LineOut)
    after = ma.fields.Nested(LineOut)


class DiffRow(Schema):
    """A row of the side-by-side table; ``kind``: same, changed, unsure, moved, new, left."""

    before = ma.fields.Nested(LineOut, allow_none=True)
    after = ma.fields.Nested(LineOut, allow_none=True)
    kind = text_response()


class DiffSentences(Schema):
    """The differences in words."""

    vi = ma.fields.List(text_response())
    en = ma.fields.List(text_response())


class RosterDiff(Schema):
    """What a version changes about another one (``against``; None: there was nothing before)."""

    against = ma.fields.UUID(allow_none=True)
    new = ma.fields.List(ma.fields.Nested(LineOut))
    left = ma.fields.List(ma.fields.Nested(LineOut))
    changed = ma.fields.List(ma.fields.Nested(LineChange))
    moved = ma.fields.List(ma.fields.Nested(LineMove))
    unsure = ma.fields.List(ma.fields.Nested(LinePair))
    rows = ma.fields.List(ma.fields.Nested(DiffRow))
    counts = ma.fields.Nested(ChangeCounts)
    sentences = ma.fields.Nested(DiffSentences)


class ProgressTotals(Schema):
    """Teams by how far their roster has come; one with a roster in force and a draft counts in both."""

    teams = ma.fields.Integer()
    approved = ma.fields.Integer()
    submitted = ma.fields.Integer()
    returned = ma.fields.Integer()
    draft = ma.fields.Integer()
    none = ma.fields.Integer()


class ProgressRow(ProgressTotals):
    """A commune's teams, the day of its newest decision and when something was submitted last."""

    commune_id = ma.fields.UUID()
    code = text_response()
    name = text_response()
    approved_on = ma.fields.Date(allow_none=True)
    submitted_at = ma.fields.AwareDateTime(allow_none=True)


class Progress(Schema):
    """How far the communes have come."""

    rows = ma.fields.List(ma.fields.Nested(ProgressRow))
    totals = ma.fields.Nested(ProgressTotals)
