"""Whatever is wrong with a request, the answer is a problem document with a stable code; never a 500."""

import logging

import pytest
import sqlalchemy as sa

from models.db import db
from server.app import App
from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.client import Answer, Client, InProcess

LOGIN = "/api/v1/auth/login"
JSON = {"Content-Type": "application/json"}
UNREADABLE = {
    "nothing": b"",
    "cut off": b'{"phone": "0912',
    "nested lists": b"[" * 100_000,
    "nested objects": b'{"a":' * 100_000,
    "number of 5000 digits": b'{"phone": ' + b"9" * 5000 + b"}",
    "not UTF-8": b'{"phone": "\xff\xfe"}',
    "lone surrogate": rb'{"phone": "\ud800", "pin": "1"}',
    "NaN": b'{"phone": NaN}',
    "two documents": b"{}{}",
}
UNFIT = {
    "a list": b"[]",
    "a string": b'"phone"',
    "null": b"null",
    "number of 23 digits": b'{"phone": 99999999999999999999999, "pin": "1"}',
    "NUL in text": rb'{"phone": "0912345678", "pin": "1\u0000"}',
    "wrong types": b'{"phone": {"a": 1}, "pin": ["1"]}',
    "prototype": b'{"__proto__": {"admin": true}, "phone": "0912345678", "pin": "1"}',
}


def assert_problem(answer: Answer, status: int, code: str) -> None:
    assert (answer.status, answer.code) == (status, code), answer.text
    document = answer.json
    assert {"type", "title", "status", "code", "id"} <= set(document)
    assert document["type"] == "about:blank"
    assert document["status"] == status


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_stranger_sends_json_that_cannot_be_read(stranger: Client, body: bytes) -> None:
    assert_problem(stranger.send("POST", LOGIN, data=body, headers=JSON), 400, "unreadable_json")


@pytest.mark.parametrize("body", UNFIT.values(), ids=UNFIT.keys())
def test_stranger_sends_json_of_another_shape(stranger: Client, body: bytes) -> None:
    answer = stranger.send("POST", LOGIN, data=body, headers=JSON)
    assert answer.status in (400, 422), answer.text
    assert answer.code in ("unreadable_json", "validation_failed")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/html"]
)
def test_stranger_sends_another_content_type(stranger: Client, kind: str) -> None:
    answer = stranger.send("POST", LOGIN, data=b"phone=1&pin=2", headers={"Content-Type": kind})
    assert_problem(answer, 415, "unsupported_media_type")


def test_unknown_and_missing_fields_are_named(stranger: Client) -> None:
    answer = stranger.post("/auth/login", {"phone": "0912345678", "pins": "418263"})
    assert_problem(answer, 422, "validation_failed")
    assert {(error["field"], error["code"]) for error in answer.json["errors"]} == {
        ("pin", "required"),
        ("pins", "unknown_field"),
    }


def test_unknown_query_parameters_are_errors(client_of: ClientOf, world: World) -> None:
    answer = client_of(world.admin).get("/units", {"levle": "commune"})
    assert_problem(answer, 422, "validation_failed")
    assert answer.json["errors"][0]["field"] == "levle"


@pytest.mark.parametrize("value", ["10" * 20, "-1", "1e3", "\u0661", "x", ""])
def test_page_size_out_of_bounds_is_refused(client_of: ClientOf, world: World, value: str) -> None:
    assert client_of(world.admin).get("/accounts", {"limit": value}).status in (200, 422)


@pytest.mark.parametrize("cursor", ["x", "ÿ", "bnVsbA", "W10", "W251bGxd", "WzFd", "W1tdXQ", "A" * 501])
def test_forged_cursors_are_refused(client_of: ClientOf, world: World, cursor: str) -> None:
    assert_problem(client_of(world.admin).get("/accounts", {"after": cursor}), 422, "validation_failed")


def test_body_over_the_limit_is_too_large(stranger: Client) -> None:
    body = b'{"phone": "' + b"9" * 1024 * 1024 + b'"}'
    assert_problem(stranger.send("POST", LOGIN, data=body, headers=JSON), 413, "too_large")


def test_unknown_path_and_method(stranger: Client) -> None:
    for method in ("GET", "POST", "PUT", "DELETE"):
        assert_problem(stranger.send(method, "/api/v1/nowhere"), 404, "not_found")
    answer = stranger.delete("/auth/login")
    assert_problem(answer, 405, "method_not_allowed")
    assert "POST" in answer.headers["Allow"]


def test_malformed_id_in_a_path_is_not_found(client_of: ClientOf, world: World) -> None:
    assert_problem(client_of(world.admin).get("/units/1%00"), 404, "not_found")


def test_fault_of_the_server_has_an_id_and_tells_nothing(
    app: App, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("the secret reason")

    fail.__dict__.update(app.view_functions["health.healthz"].__dict__)
    monkeypatch.setitem(app.view_functions, "health.healthz", fail)
    with caplog.at_level(logging.ERROR):
        answer = Client(InProcess(app)).send("GET", "/healthz")
    assert_problem(answer, 500, "internal")
    assert "secret reason" not in answer.text
    assert answer.json["id"] in caplog.text


def test_an_error_of_the_database_is_logged_without_what_it_was_about(
    app: App, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told = {"phone": "+84530000001"}

    def fail() -> None:
        db.session.execute(sa.text("SELECT :phone FROM nowhere"), told)

    fail.__dict__.update(app.view_functions["health.healthz"].__dict__)
    monkeypatch.setitem(app.view_functions, "health.healthz", fail)
    assert_problem(Client(InProcess(app)).send("GET", "/healthz"), 500, "internal")
    assert "nowhere" in caplog.text
    assert told["phone"] not in caplog.text


def test_rule_that_fails_lets_nobody_in(app: App, monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    class Broken:
        mode = "read"
        roles = None

        def check(self, actor: object) -> None:
            raise ZeroDivisionError

    monkeypatch.setitem(app.view_functions["health.healthz"].__dict__, "access", Broken())
    assert Client(InProcess(app)).send("GET", "/healthz").status == 500


def test_route_without_a_rule_is_closed(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(app.view_functions["health.healthz"].__dict__, "access")
    assert_problem(Client(InProcess(app)).send("GET", "/healthz"), 403, "forbidden")
