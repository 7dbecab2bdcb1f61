"""What stories of rosters share."""

import pytest

from tests.api.rosters.offices import Office
from tests.factories.world import World
from tests.support.store import Store


@pytest.fixture
def office(world: World, store: Store) -> Office:
    """The desk at which lists are approved."""
    return Office(world, store)
