"""What stories about the feed and public tables share."""

import base64
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from api.core import settings
from models.db import db
from models.setting import Setting
from tests.conftest import ClientOf
from tests.factories.visits import item, make_visit
from tests.factories.world import World
from tests.support.client import Answer, Client
from tests.support.store import Store

NOVEMBER = {"from": "2026-11", "to": "2026-11"}
Issue = Callable[..., dict[str, Any]]


@pytest.fixture
def home(world: World, store: Store) -> Iterator[World]:
    """The world as the one province that this server is for."""
    with store.writing():
        settings.put("province_id", str(world.province.id))
    yield world
    with store.writing():
        db.session.delete(db.session.get_one(Setting, "province_id"))


@pytest.fixture
def visits(home: World, store: Store) -> None:
    """November: two visits of one team, of five people and four items; one in October."""
    with store.writing():
        make_visit(home.team, dt.date(2026, 11, 20), items=[item("PAY", count=3)])
        make_visit(home.team, dt.date(2026, 11, 19), people=4, kind="group")
        make_visit(home.team, dt.date(2026, 10, 5))


@pytest.fixture
def issue(client_of: ClientOf, home: World) -> Issue:
    """Have the administrator issue a token."""

    def ask(**more: object) -> dict[str, Any]:
        answer = client_of(home.admin).post("/tokens", {"name": "Trung tâm điều hành", **more})
        assert answer.status == 201, answer.text
        return dict(answer.json)

    return ask


def read(client: Client, token: str, params: dict[str, Any] | None = None, **headers: str) -> Answer:
    """The feed, read with a Bearer token."""
    return client.get("/feeds/indicators", params or NOVEMBER, Authorization=f"Bearer {token}", **headers)


def basic(token: str) -> str:
    """As Excel sends it: any name, the token as password."""
    return "Basic " + base64.b64encode(f"excel:{token}".encode()).decode()
