"""What goes in and out about accounts, grants and invitations."""

import datetime as dt
from typing import Any

import marshmallow as ma

from api.auth.schemas import GrantOut
from api.core import clock
from api.core.schemas import PageQuery, Phone, Schema, Str
from models.account import ROLES

STATUSES = ("invited", "active", "disabled")
YEARS = range(2000, 2200)


class Moment(ma.fields.String):
    """An ISO instant with offset, or a Vietnamese day: its beginning, or for ``ends`` the end of it."""

    def __init__(self, *, ends: bool = False, **kwargs: Any) -> None:
        super().__init__(metadata={"description": "Instant with offset, or a day (YYYY-MM-DD)"}, **kwargs)
        self.ends = ends

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return self._day(dt.date.fromisoformat(text)) if len(text) == 10 else self._instant(text)
        except ValueError:
            raise ma.ValidationError("Not an instant with offset and not a day.") from None

    def _day(self, day: dt.date) -> dt.datetime:
        return clock.day_start(self._sane(day) + dt.timedelta(days=1 if self.ends else 0))

    def _instant(self, text: str) -> dt.datetime:
        instant = dt.datetime.fromisoformat(text)
        if instant.tzinfo is None:
            raise ValueError("without offset")
        self._sane(instant.date())
        return instant

    def _sane(self, day: dt.date) -> dt.date:
        if day.year not in YEARS:
            raise ValueError("no year of this program")
        return day


class AccountQuery(PageQuery):
    """Filters of the list; ``q`` is searched in names without accents and in numbers."""

    unit = ma.fields.UUID(load_default=None)
    q = Str(0, 100, load_default="")
    status = ma.fields.String(load_default=None, validate=ma.validate.OneOf(STATUSES))


class RoleIn(Schema):
    """A role over a unit; members and leaders name their team too. Without ``from`` it begins now."""

    role = ma.fields.String(required=True, validate=ma.validate.OneOf(ROLES))
    unit_id = ma.fields.UUID(required=True)
    team_id = ma.fields.UUID(load_default=None, allow_none=True)
    valid_from = Moment(load_default=None, allow_none=True, data_key="from")
    valid_to = Moment(ends=True, load_default=None, allow_none=True, data_key="to")


class AccountIn(RoleIn):
    """A new account with its first role."""

    name = Str(1, 120, required=True)
    phone = Phone(required=True)


class AccountChange(Schema):
    """What is named is changed."""

    name = Str(1, 120, load_default=None)
    phone = Phone(load_default=None)
    status = ma.fields.String(load_default=None, validate=ma.validate.OneOf(("active", "disabled")))


class GrantIn(RoleIn):
    """One more role for an account."""

    account_id = ma.fields.UUID(required=True)


class GrantChange(Schema):
    """The end of a grant; null takes the end away again."""

    valid_to = Moment(ends=True, required=True, allow_none=True, data_key="to")


class InvitationIn(Schema):
    """Whom to invite (again)."""

    account_id = ma.fields.UUID(required=True)


class AccountOut(Schema):
    """An account with its grants."""

    id = ma.fields.UUID(required=True)
    name = ma.fields.String(required=True)
    phone = ma.fields.String(required=True)
    login_name = ma.fields.String(required=True, allow_none=True)
    status = ma.fields.String(required=True, validate=ma.validate.OneOf(STATUSES))
    synthetic = ma.fields.Boolean(required=True)
    grants = ma.fields.List(ma.fields.Nested(GrantOut), required=True)
    last_login_at = ma.fields.AwareDateTime(required=True, allow_none=True)


class AccountPage(Schema):
    """A page of accounts."""

    items = ma.fields.List(ma.fields.Nested(AccountOut), required=True)
    next = ma.fields.String(required=True, allow_none=True)


class InvitationOut(Schema):
    """Shown once: the code to be read out (good with the number) and the link."""

    id = ma.fields.UUID(required=True)
    code = ma.fields.String(required=True)
    link = ma.fields.String(required=True)
    expires_at = ma.fields.AwareDateTime(required=True)


class InvitedOut(Schema):
    """A new account and its invitation."""

    account = ma.fields.Nested(AccountOut, required=True)
    invitation = ma.fields.Nested(InvitationOut, required=True)
