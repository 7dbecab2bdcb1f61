"""What the routes of decisions take and give."""

from typing import Any

import marshmallow as ma
from werkzeug.datastructures import FileStorage

from api.core.schemas import PageQuery, Schema, Str, text_response
from api.rosters.decisions import MOST_ROSTERS
from api.rosters.numbers import LARGEST

KINDS = ("establish", "re-issue")
HASH = r"^[0-9a-f]{64}$"


class NumberField(ma.fields.Field):  # type: ignore[type-arg]  # a number or its text
    """A decision's number as typed: ``45`` or ``"45/QĐ-UBND"``."""

    def __init__(self, **kwargs: Any) -> None:
        told = {"oneOf": [{"type": "integer", "minimum": 1, "maximum": LARGEST}, {"type": "string", "maxLength": 60}]}
        super().__init__(metadata=told, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str | int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        return str(Str(1, 60).deserialize(value))


def _is_file(value: object) -> None:
    if not isinstance(value, FileStorage):
        raise ma.ValidationError("Not a file.")


class SeenRoster(Schema):
    """A roster with the content that was seen."""

    id = ma.fields.UUID(required=True)
    content_hash = Str(64, 64, pattern=HASH, required=True)


class DecisionIn(Schema):
    """A decision to be drawn up."""

    unit_id = ma.fields.UUID(required=True, metadata={"description": "The commune"})
    kind = Str(required=True, also=[ma.validate.OneOf(KINDS)])
    rosters = ma.fields.List(ma.fields.Nested(SeenRoster), required=True, validate=ma.validate.Length(1, MOST_ROSTERS))
    replaces_id = ma.fields.UUID(load_default=None, allow_none=True)


class DecisionChange(Schema):
    """What of a draft is to change."""

    kind = Str(also=[ma.validate.OneOf(KINDS)])
    symbol = Str(1, 40)
    signer = Str(hi=120, allow_none=True)
    position = Str(hi=120, allow_none=True)
    authority = Str(hi=120, allow_none=True)
    replaces_id = ma.fields.UUID(allow_none=True)


class Approval(Schema):
    """What the signed paper says, and the content of each roster that the approver saw."""

    number = NumberField(required=True)
    symbol = Str(hi=40, load_default=None, allow_none=True)
    date = ma.fields.Date(required=True)
    effective_date = ma.fields.Date(load_default=None, allow_none=True)
    signer = Str(1, 120, required=True)
    position = Str(1, 120, required=True)
    authority = Str(hi=120, load_default=None, allow_none=True)
    hashes = ma.fields.Dict(
        keys=ma.fields.UUID(),
        values=Str(64, 64, pattern=HASH),
        required=True,
        validate=ma.validate.Length(1, MOST_ROSTERS),
    )


class ScanFile(Schema):
    """The form."""

    file = ma.fields.Raw(required=True, validate=_is_file, metadata={"type": "string", "format": "binary"})


class DecisionQuery(PageQuery):
    """Which decisions."""

    unit = ma.fields.UUID(load_default=None)


class DecisionHead(Schema):
    """A decision: ``draft`` or ``approved``. ``label`` is the number as printed."""

    id = ma.fields.UUID()
    unit_id = ma.fields.UUID()
    unit_name = text_response(allow_none=True)
    kind = text_response()
    status = text_response()
    number = ma.fields.Integer(allow_none=True)
    symbol = text_response(allow_none=True)
    label = text_response(allow_none=True)
    date = ma.fields.Date(allow_none=True)
    effective_date = ma.fields.Date(allow_none=True)
    signer = text_response(allow_none=True)
    position = text_response(allow_none=True)
    authority = text_response(allow_none=True)
    created_at = ma.fields.AwareDateTime()
    teams = ma.fields.Integer()


class DecisionPage(Schema):
    """Decisions, newest first."""

    items = ma.fields.List(ma.fields.Nested(DecisionHead))
    next = text_response(allow_none=True)


class ReplacedDecision(Schema):
    """The decision whose place is taken."""

    id = ma.fields.UUID()
    label = text_response(allow_none=True)
    date = ma.fields.Date(allow_none=True)


class StaleOut(Schema):
    """Why a list of a draft cannot be approved: who took it back (``action``: withdraw, return, edit), and when."""

    by = text_response(allow_none=True)
    at = ma.fields.AwareDateTime()
    action = text_response()


class DecidedRoster(Schema):
    """A roster of the decision. ``stale``: it is not handed in any more; None while nothing is in the way."""

    id = ma.fields.UUID()
    team_id = ma.fields.UUID()
    team_title = text_response()
    hamlet_label = text_response(allow_none=True)
    version = ma.fields.Integer()
    status = text_response()
    content_hash = text_response()
    members = ma.fields.Integer()
    submitted_by = text_response(allow_none=True)
    stale = ma.fields.Nested(StaleOut, allow_none=True)


class ScanOut(Schema):
    """The newest scan of the signed paper."""

    id = ma.fields.UUID()
    content_type = text_response()
    pages = ma.fields.Integer()
    size = ma.fields.Integer()
    sha256 = text_response()
    created_at = ma.fields.AwareDateTime()


class DecisionOut(DecisionHead):
    """A decision with its rosters. ``missing``: what has to be known before it is approved."""

    replaces = ma.fields.Nested(ReplacedDecision, allow_none=True)
    missing = ma.fields.List(text_response())
    approved_by = text_response(allow_none=True)
    approved_at = ma.fields.AwareDateTime(allow_none=True)
    scan = ma.fields.Nested(ScanOut, allow_none=True)
    rosters = ma.fields.List(ma.fields.Nested(DecidedRoster))


class AccountNote(Schema):
    """What officials should know of a member's account (codes: ``api.rosters.enrolment.Note``)."""

    person_id = ma.fields.UUID()
    code = text_response()
    login_name = text_response(allow_none=True)


class ApprovedOut(DecisionOut):
    """The approved decision, and what came of it for members' accounts."""

    notes = ma.fields.List(ma.fields.Nested(AccountNote))
