"""What stories about campaigns share: a province with two communes in the middle of November."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.conftest import At, ClientOf
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.store import Store

MORNING = "2026-11-20T09:00"
Draft = Callable[..., dict[str, Any]]


@dataclass(frozen=True)
class Two:
    """A world and a second commune of its province."""

    one: World
    other: World


@pytest.fixture
def two(world: World, store: Store) -> Two:
    """Two communes, each with two hamlets and a team in each."""
    with store.writing():
        return Two(world, make_world(world.province))


@pytest.fixture
def draft(two: Two, client_of: ClientOf, at: At) -> Draft:
    """Draft a campaign of the first ten to thirty of November, of the province unless ``by`` says otherwise."""

    def make(by: Client | None = None, **changes: object) -> dict[str, Any]:
        wanted = {
            "unit_id": str(two.one.province.id),
            "name": "92 ngày đêm",
            "legal_basis": "Kế hoạch 170/KH-UBND",
            "start": "2026-11-10",
            "end": "2026-11-30",
            "measure": "visits",
            "topics": ["PAY", "VNEID2"],
            **changes,
        }
        with at(MORNING):
            made = (by or client_of(two.one.staff)).post("/campaigns", wanted)
        assert made.status == 201, made.text
        return dict(made.json)

    return make
