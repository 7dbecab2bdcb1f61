"""What stories about allowances share: rates of the demo's resolution, and sheets of November."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import At, ClientOf
from tests.factories.accounts import Account
from tests.factories.world import World
from tests.support.client import Answer, Client

MORNING = "2026-11-20T09:00"
BASIS = "Nghị quyết 27/2023/NQ-HĐND"
AMOUNTS = {"month": 60_000, "day": 150_000, "night": 200_000}
Confirm = Callable[..., Answer]


@pytest.fixture
def rates(world: World, client_of: ClientOf, at: At) -> None:
    """60,000 đ a month, 150,000 a day, 200,000 a night since the beginning of 2024."""
    with at(MORNING):
        for kind, amount in AMOUNTS.items():
            assert add_rate(client_of(world.staff), world, kind, amount).status == 201


def add_rate(client: Client, world: World, kind: str, amount: int, since: str = "2024-01-01", **more: Any) -> Answer:
    """Send a rate of the world's province."""
    body = {"unit_id": world.province.id, "kind": kind, "amount": amount, "legal_basis": BASIS, "valid_from": since}
    return client.post("/allowance-rates", {**body, **more})


def work(person: Account, day: str, *, night: bool = False) -> dict[str, Any]:
    """A line of a sheet."""
    return {"person_id": person.person_id, "day": day, "night": night}


@pytest.fixture
def confirm(client_of: ClientOf, at: At) -> Confirm:
    """``confirm(leader, team_id, days)`` sends November's sheet as a leader who has seen the newest state."""

    def send(leader: Account, team_id: uuid.UUID, days: list[dict[str, Any]], version: str | None = None) -> Answer:
        client, path = client_of(leader), f"/teams/{team_id}/work-days"
        with at(MORNING):
            seen = client.get(path, {"month": "2026-11"}).json["version"] if version is None else version
            return client.send("PUT", f"/api/v1{path}", json={"month": "2026-11", "version": seen, "days": days})

    return send
