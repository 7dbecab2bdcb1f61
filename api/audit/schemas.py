"""What goes in and out about audit lines."""

import marshmallow as ma

from api.core.schemas import PageQuery, Schema


class AuditQuery(PageQuery):
    """``unit``: a commune, or a province for the lines that belong to no commune."""

    unit = ma.fields.UUID(load_default=None)


class AuditLineOut(Schema):
    """Who did what to which object: field names, never values. Nobody's name: the command line or the server."""

    scope = ma.fields.String(required=True)
    seq = ma.fields.Integer(required=True)
    at = ma.fields.AwareDateTime(required=True)
    actor_name = ma.fields.String(required=True, allow_none=True)
    action = ma.fields.String(required=True)
    object_kind = ma.fields.String(required=True)
    object_id = ma.fields.UUID(required=True)
    fields_ = ma.fields.List(ma.fields.String(), required=True, data_key="fields")


class AuditPage(Schema):
    """A page of lines, newest first."""

    items = ma.fields.List(ma.fields.Nested(AuditLineOut), required=True)
    next = ma.fields.String(required=True, allow_none=True)
