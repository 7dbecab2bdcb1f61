"""Puts every feature's blueprint below ``/api/v1``; the top of the api layer."""

from flask import Flask

from api.auth import session
from api.core import http
from api.core.http import Bp

BLUEPRINTS: tuple[Bp, ...] = ()


def init_app(app: Flask) -> None:
    """Register all features on ``app``."""
    session.init_app(app)
    api = http.init_app(app)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint, url_prefix="/api/v1")
