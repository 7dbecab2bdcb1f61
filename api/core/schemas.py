"""Marshmallow with its lax defaults closed: NFC text without NUL, bounded integers, unknown fields are errors."""

import unicodedata
from typing import Any

import marshmallow as ma

from api.core.text import phone_e164

STORABLE = r"^[^\x00\ud800-\udfff]*$"
# One line that says something: a name of spaces cannot be clicked, and one with breaks pretends to be two.
ONE_LINE = r"^(?=.*\S)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+$(?!\n)"


class Schema(ma.Schema):
    """Base of all request and response schemas; unknown fields raise."""

    class Meta:
        """Marshmallow options."""

        unknown = ma.RAISE


class Str(ma.fields.String):
    """Text of ``lo`` to ``hi`` characters of a ``pattern``, stored NFC.

    By default anything but NUL and lone surrogates, which PostgreSQL cannot store.
    """

    def __init__(self, lo: int = 0, hi: int = 2000, pattern: str = STORABLE, **kwargs: Any) -> None:
        rules = [ma.validate.Length(lo, hi), ma.validate.Regexp(pattern)]
        super().__init__(validate=[*rules, *kwargs.pop("also", [])], **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return unicodedata.normalize("NFC", super()._deserialize(value, attr, data, **kwargs))


class Int(ma.fields.Integer):
    """A JSON integer in [lo, hi]; ``7`` and ``7.0`` are, ``"7"`` and ``7.5`` are not."""

    def __init__(self, lo: int = -(2**53) + 1, hi: int = 2**53 - 1, **kwargs: Any) -> None:
        super().__init__(strict=True, validate=ma.validate.Range(lo, hi), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        exact = int(value) if isinstance(value, float) and value.is_integer() else value
        if isinstance(exact, bool | str):
            raise self.make_error("invalid", input=value)
        return super()._deserialize(exact, attr, data, **kwargs)


class Bool(ma.fields.Boolean):
    """A JSON true or false and nothing that only looks like it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class QueryInt(ma.fields.Integer):
    """An integer of a query string in [lo, hi]."""

    def __init__(self, lo: int, hi: int, **kwargs: Any) -> None:
        super().__init__(validate=ma.validate.Range(lo, hi), **kwargs)


class Phone(Str):
    """A Vietnamese phone number in any usual spelling, loaded as E.164."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(lo=8, hi=24, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        number = phone_e164(super()._deserialize(value, attr, data, **kwargs))
        if number is None:
            raise ma.ValidationError("Not a Vietnamese phone number.")
        return number


class PageQuery(Schema):
    """Query of every paged list."""

    after = Str(hi=2000, load_default=None)
    limit = QueryInt(1, 200, load_default=50)


def text_response(**kwargs: Any) -> ma.fields.String:
    """A string of a response (no rules are needed on the way out)."""
    return ma.fields.String(**kwargs)
