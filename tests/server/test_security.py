"""Headers on every answer, cookies that stay where they belong, and no request from another site."""

import re

import pytest

from server.app import App
from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.client import Client, Door

OWN = "the server's own origin"
PATHS = ["/", "/healthz", "/nowhere", "/api/v1/meta", "/api/v1/me", "/api/v1/nowhere", "/api/v1/docs"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(stranger: Client, path: str) -> None:
    headers = stranger.send("GET", path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    age = re.search(r"max-age=(\d+)", headers["Strict-Transport-Security"])
    assert age
    assert int(age[1]) >= 31536000
    assert "includeSubDomains" in headers["Strict-Transport-Security"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")


@pytest.mark.parametrize("path", ["/api/v1/me", "/api/v1/meta", "/api/v1/nowhere"])
def test_answers_of_the_api_are_never_stored(stranger: Client, path: str) -> None:
    assert stranger.send("GET", path).headers["Cache-Control"] == "no-store"


def test_cookies_are_bound_to_the_host_and_hidden_from_scripts(stranger: Client, world: World) -> None:
    answer = stranger.post("/auth/login", {"phone": world.member.phone, "pin": world.member.pin})
    assert answer.status == 200, answer.text
    assert answer.set_cookies
    for cookie in answer.set_cookies:
        parts = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert cookie.startswith("__Host-")
        assert {"secure", "httponly", "path=/"} <= parts
        assert "samesite=lax" in parts or "samesite=strict" in parts
        assert not any(part.startswith("domain=") for part in parts)


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Origin": OWN}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": OWN}, False),
        ({"Sec-Fetch-Site": "nonsense"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "http://localhost:1"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "https://evil.example", "X-Forwarded-Host": "evil.example"}, False),
    ],
)
def test_requests_of_other_sites_are_refused(
    client_of: ClientOf, world: World, door: Door, headers: dict[str, str], allowed: bool
) -> None:
    headers = {name: door.origin if value == OWN else value for name, value in headers.items()}
    answer = client_of(world.member).send("POST", "/api/v1/auth/logout", headers=headers)
    assert answer.code == (None if allowed else "cross_site")


def test_every_unsafe_route_is_guarded(app: App, stranger: Client) -> None:
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}:
            path = re.sub(r"<[^>]+>", "018f0000-0000-7000-8000-000000000000", rule.rule)
            answer = stranger.send(method, path, headers={"Sec-Fetch-Site": "cross-site"})
            assert answer.code == "cross_site", f"{method} {rule.rule}"


def test_reading_from_another_site_is_a_plain_read(stranger: Client) -> None:
    assert stranger.send("GET", "/healthz", headers={"Sec-Fetch-Site": "cross-site"}).status == 200
    assert (
        "Access-Control-Allow-Origin" not in stranger.send("GET", "/healthz", headers={"Origin": "https://x"}).headers
    )
