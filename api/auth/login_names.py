"""What people log in with: the phone number, or a name where somebody else logs in with that number."""

import re
from typing import Any

import marshmallow as ma
import sqlalchemy as sa

from api.core.schemas import Str
from api.core.text import fold, phone_e164
from models.account import Account

LONGEST = 40
_NAME = re.compile(r"[a-z][a-z0-9]*(\.[a-z0-9]+)*")


class Login(Str):
    """A phone number in any usual spelling, loaded as E.164, or a log-in name, loaded as it is kept."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(lo=1, hi=LONGEST + 20, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        login = phone_e164(text) or login_name(text)
        if login is None:
            raise ma.ValidationError("Neither a Vietnamese phone number nor a log-in name.")
        return login


def login_name(text: str) -> str | None:
    """The log-in name that was typed, without accents, capitals and spaces; None if it cannot be one."""
    name = fold(text).replace(" ", "")
    return name if len(name) <= LONGEST and _NAME.fullmatch(name) else None


def logs_in_with(login: str) -> sa.ColumnElement[bool]:
    """Condition on Account: it is the one that logs in with this number (E.164) or name.

    Whoever has a name does not log in with the number, which is another account's.
    """
    if login.startswith("+"):
        return sa.and_(Account.phone == login, Account.login_name.is_(None))
    return Account.login_name == login
