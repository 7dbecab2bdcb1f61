"""What the routes of imports take and give."""

import uuid
from typing import Any

import marshmallow as ma
from werkzeug.datastructures import FileStorage

from api.core.schemas import Int, PageQuery, Schema, Str, text_response
from api.rosters.roster_requests import AnswerIn

CELL = 400


def _is_file(value: object) -> None:
    if not isinstance(value, FileStorage):
        raise ma.ValidationError("Not a file.")


class ImportFile(Schema):
    """The form."""

    file = ma.fields.Raw(required=True, validate=_is_file, metadata={"type": "string", "format": "binary"})
    unit_id = ma.fields.UUID(required=True, metadata={"description": "The commune"})


class ImportQuery(PageQuery):
    """Which imports."""

    unit = ma.fields.UUID(load_default=None)


class ImportAsked(Schema):
    """An import that was just asked for."""

    id = ma.fields.UUID()
    status = text_response()


class ImportHead(Schema):
    """An uploaded list: ``queued``, ``running``, ``ready``, ``failed``, or ``refused`` for the reason in ``code``."""

    id = ma.fields.UUID()
    unit_id = ma.fields.UUID()
    status = text_response()
    progress = ma.fields.Integer()
    filename = text_response()
    size = ma.fields.Integer()
    sha256 = text_response()
    edits = ma.fields.Integer()
    code = text_response(allow_none=True)
    message = text_response(allow_none=True)
    created_at = ma.fields.AwareDateTime()
    committed_at = ma.fields.AwareDateTime(
        allow_none=True, metadata={"description": "When nothing of it was left to be made drafts of"}
    )
    uploaded_by = text_response()


class ImportPage(Schema):
    """Imports, newest first."""

    items = ma.fields.List(ma.fields.Nested(ImportHead))
    next = text_response(allow_none=True)


class ImportedMember(Schema):
    """A row without a fault. ``hamlet_match``: ``matched``, ``ambiguous`` or ``new``."""

    hamlet = text_response()
    hamlet_id = ma.fields.UUID(allow_none=True)
    hamlet_match = text_response()
    full_name = text_response()
    birth_year = ma.fields.Integer(allow_none=True)
    gender = text_response(allow_none=True)
    organization = text_response(allow_none=True)
    phone = text_response(allow_none=True)
    role = text_response()
    row = ma.fields.Integer()
    sheet = text_response()


class ImportFault(Schema):
    """Something wrong with a cell (``row``) or a team (``team``); only what is known is there."""

    code = text_response()
    message = text_response()
    sheet = text_response()
    row = ma.fields.Integer()
    column = text_response()
    team = text_response()
    value = text_response()
    suggestion = text_response()


class ImportColumn(Schema):
    """Which column was taken for what."""

    sheet = text_response()
    column = ma.fields.Integer()
    header = text_response()
    field = text_response()


class HamletCandidate(Schema):
    """A hamlet of the commune that may be meant."""

    id = ma.fields.UUID()
    label = text_response()


class ImportedHamlet(Schema):
    """A hamlet's name in the file, where it leads, and where else it might; ``chosen``: somebody said so."""

    name = text_response()
    match = text_response()
    chosen = ma.fields.Boolean()
    commune = ma.fields.Boolean()
    hamlet_id = ma.fields.UUID(allow_none=True)
    roster_id = ma.fields.UUID(allow_none=True, metadata={"description": "The draft that was made of it"})
    candidates = ma.fields.List(ma.fields.Nested(HamletCandidate))


class ErrorRow(Schema):
    """A row with a fault as it was typed."""

    sheet = text_response()
    row = ma.fields.Integer()
    hamlet = text_response()
    full_name = text_response()
    birth_year = text_response()
    gender = text_response()
    organization = text_response()
    phone = text_response()
    role = text_response()
    shared_phone = ma.fields.Boolean()


class ImportOut(ImportHead):
    """An import with all that was found."""

    columns = ma.fields.List(ma.fields.Nested(ImportColumn))
    ignored = ma.fields.List(text_response(), metadata={"description": "Hidden sheets"})
    members = ma.fields.List(ma.fields.Nested(ImportedMember))
    errors = ma.fields.List(ma.fields.Nested(ImportFault))
    warnings = ma.fields.List(ma.fields.Nested(ImportFault))
    hamlets = ma.fields.List(ma.fields.Nested(ImportedHamlet))
    error_rows = ma.fields.List(ma.fields.Nested(ErrorRow))
    committed_teams = ma.fields.List(
        text_response(), metadata={"description": "Names of `hamlets` of which drafts were made"}
    )
    open_teams = ma.fields.List(
        text_response(),
        metadata={"description": "Names of `hamlets` that are left, those that would change nothing too"},
    )


class RepairedRow(Schema):
    """New texts for cells of a row; ``drop`` leaves it out, ``shared_phone`` says that two share the number."""

    sheet = Str(hi=200, required=True)
    row = Int(1, 10**6, required=True)
    hamlet = Str(hi=CELL)
    full_name = Str(hi=CELL)
    birth_year = Str(hi=CELL)
    gender = Str(hi=CELL)
    organization = Str(hi=CELL)
    phone = Str(hi=CELL)
    role = Str(hi=CELL)
    shared_phone = ma.fields.Boolean(truthy={True}, falsy={False})
    drop = ma.fields.Boolean(truthy={True}, falsy={False})


class Choice(ma.fields.Field[uuid.UUID | str]):
    """An id, or ``new``."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> uuid.UUID | str:
        if value == "new":
            return "new"
        try:
            return uuid.UUID(value)
        except (ValueError, AttributeError, TypeError):
            raise ma.ValidationError("Neither an id nor `new`.") from None


class RepairIn(Schema):
    """Repairs; ``edits`` as last seen."""

    edits = Int(0, 10**6, required=True)
    rows = ma.fields.List(ma.fields.Nested(RepairedRow), load_default=list, validate=ma.validate.Length(max=20_000))
    hamlets = ma.fields.Dict(
        keys=Str(hi=CELL), values=Choice(allow_none=True), load_default=dict, validate=ma.validate.Length(max=1000)
    )
    answers = ma.fields.List(ma.fields.Nested(AnswerIn), load_default=list, validate=ma.validate.Length(max=1000))


class CommitIn(Schema):
    """Which teams (names of hamlets as in ``hamlets``; default: all that are left) become drafts.

    ``edits`` as last seen.
    """

    edits = Int(0, 10**6, required=True)
    teams = ma.fields.List(Str(hi=CELL), load_default=None, allow_none=True, validate=ma.validate.Length(1, 1000))


class CommittedRoster(Schema):
    """A draft that was made."""

    id = ma.fields.UUID()
    team_id = ma.fields.UUID()
    team_title = text_response()


class CommitOut(Schema):
    """The drafts."""

    rosters = ma.fields.List(ma.fields.Nested(CommittedRoster))


class ImportDiffs(Schema):
    """Per team what the file changes about the list in force."""

    items = ma.fields.List(ma.fields.Dict())
