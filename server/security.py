"""Cookies, the same-site guard and the response headers."""

import datetime as dt

from flask import Flask, Response, request

from api.core.problems import Problem

COOKIES = {
    "SESSION_COOKIE_NAME": "__Host-session",
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_PATH": "/",
    "PERMANENT_SESSION_LIFETIME": dt.timedelta(days=90),
    "SESSION_REFRESH_EACH_REQUEST": False,
}

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
}


def check_same_site() -> None:
    """Refuse unsafe requests that another site's page makes. Raises Problem ``cross_site``.

    An outbox that is flushed hours later has no valid token, so the browser's own word is taken: Sec-Fetch-Site, or
    Origin where a browser is too old to send it. Clients that are no browsers send neither.
    """
    if request.method in SAFE_METHODS:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site in ("same-origin", "none"):
        return
    if site is None and (origin is None or origin == request.host_url.rstrip("/")):
        return
    raise Problem("cross_site")


def init_app(app: Flask) -> None:
    """Put the headers on every response; answers of the API are never stored."""

    @app.after_request
    def _add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response
