"""The desk's part of sync over HTTP: what was set aside (S8), and phones that want a call (S21)."""

from typing import Any

import marshmallow as ma

from api.core.access import actor, reads, writes
from api.core.http import Bp
from api.core.schemas import PageQuery, Schema, Str
from api.sync import quarantine, silent_phones
from api.sync.codes import MESSAGES

bp = Bp("desk", __name__, description="Officials: what was set aside, and phones that want a call")


class QuarantineQuery(PageQuery):
    """Filters of the inbox."""

    unit = ma.fields.UUID(load_default=None)
    status = Str(load_default=None, also=[ma.validate.OneOf(("open", "corrected", "replayed", "declined"))])
    code = Str(load_default=None, also=[ma.validate.OneOf(tuple(MESSAGES))])


class QuarantineOut(Schema):
    """One op that was set aside. ``sent_at``: by the phone's clock; ``asked_at``: the author asks for a look."""

    id = ma.fields.UUID()
    op_id = ma.fields.UUID()
    record_id = ma.fields.UUID(allow_none=True)
    code = ma.fields.String()
    message = ma.fields.String(allow_none=True)
    author_name = ma.fields.String()
    author_phone = ma.fields.String()
    handed_in_by_name = ma.fields.String(allow_none=True)
    team_id = ma.fields.UUID(allow_none=True)
    team_title = ma.fields.String(allow_none=True)
    device_name = ma.fields.String(allow_none=True)
    received_at = ma.fields.AwareDateTime()
    sent_at = ma.fields.AwareDateTime(allow_none=True)
    status = ma.fields.String()
    asked_at = ma.fields.AwareDateTime(allow_none=True)
    ask_note = ma.fields.String(allow_none=True)
    raw = ma.fields.Raw(allow_none=True)
    note = ma.fields.String(allow_none=True)


class QuarantinePage(Schema):
    """A page of the inbox; ``total`` counts all pages."""

    items = ma.fields.List(ma.fields.Nested(QuarantineOut))
    total = ma.fields.Integer()
    next = ma.fields.String(allow_none=True)


class PhonesQuery(PageQuery):
    """Filter of the list of silent phones."""

    unit = ma.fields.UUID(load_default=None)


class ProvenOut(Schema):
    """How many ops the phone told of and how many the server held, when they were last compared."""

    told = ma.fields.Integer()
    held = ma.fields.Integer()
    match = ma.fields.Boolean()


class PhoneOut(Schema):
    """A phone that wants a call, whose it is, and who leads the team. ``oldest_unsent_at`` is by the server's clock."""

    device_id = ma.fields.UUID()
    device_name = ma.fields.String()
    account_id = ma.fields.UUID()
    person_name = ma.fields.String()
    phone = ma.fields.String()
    role = ma.fields.String()
    team_id = ma.fields.UUID(allow_none=True)
    team_title = ma.fields.String(allow_none=True)
    leader_name = ma.fields.String(allow_none=True)
    leader_phone = ma.fields.String(allow_none=True)
    last_seen_at = ma.fields.AwareDateTime(allow_none=True)
    unsent = ma.fields.Integer(allow_none=True)
    oldest_unsent_at = ma.fields.String(allow_none=True)
    storage_free_mb = ma.fields.Integer(allow_none=True)
    lost_at = ma.fields.AwareDateTime(allow_none=True)
    lost_unsent = ma.fields.Integer(allow_none=True)
    proof = ma.fields.Nested(ProvenOut, allow_none=True)
    proved_at = ma.fields.AwareDateTime(allow_none=True)
    reasons = ma.fields.List(ma.fields.String(validate=ma.validate.OneOf(silent_phones.REASONS)))


class PhonePage(Schema):
    """A page of the list of silent phones."""

    items = ma.fields.List(ma.fields.Nested(PhoneOut))
    next = ma.fields.String(allow_none=True)


class CorrectionIn(Schema):
    """A body in the form that the op's type wants."""

    body = ma.fields.Dict(required=True)


class DeclineIn(Schema):
    """Why an op is not taken, in words for its author."""

    note = Str(1, 500, required=True)


@bp.get("/quarantine")
@reads("commune_officer", "commune_approver", "leader", "admin")
@bp.arguments(QuarantineQuery, location="query")
@bp.response(200, QuarantinePage)
def list_quarantine(query: dict[str, Any]) -> dict[str, Any]:
    """What was set aside and waits for somebody."""
    unit_id = query.pop("unit")
    return quarantine.list_items(actor(), unit_id=unit_id, **query)


@bp.post("/quarantine/<uuid:item_id>/correct")
@writes("commune_officer", "admin")
@bp.arguments(CorrectionIn)
@bp.response(200, QuarantineOut)
def correct_quarantine(given: dict[str, Any], item_id: Any) -> dict[str, Any]:
    """File a corrected body for the author."""
    return quarantine.correct_item(actor(), item_id, given["body"])


@bp.post("/quarantine/<uuid:item_id>/replay")
@writes("commune_officer", "admin")
@bp.response(200, QuarantineOut)
def replay_quarantine(item_id: Any) -> dict[str, Any]:
    """Judge the op again as it was sent."""
    return quarantine.replay_item(actor(), item_id)


@bp.post("/quarantine/<uuid:item_id>/decline")
@writes("commune_officer", "admin")
@bp.arguments(DeclineIn)
@bp.response(200, QuarantineOut)
def decline_quarantine(given: dict[str, Any], item_id: Any) -> dict[str, Any]:
    """Close it with a note to the author."""
    return quarantine.decline_item(actor(), item_id, given["note"])


@bp.get("/silent-phones")
@reads("commune_officer", "commune_approver", "leader", "admin")
@bp.arguments(PhonesQuery, location="query")
@bp.response(200, PhonePage)
def list_silent_phones(query: dict[str, Any]) -> dict[str, Any]:
    """Phones that were silent for a week, hold entries for over three days, lost their storage or differ in proof."""
    unit_id = query.pop("unit")
    return silent_phones.list_phones(actor(), unit_id=unit_id, **query)
