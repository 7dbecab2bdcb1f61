"""The rescue door and rescue files over HTTP (S24)."""

from typing import Any

import marshmallow as ma
from flask import Response, request

from api.core.access import Access, actor, declare
from api.core.http import Bp
from api.core.schemas import Schema
from api.sync import rescue, rescue_files
from api.sync.bodies import body_as_sent, take_body
from api.sync.schemas import Lenient, PushRequest

# A phone's whole outbox in base64: about 8,000 visits.
MAX_FILE = 5 * 1024 * 1024
HANDS = frozenset({"member", "leader", "commune_officer", "commune_approver"})
bp = Bp("rescue", __name__, description="Phones that may not log in any more, and files that others bring")


class SignatureIn(Lenient):
    """``base64(ECDSA P-256/SHA-256)`` over the body's bytes as they are sent."""

    signature = ma.fields.String(data_key="X-Device-Signature", load_default="")


class RescueAnswer(Schema):
    """That the ops arrived, and whether the phone is to wipe itself once its outbox is empty."""

    nonce = ma.fields.String(allow_none=True)
    received = ma.fields.List(ma.fields.UUID())
    order = ma.fields.String(validate=ma.validate.OneOf(("keep", "wipe")))


class RescueFileIn(Lenient):
    """A rescue file as the phone wrote it; all but the first two are base64 or hex."""

    format = ma.fields.String(required=True)
    version = ma.fields.Integer(required=True)
    key_id = ma.fields.String(required=True)
    sender = ma.fields.String(data_key="from", required=True)
    iv = ma.fields.String(required=True)
    data = ma.fields.String(required=True)


class HandInOut(Schema):
    """Whose file it was, how many ops it held, and what became of them."""

    author_name = ma.fields.String()
    ops = ma.fields.Integer()
    taken = ma.fields.Integer()
    known = ma.fields.Integer()
    set_aside = ma.fields.Integer()


@bp.before_request
def _limit() -> None:
    """Bodies are held to their size before anything is done with them."""
    if request.path.endswith("/sync/rescue") and request.method == "POST":
        take_body()
    elif request.path.endswith("/sync/rescue-files"):
        request.max_content_length = MAX_FILE


@bp.post("/sync/rescue")
@declare(Access("read", None, repeat=True))
@bp.arguments(PushRequest)
@bp.arguments(SignatureIn, location="headers")
@bp.response(200, RescueAnswer)
def sync_rescue(given: dict[str, Any], header: dict[str, Any]) -> dict[str, Any]:
    """Hand over ops that the device has signed: for ended log-ins, disabled accounts and revoked devices too."""
    knock = rescue.Knock(body_as_sent(), header["signature"], request.remote_addr or "")
    return rescue.hand_over(given, knock)


@bp.post("/sync/rescue-files")
@declare(Access("read", HANDS, repeat=True))
@bp.arguments(RescueFileIn)
@bp.response(200, HandInOut)
def sync_rescue_files(given: dict[str, Any]) -> dict[str, Any]:
    """Hand in somebody's rescue file: each op arrives under its author, once."""
    return rescue_files.hand_in(actor(), given)


@bp.after_request
def _mark(response: Response) -> Response:
    """S19: a captive portal's answer lacks this."""
    response.headers["X-Sync-Proto"] = "1"
    return response
