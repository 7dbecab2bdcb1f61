"""Puts every feature's blueprint below ``/api/v1``; the top of the api layer."""

from flask import Flask

from api.accounts import device_routes
from api.assistance import routes as assistance
from api.auth import routes as auth
from api.auth import session
from api.catalogue import routes as catalogue
from api.core import http
from api.core.http import Bp
from api.teams import routes as teams
from api.units import routes as units

BLUEPRINTS: tuple[Bp, ...] = (
    auth.bp, device_routes.bp,
    assistance.bp,
    teams.bp,
    catalogue.bp,
    units.bp,
)


def init_app(app: Flask) -> None:
    """Register all features on ``app``."""
    session.init_app(app)
    api = http.init_app(app)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint, url_prefix="/api/v1")
