"""What goes in and out about devices."""

import marshmallow as ma

from api.core.schemas import Schema, Str


class PublicKeyIn(Schema):
    """A JWK as ``crypto.subtle.exportKey`` gives it; a private part is refused as an unknown field."""

    kty = Str(1, 10, required=True)
    crv = Str(1, 20, required=True)
    x = Str(1, 100, required=True)
    y = Str(1, 100, required=True)
    ext = ma.fields.Boolean()
    key_ops = ma.fields.List(Str(1, 20), validate=ma.validate.Length(max=10))
    alg = Str(0, 20)
    use = Str(0, 20)
    kid = Str(0, 100)


class DeviceIn(Schema):
    """The id is made on the device."""

    id = ma.fields.UUID(required=True)
    name = Str(0, 120, load_default="")
    public_key = ma.fields.Nested(PublicKeyIn, required=True)


class DeviceIdOut(Schema):
    """The registered device."""

    id = ma.fields.UUID(required=True)


class DeviceQuery(Schema):
    """Whose devices; nobody named: the own ones."""

    account = ma.fields.UUID(load_default=None)


class DeviceOut(Schema):
    """A device and what it last told: entries it has not sent, and how far its clock is off."""

    id = ma.fields.UUID(required=True)
    name = ma.fields.String(required=True)
    first_seen_at = ma.fields.AwareDateTime(required=True)
    last_seen_at = ma.fields.AwareDateTime(required=True, allow_none=True)
    revoked_at = ma.fields.AwareDateTime(required=True, allow_none=True)
    unsent = ma.fields.Integer(required=True, allow_none=True)
    oldest_unsent_at = ma.fields.String(required=True, allow_none=True)
    skew_seconds = ma.fields.Integer(required=True, allow_none=True)


class DeviceList(Schema):
    """All devices of an account."""

    items = ma.fields.List(ma.fields.Nested(DeviceOut), required=True)


class SessionOfQuery(Schema):
    """One session; none named: all."""

    session = ma.fields.UUID(load_default=None)


class SessionOfOut(Schema):
    """A log-in that is good."""

    id = ma.fields.UUID(required=True)
    device_id = ma.fields.UUID(required=True, allow_none=True)
    device_name = ma.fields.String(required=True, allow_none=True)
    created_at = ma.fields.AwareDateTime(required=True)
    last_seen_at = ma.fields.AwareDateTime(required=True)
    user_agent = ma.fields.String(required=True)


class SessionOfList(Schema):
    """All good log-ins of an account."""

    items = ma.fields.List(ma.fields.Nested(SessionOfOut), required=True)
