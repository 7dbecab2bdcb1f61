"""What stories about the API share."""

import itertools
import secrets
from collections.abc import Callable

import pytest

from server.app import App
from tests.conftest import BASE_URL
from tests.support.address import FromAddress
from tests.support.client import Client

BrowserAt = Callable[..., Client]
_hosts = itertools.count(1)
_network = f"2001:db8:{secrets.token_hex(2)}"


def new_address() -> str:
    """An address in a network that no other story is in."""
    return f"{_network}:{next(_hosts):x}::1"


@pytest.fixture
def browser_at(app: App) -> BrowserAt:
    """``browser_at()`` opens a new browser at a network address of its own, ``browser_at(address)`` at that one.

    Tries are counted by address, and stories must not use up each other's.
    """
    if BASE_URL:
        pytest.skip("the address of a client over HTTP cannot be chosen")
    return lambda address=None: Client(FromAddress(app, address or new_address()))
