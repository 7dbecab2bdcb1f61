"""The application as seen from a network address of one's choice."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.test import Client as WsgiClient

from server.app import App
from tests.support.client import InProcess

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class FromAddress(InProcess):
    """Calls the application directly, as somebody at ``address``."""

    def __init__(self, app: App, address: str) -> None:
        def come_from(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            environ["REMOTE_ADDR"] = address
            return app(environ, start_response)

        self.wsgi = WsgiClient(come_from, use_cookies=False)
