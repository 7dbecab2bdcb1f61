"""A client for stories: the same calls go to the application in this process or over HTTP to a running server."""

import http.cookies
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import orjson
import requests
from werkzeug.datastructures import Headers
from werkzeug.test import Client as WsgiClient

from server.app import App

API = "/api/v1"


@dataclass(frozen=True)
class Answer:
    """A response; nothing here raises because of its status."""

    status: int
    headers: Headers
    set_cookies: tuple[str, ...]
    body: bytes

    @property
    def json(self) -> Any:
        """The parsed body; None if it is no JSON."""
        kind = self.headers.get("Content-Type", "")
        return orjson.loads(self.body) if "json" in kind and self.body else None

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def code(self) -> str | None:
        """The code of a problem document; None for other answers."""
        return self.json["code"] if self.headers.get("Content-Type") == "application/problem+json" else None


class Door(Protocol):
    """How a request gets to the server, and the origin that its own pages have."""

    origin: str

    def send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        """Send one request to a full path."""


class InProcess:
    """Calls the application directly."""

    origin = "https://localhost"

    def __init__(self, app: App) -> None:
        self.wsgi = WsgiClient(app, use_cookies=False)

    def send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        """Send one request; secure, as cookies are."""
        got = self.wsgi.open(path, method=method, data=body, headers=headers, base_url=self.origin)
        answer = Answer(got.status_code, got.headers, tuple(got.headers.getlist("Set-Cookie")), got.get_data())
        got.close()
        return answer


class OverHttp:
    """Talks to a running server."""

    def __init__(self, base_url: str) -> None:
        self.origin = base_url.rstrip("/")
        self.session = requests.Session()
        # A server that refuses a body unread closes the connection; the next request must not be sent into it.
        self.session.headers["Connection"] = "close"

    def send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        """Send one request without following redirects."""
        got = self.session.request(
            method, self.origin + path, data=body, headers=headers, allow_redirects=False, timeout=30
        )
        self.session.cookies.clear()  # the client above keeps them, also Secure ones over plain http
        return Answer(
            got.status_code,
            Headers(list(got.headers.items())),
            tuple(got.raw.headers.getlist("Set-Cookie")),
            got.content,
        )


class Client:
    """One browser or phone. Paths are those below ``/api/v1``; ``send`` takes any path."""

    def __init__(self, door: Door, cookies: Mapping[str, str] | None = None) -> None:
        self.door = door
        self.cookies = dict(cookies or {})

    def get(self, path: str, params: Mapping[str, Any] | None = None, **headers: str) -> Answer:
        """GET; parameters that are None are left out."""
        return self.send("GET", API + path, params=params, headers=headers)

    def delete(self, path: str, params: Mapping[str, Any] | None = None, **headers: str) -> Answer:
        """DELETE."""
        return self.send("DELETE", API + path, params=params, headers=headers)

    def post(self, path: str, json: Any = None, **headers: str) -> Answer:
        """POST with a JSON body (none if it is None)."""
        return self.send("POST", API + path, json=json, headers=headers)

    def put(self, path: str, json: Any = None, **headers: str) -> Answer:
        """PUT with a JSON body."""
        return self.send("PUT", API + path, json=json, headers=headers)

    def patch(self, path: str, json: Any = None, **headers: str) -> Answer:
        """PATCH with a JSON body."""
        return self.send("PATCH", API + path, json=json, headers=headers)

    def send(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: Any = None,
        data: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send anything. In ``headers`` an underscore stands for a hyphen, so that names may be keywords."""
        query = {name: str(value) for name, value in (params or {}).items() if value is not None}
        told = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        if json is not None:
            data = orjson.dumps(json, default=str)
            told.setdefault("Content-Type", "application/json")
        if self.cookies:
            told.setdefault("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        full = requests.Request("GET", f"https://localhost{path}", params=query).prepare().path_url
        answer = self.door.send(method, full, data, told)
        self._keep(answer.set_cookies)
        return answer

    def _keep(self, set_cookies: tuple[str, ...]) -> None:
        for line in set_cookies:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                if morsel["max-age"] == "0" or "1970" in morsel["expires"]:
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value
