"""What goes in and out at log-in."""

import marshmallow as ma

from api.auth.login_names import Login
from api.core.schemas import Schema, Str
from models.account import ROLES


class LoginIn(Schema):
    """Number in any usual spelling (or log-in name) and PIN; ``device_id`` ties the session to a phone."""

    phone = Login(required=True)
    pin = Str(1, 64, required=True)
    device_id = ma.fields.UUID(load_default=None, allow_none=True)


class ActivateIn(Schema):
    """The long secret of the link alone, or the 8-character code together with the number or log-in name."""

    code = Str(1, 100, required=True)
    pin = Str(1, 64, required=True)
    phone = Login(load_default=None, allow_none=True)
    device_id = ma.fields.UUID(load_default=None, allow_none=True)


class GrantOut(Schema):
    """A role over a unit or team for a span of time (instants, ``to`` exclusive)."""

    id = ma.fields.UUID(required=True)
    role = ma.fields.String(required=True, validate=ma.validate.OneOf(ROLES))
    unit_id = ma.fields.UUID(required=True)
    unit_name = ma.fields.String(required=True)
    team_id = ma.fields.UUID(required=True, allow_none=True)
    team_title = ma.fields.String(required=True, allow_none=True)
    valid_from = ma.fields.AwareDateTime(required=True, data_key="from")
    valid_to = ma.fields.AwareDateTime(required=True, allow_none=True, data_key="to")


class MeAccountOut(Schema):
    """The own account."""

    id = ma.fields.UUID(required=True)
    name = ma.fields.String(required=True)
    phone = ma.fields.String(required=True)
    login_name = ma.fields.String(required=True, allow_none=True)
    status = ma.fields.String(required=True)


class MeOut(Schema):
    """Who is signed in, with which rights, on which device."""

    account = ma.fields.Nested(MeAccountOut, required=True)
    person_id = ma.fields.UUID(required=True)
    grants = ma.fields.List(ma.fields.Nested(GrantOut), required=True)
    grants_version = ma.fields.Integer(required=True)
    home = ma.fields.String(required=True, validate=ma.validate.OneOf(("phone", "desk")))
    device_id = ma.fields.UUID(required=True, allow_none=True)
    server_time = ma.fields.AwareDateTime(required=True)
