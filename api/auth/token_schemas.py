"""What the routes of tokens take and give."""

import marshmallow as ma
from marshmallow.validate import Length, OneOf

from api.auth.tokens import INDICATORS, SCOPES
from api.core.schemas import ONE_LINE, Schema, Str, text_response


class TokenRequest(Schema):
    """For whom the token is, whose figures it reads (default: the province's), and its last day (default: none)."""

    name = Str(1, 120, ONE_LINE, required=True)
    unit_id = ma.fields.UUID(load_default=None, allow_none=True)
    scopes = ma.fields.List(
        Str(also=[OneOf(SCOPES)]), load_default=lambda: [INDICATORS], validate=Length(1, len(SCOPES))
    )
    expires_on = ma.fields.Date(load_default=None, allow_none=True)


class TokenOut(Schema):
    """A token: ``active``, ``expired`` or ``revoked``."""

    id = ma.fields.UUID()
    name = text_response()
    unit_id = ma.fields.UUID()
    unit_name = text_response()
    scopes = ma.fields.List(text_response())
    state = text_response()
    created_at = ma.fields.AwareDateTime()
    created_by_name = text_response()
    expires_on = ma.fields.Date(allow_none=True)
    last_used_at = ma.fields.AwareDateTime(allow_none=True)
    revoked_at = ma.fields.AwareDateTime(allow_none=True)


class IssuedToken(TokenOut):
    """The same with the secret, this once."""

    token = text_response()


class TokenList(Schema):
    """Tokens, newest first."""

    items = ma.fields.List(ma.fields.Nested(TokenOut))
