"""The signed cookie of a browser that has logged in before: it has an allowance of tries that no stranger can use up.

It proves nothing but that; a PIN is still needed. Each account it names was logged in to from this very browser.
"""

import datetime as dt
import secrets
import uuid
from dataclasses import dataclass

from flask import Response, current_app
from itsdangerous import BadSignature, URLSafeSerializer

NAME = "__Host-device"
LIFETIME = dt.timedelta(days=2 * 365)
# A shared phone of a hamlet hall; older ones fall out.
MAX_ACCOUNTS = 12


@dataclass(frozen=True)
class KnownDevice:
    """A random name of the browser and the accounts that were logged in to from it, newest last."""

    name: str
    accounts: tuple[uuid.UUID, ...] = ()

    def knows(self, account_id: uuid.UUID | None) -> bool:
        """Whether the account was logged in to from here."""
        return account_id in self.accounts

    def after_login(self, account_id: uuid.UUID) -> "KnownDevice":
        """The same browser after one more log-in."""
        others = [known for known in self.accounts if known != account_id]
        return KnownDevice(self.name, (*others, account_id)[-MAX_ACCOUNTS:])


def read(cookie: str | None) -> KnownDevice:
    """What the cookie says; a new browser if it is missing or not ours."""
    try:
        name, accounts = _signer().loads(cookie or "")
        return KnownDevice(name, tuple(uuid.UUID(account) for account in accounts))
    except (BadSignature, ValueError, TypeError):
        return KnownDevice(secrets.token_hex(16))


def write(response: Response, device: KnownDevice) -> None:
    """Put the cookie into an answer."""
    value = _signer().dumps([device.name, [account.hex for account in device.accounts]])
    response.set_cookie(NAME, value, max_age=LIFETIME, path="/", secure=True, httponly=True, samesite="Lax")


def _signer() -> URLSafeSerializer:
    # itsdangerous signs with the last key and accepts all of them.
    keys = [*(current_app.config.get("SECRET_KEY_FALLBACKS") or ()), current_app.config["SECRET_KEY"]]
    return URLSafeSerializer(keys, salt="known device v1")
