"""What the routes of visits take and give."""

import marshmallow as ma

from api.assistance.body import People, VisitItem
from api.assistance.erasing import REASONS
from api.core.schemas import PageQuery, Schema, Str, text_response


class SessionQuery(PageQuery):
    """Visits of a unit or team, of days from ``from`` to ``to``, with a topic."""

    unit = ma.fields.UUID(load_default=None)
    team = ma.fields.UUID(load_default=None)
    start = ma.fields.Date(data_key="from", load_default=None)
    end = ma.fields.Date(data_key="to", load_default=None)
    topic = Str(1, 30, load_default=None)


class SessionOut(Schema):
    """A visit as its revision in force says; of an erased one only the frame is left."""

    id = ma.fields.UUID()
    team_id = ma.fields.UUID()
    team_title = text_response()
    hamlet_id = ma.fields.UUID(allow_none=True)
    hamlet_label = text_response(allow_none=True)
    author_id = ma.fields.UUID()
    author_name = text_response()
    business_day = ma.fields.Date()
    started_at = text_response(allow_none=True)
    kind = text_response(allow_none=True)
    place = text_response(allow_none=True)
    people = ma.fields.Nested(People, allow_none=True)
    items = ma.fields.List(ma.fields.Nested(VisitItem))
    note = text_response(allow_none=True)
    status = text_response()
    flags = ma.fields.List(text_response())
    revision = ma.fields.UUID()


class SessionPage(Schema):
    """Visits, newest day first."""

    items = ma.fields.List(ma.fields.Nested(SessionOut))
    next = text_response(allow_none=True)


class EraseIn(Schema):
    """Why a visit is erased; no free text, which would be one more place for what must go."""

    reason = Str(required=True, also=[ma.validate.OneOf(REASONS)])


class SessionRevisionOut(Schema):
    """One revision: who sent it, what was decided about it, and whether it is the one in force."""

    op_id = ma.fields.UUID()
    type = text_response()
    base_revision = ma.fields.UUID(allow_none=True)
    author_name = text_response()
    received_at = ma.fields.AwareDateTime()
    client_time = ma.fields.AwareDateTime()
    effective = ma.fields.Boolean()
    verdict = text_response()
    body = ma.fields.Dict(allow_none=True)


class SessionWithRevisions(SessionOut):
    """A visit with all its revisions in the order of receipt."""

    revisions = ma.fields.List(ma.fields.Nested(SessionRevisionOut))
