"""Phones and a check that closes every sync story."""

import uuid
from collections.abc import Callable

import pytest

from api.assistance.recount import differences
from tests.conftest import ClientOf
from tests.factories.accounts import Account
from tests.factories.world import World
from tests.support.phone import Phone
from tests.support.rescue import DeviceKey, KeyedPhone, register
from tests.support.store import Store

PhoneOf = Callable[[Account], Phone]
KeyedPhoneOf = Callable[[Account], KeyedPhone]


@pytest.fixture
def phone_of(client_of: ClientOf) -> PhoneOf:
    """``phone_of(account)``: a new phone that is signed in."""
    return lambda account: Phone(client_of(account), account)


@pytest.fixture
def keyed_phone_of(store: Store, client_of: ClientOf) -> KeyedPhoneOf:
    """``keyed_phone_of(account)``: a new phone that is signed in and has registered its key (S24)."""

    def make(account: Account) -> KeyedPhone:
        key = DeviceKey()
        with store.writing():
            device_id = register(account, key)
        return KeyedPhone(client_of(account, uuid.UUID(device_id)), account, device_id, key=key)

    return make


@pytest.fixture
def tallies_agree(store: Store, world: World) -> Callable[[], None]:
    """Asserts that the tallies of the story's teams equal a recount over their visits."""

    def check() -> None:
        with store.reading():
            assert differences([world.team.id, world.other_team.id]) == []

    return check
