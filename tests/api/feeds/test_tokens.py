"""Tokens: issued and revoked by the administrator, shown once, audited; what they let in and what not."""

import uuid

import sqlalchemy as sa

from models.access_token import AccessToken
from models.audit import AuditEvent
from tests.api.feeds.conftest import Issue, basic, read
from tests.conftest import At, ClientOf
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store


def test_a_token_is_shown_once_and_stored_hashed(
    client_of: ClientOf, home: World, issue: Issue, stranger: Client, store: Store
) -> None:
    issued = issue(expires_on="2099-12-31")
    secret = issued.pop("token")
    assert (issued["state"], issued["unit_id"], issued["scopes"]) == (
        "active",
        str(home.province.id),
        ["feeds.indicators"],
    )
    assert (issued["created_by_name"], issued["expires_on"]) == (home.admin.name, "2099-12-31")
    listed = client_of(home.admin).get("/tokens")
    assert listed.json["items"][0] == issued
    assert secret not in listed.text
    stored = store.one(sa.select(AccessToken.token_hash).where(AccessToken.id == uuid.UUID(issued["id"])))
    assert secret not in stored
    assert read(stranger, secret).status == 200


def test_a_revoked_token_reads_nothing_from_the_next_request_on(
    client_of: ClientOf, home: World, issue: Issue, stranger: Client, store: Store
) -> None:
    issued = issue()
    admin = client_of(home.admin)
    assert read(stranger, issued["token"]).status == 200
    for _ in range(2):
        assert admin.delete(f"/tokens/{issued['id']}").status == 204
    answer = read(stranger, issued["token"])
    assert (answer.status, answer.code) == (401, "unauthenticated")
    assert admin.get("/tokens").json["items"][0]["state"] == "revoked"
    acts = store.all(
        sa.select(AuditEvent.action).where(AuditEvent.object_kind == "access_token").order_by(AuditEvent.seq)
    )
    assert acts[-2:] == ["token.issue", "token.revoke"]


def test_a_token_ends_after_its_last_day(issue: Issue, stranger: Client, at: At) -> None:
    with at("2026-11-20T09:00"):
        secret = issue(expires_on="2026-11-21")["token"]
    with at("2026-11-21T23:59"):
        assert read(stranger, secret).status == 200
    with at("2026-11-22T00:00"):
        assert read(stranger, secret).code == "unauthenticated"


def test_only_the_feed_takes_a_token(issue: Issue, stranger: Client) -> None:
    secret = issue()["token"]
    for path in ("/me", "/exports", "/reports/summary", "/tokens"):
        assert stranger.get(path, Authorization=f"Bearer {secret}").code == "unauthenticated", path
    assert stranger.get("/feeds/indicators", Authorization="Bearer nonsense").code == "unauthenticated"
    assert stranger.get("/feeds/indicators", Authorization="Basic !!!").code == "unauthenticated"


def test_a_program_is_asked_for_its_token_and_excel_gives_it_as_password(issue: Issue, stranger: Client) -> None:
    asked = stranger.get("/feeds/indicators")
    assert asked.status == 401
    assert asked.headers["WWW-Authenticate"].startswith("Basic ")
    page = stranger.get("/feeds/indicators", Sec_Fetch_Site="same-origin")
    assert "WWW-Authenticate" not in page.headers  # a page would open the browser's own log-in window
    assert stranger.get("/feeds/indicators", Authorization=basic(issue()["token"])).status == 200


def test_use_is_noted_at_most_hourly(client_of: ClientOf, home: World, issue: Issue, stranger: Client, at: At) -> None:
    issued = issue()

    def used(moment: str) -> str:
        with at(moment):
            assert read(stranger, issued["token"]).status == 200
            listed = client_of(home.admin).get("/tokens").json["items"]
        return str(next(token["last_used_at"] for token in listed if token["id"] == issued["id"]))

    first = used("2026-11-20T09:00")
    assert first.startswith("2026-11-20T02:00")
    assert used("2026-11-20T09:59") == first
    assert used("2026-11-20T10:00").startswith("2026-11-20T03:00")


def test_wrong_wishes_are_refused(client_of: ClientOf, home: World) -> None:
    admin = client_of(home.admin)
    names = (f"Trung tâm{character}khác" for character in "\n\r\t\x1b\x7f\x85\u2028")
    wishes: tuple[dict[str, object], ...] = (
        {"name": ""},
        {"name": "   "},
        *[dict[str, object](name=name) for name in names],
        {"scopes": []},
        {"scopes": ["everything"]},
        {"unit_id": str(home.hamlet.id)},
        {"expires_on": "2020-01-01"},
    )
    for wrong in wishes:
        assert admin.post("/tokens", {"name": "x", **wrong}).code == "validation_failed", wrong
    assert admin.delete(f"/tokens/{home.team.id}").code == "not_found"
    for other in (home.staff, home.officer, home.member):
        assert client_of(other).get("/tokens").code == "forbidden"
        assert client_of(other).post("/tokens", {"name": "x"}).code == "forbidden"
