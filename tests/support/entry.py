"""Logging in as people do, with number and PIN."""

import dataclasses

from tests.factories.accounts import PIN, Account
from tests.support.client import Answer, Client

WRONG = "907316"


def log_in(client: Client, account: Account, pin: str = PIN, **more: object) -> Answer:
    """One try at the door."""
    return client.post("/auth/login", {"phone": account.phone, "pin": pin, **more})


def with_pin(account: Account, pin: str) -> Account:
    """The same account after it has set another PIN."""
    return dataclasses.replace(account, pin=pin)
