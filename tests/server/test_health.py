"""Liveness and readiness."""

import pytest

from server.app import App
from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.client import Client, InProcess


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
