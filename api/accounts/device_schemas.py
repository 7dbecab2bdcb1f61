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
