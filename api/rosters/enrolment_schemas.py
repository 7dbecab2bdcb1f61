"""What goes in and out about inviting people on lists."""

import marshmallow as ma

from api.core.schemas import Schema

KINDS = ("screen", "card")


class InviteIn(Schema):
    """Shown on a screen (10 minutes), or handed over on paper (7 days)."""

    kind = ma.fields.String(load_default="screen", validate=ma.validate.OneOf(KINDS))


class TicketOut(Schema):
    """Shown this once. The code is good only with the number, or where it is named the log-in name."""

    id = ma.fields.UUID(required=True)
    kind = ma.fields.String(required=True, validate=ma.validate.OneOf(KINDS))
    name = ma.fields.String(required=True)
    phone = ma.fields.String(required=True)
    login_name = ma.fields.String(required=True, allow_none=True)
    code = ma.fields.String(required=True)
    link = ma.fields.String(required=True)
    qr_svg = ma.fields.String(required=True)
    expires_at = ma.fields.AwareDateTime(required=True)
