"""Liveness and readiness."""

from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.client import Client


def test_stranger_sees_that_the_server_lives_and_is_ready(stranger: Client) -> None:
    assert stranger.send("GET", "/healthz").json == {"status": "ok"}
    ready = stranger.send("GET", "/readyz")
    assert (ready.status, ready.json["status"]) == (200, "ok")


def test_signed_in_member_is_known(client_of: ClientOf, world: World) -> None:
    client = client_of(world.member)
    assert client.send("GET", "/healthz").status == 200
