"""What stories about rounds share: a province with two communes, November's round, and its first visits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.conftest import At, ClientOf
from tests.factories.visits import TODAY, item, make_visit
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.store import Store

IN_TIME, TOO_LATE = "2026-12-05T09:00", "2026-12-06T09:00"


@dataclass(frozen=True)
class Two:
    """A world and a second commune of its province."""

    one: World
    other: World


@dataclass(frozen=True)
class Desk:
    """Ask about a commune's report in a round."""

    client: Client
    round_id: str
    world: World

    @property
    def path(self) -> str:
        """Where the report is."""
        return f"/rounds/{self.round_id}/reports/{self.world.commune.id}"

    def get(self) -> dict[str, Any]:
        """The report."""
        answer = self.client.get(self.path)
        assert answer.status == 200, answer.text
        return dict(answer.json)

    def submit(self) -> dict[str, Any]:
        """Hand it in as it is."""
        answer = self.client.post(f"{self.path}/submit", {"version": self.get()["version"]})
        assert answer.status == 200, answer.text
        return dict(answer.json)


DeskOf = Callable[[World], Desk]


@pytest.fixture
def two(world: World, store: Store) -> Two:
    """Two communes; the first made two visits in November, one before and one after it."""
    with store.writing():
        two = Two(world, make_world(world.province))
        make_visit(world.team, TODAY, people=5, kind="group", items=[item("VNEID2", "done", 3), item("PAY", "done", 2)])
        make_visit(world.other_team, TODAY.replace(day=1), items=[item("PAY", "follow_up", 1)])
        make_visit(world.team, TODAY.replace(month=10, day=31))
        make_visit(world.team, TODAY.replace(month=12, day=1))
        return two


@pytest.fixture
def november(two: Two, client_of: ClientOf, at: At) -> str:
    """The id of November's round, opened by the province on the 20th."""
    with at("2026-11-20T09:00"):
        answer = client_of(two.one.staff).post("/rounds", {"month": "2026-11"})
    assert answer.status == 201, answer.text
    return str(answer.json["id"])


@pytest.fixture
def desk_of(november: str, client_of: ClientOf) -> DeskOf:
    """``desk_of(world)``: its officer at the commune's report."""
    return lambda world: Desk(client_of(world.officer), november, world)
