"""What the routes of rosters take."""

from typing import Any

import marshmallow as ma

from api.core.schemas import Bool, Int, PageQuery, Phone, QueryInt, Schema, Str
from api.core.text import nfc
from api.rosters.answers import Answer
from api.rosters.lines import RANK, Line
from api.rosters.settings import TEAM_TITLE, RosterSettings
from models.team import ROSTER_ROLES, ROSTER_STATUSES

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


class TeamIn(Schema):
    """A team to be set up: where, and how it is called (default: as the province calls its teams)."""

    unit_id = ma.fields.UUID(required=True, metadata={"description": "A hamlet, or the commune itself"})
    title = Str(lo=3, hi=200, load_default=None, allow_none=True)

    @ma.validates("title")
    def check_title(self, value: str | None, **_: Any) -> None:
        """A title of blanks is none."""
        if value is not None and len(nfc(value)) < 3:
            raise ma.ValidationError("A title is needed.")


class RosterIn(Schema):
    """A new draft: of ``lines``, else of what ``base_id`` says, else of what the approved version says."""

    base_id = ma.fields.UUID(load_default=None, allow_none=True)
    lines = ma.fields.List(ma.fields.Nested(LineIn), load_default=None, validate=ma.validate.Length(max=MOST_LINES))


class AnswerIn(Schema):
    """Of a pair of ``unsure``: ``person_id`` of ``before``; name, year and number of ``after``.

    ``same``: whether they are one person; None takes an answer back.
    """

    person_id = ma.fields.UUID(required=True)
    full_name = Str(lo=1, hi=120, required=True)
    birth_year = Int(1900, 2100, load_default=None, allow_none=True)
    phone = Phone(load_default=None, allow_none=True)
    same = Bool(required=True, allow_none=True)

    @ma.post_load
    def make_answer(self, data: dict[str, Any], **_: Any) -> Answer:
        """The answer."""
        line = Line(None, nfc(data["full_name"]), data["birth_year"], phone=data["phone"])
        return Answer(data["person_id"], line, data["same"])


class ApartIn(AnswerIn):
    """The same of a draft, where ``same`` is false or None: who is one person is written into the line."""

    @ma.validates("same")
    def check_same(self, value: bool | None, **_: Any) -> None:
        """One person is told by the line's ``person_id``."""
        if value:
            raise ma.ValidationError("Give the line the person's id instead.")


class AnswersIn(Schema):
    """Which pairs of the comparison with the version in force are two people."""

    answers = ma.fields.List(ma.fields.Nested(ApartIn), required=True, validate=ma.validate.Length(1, MOST_LINES))


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
    one_leader = Bool(required=True)
    required_roles = ma.fields.List(
        Str(hi=40, metadata={"enum": list(ROSTER_ROLES)}), required=True, validate=ma.validate.Length(max=20)
    )
    team_title = Str(lo=3, hi=120, required=True, metadata={"example": TEAM_TITLE})

    @ma.validates("required_roles")
    def check_roles(self, value: list[str], **_: Any) -> None:
        """Every role is one that a list knows; those that are not are named."""
        unknown = [role for role in value if role not in ROSTER_ROLES]
        if unknown:
            raise ma.ValidationError(f"No such role: {', '.join(unknown)}. Roles are {', '.join(ROSTER_ROLES)}.")

    @ma.post_load
    def make_settings(self, data: dict[str, Any], **_: Any) -> RosterSettings:
        """The settings, each role once."""
        roles = tuple(role for role in ROSTER_ROLES if role in data["required_roles"])
        return RosterSettings(**{**data, "required_roles": roles, "team_title": nfc(data["team_title"])})
