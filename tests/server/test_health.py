"""Liveness and readiness."""

import datetime as dt

import pytest
import sqlalchemy as sa

from api.core import clock
from models.setting import Setting
from server.app import App
from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.client import Client, InProcess
from tests.support.store import Store


def test_stranger_sees_that_the_server_lives_and_is_ready(stranger: Client) -> None:
    assert stranger.send("GET", "/healthz").json == {"status": "ok"}
    ready = stranger.send("GET", "/readyz")
    assert (ready.status, ready.json["status"]) == (200, "ok")


def test_signed_in_member_is_known(client_of: ClientOf, world: World) -> None:
    client = client_of(world.member)
    assert client.send("GET", "/healthz").status == 200


def test_a_node_without_a_data_directory_is_ready(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "DATA_DIR", "/nowhere/at/all")
    ready = Client(InProcess(app)).send("GET", "/readyz")
    assert (ready.status, ready.json["warnings"]) == (200, [])


def test_who_asks_again_and_again_makes_no_writes(stranger: Client, store: Store) -> None:
    def written() -> str:
        value: str = store.one(sa.select(Setting.value).where(Setting.key == "readiness"))
        return value

    begin = clock.now() + dt.timedelta(days=1)
    notes = []
    for seconds in (0, 1, 9, 11, 12):
        with clock.pinned(begin + dt.timedelta(seconds=seconds)):
            assert stranger.send("GET", "/readyz").status == 200
        notes.append(written())
    assert notes[0] == notes[1] == notes[2] != notes[3] == notes[4]
