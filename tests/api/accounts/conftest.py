"""What stories of administration share."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from models.audit import AuditEvent
from tests.factories import unique
from tests.factories.units import Unit, make_commune, make_hamlet
from tests.factories.world import World, make_world
from tests.support.store import Store

ActionsIn = Callable[[Unit | None], list[str]]


def new_member(world: World, **changes: Any) -> dict[str, Any]:
    """What an officer types in for a new member of the world's team."""
    return {
        "name": "Lý Thị Bông",
        "phone": unique.phone(),
        "role": "member",
        "unit_id": world.commune.id,
        "team_id": world.team.id,
        **changes,
    }


@pytest.fixture
def neighbour(world: World, store: Store) -> World:
    """The commune next door, in the same province, with people of its own."""
    with store.writing():
        return make_world(world.province)


@pytest.fixture
def empty_commune(world: World, store: Store) -> Unit:
    """A commune of the same province with a hamlet and nobody in it."""
    with store.writing():
        commune = make_commune(world.province)
        make_hamlet(commune)
        return commune


@pytest.fixture
def actions_in(store: Store) -> ActionsIn:
    """Audited actions of a commune, oldest first."""

    def read(unit: Unit | None) -> list[str]:
        scope = f"a/{unit.id}" if unit else "a/province"
        return store.all(sa.select(AuditEvent.action).where(AuditEvent.scope == scope).order_by(AuditEvent.seq))

    return read
