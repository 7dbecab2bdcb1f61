"""What /meta answers."""

import marshmallow as ma

from api.core.schemas import Schema


class ProvinceOut(Schema):
    """The province that the server is for."""

    id = ma.fields.UUID(required=True)
    name = ma.fields.String(required=True)


class RescueKeyOut(Schema):
    """What phones seal their rescue files to (S24): ``public`` is the raw point of P-256 in base64."""

    id = ma.fields.String(required=True)
    public = ma.fields.String(required=True)


class MetaOut(Schema):
    """``demo_day`` is the newest day of invented data; ``cutoff_day`` 31 means calendar months.

    ``cutoff_wanted`` is the one that will hold once all visits have been counted by it, null while nothing is changing.
    """

    demo = ma.fields.Boolean(required=True)
    demo_day = ma.fields.Date(required=True, allow_none=True)
    version = ma.fields.String(required=True)
    server_time = ma.fields.AwareDateTime(required=True)
    today = ma.fields.Date(required=True)
    reporting_month = ma.fields.String(required=True)
    cutoff_day = ma.fields.Integer(required=True)
    cutoff_wanted = ma.fields.Integer(required=True, allow_none=True)
    province = ma.fields.Nested(ProvinceOut, required=True, allow_none=True)
    rescue_key = ma.fields.Nested(RescueKeyOut, required=True)
