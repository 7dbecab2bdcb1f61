"""What stories about exports share."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from server import worker
from server.app import App
from tests.conftest import At
from tests.factories.visits import TODAY, item, make_visit
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store

MORNING = "2026-11-20T09:00"
DAY = dt.timedelta(days=1)
Make = Callable[..., dict[str, Any]]


@pytest.fixture
def make(app: App, at: At) -> Make:
    """Ask for an export, have the worker make it, and give back what the API says of it then."""

    def ask_and_wait(client: Client, format_: str = "xlsx", **more: object) -> dict[str, Any]:
        with at(MORNING):
            asked = client.post("/exports", {"report": "monthly", "format": format_, **more})
            assert asked.status == 202, asked.text
            with app.app_context():
                worker.drain()
            return dict(client.get(f"/exports/{asked.json['id']}").json)

    return ask_and_wait


@pytest.fixture
def visits(world: World, store: Store) -> None:
    """November: three visits, eight people, seven items; one visit in October."""
    with store.writing():
        make_visit(world.team, TODAY, groups=[("46_59", "female", 1)])
        pair = [item("VNEID2", "done", 3), item("PAY", "follow_up", 1)]
        make_visit(world.team, TODAY - DAY, people=5, kind="group", items=pair)
        make_visit(world.other_team, TODAY, people=2, items=[item("PAY", "not_done", 2)])
        make_visit(world.team, dt.date(2026, 10, 31))
