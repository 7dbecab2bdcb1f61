"""The built PWA from ``pwa/dist``: hashed assets for a year, the page and the service worker never without asking."""

from pathlib import Path

from flask import Blueprint, Flask, Response, send_from_directory
from werkzeug.routing import PathConverter

from api.core.access import public_reads

DIST = Path(__file__).resolve().parent.parent / "pwa" / "dist"
YEAR = 365 * 24 * 3600
bp = Blueprint("pwa", __name__)


class FileName(PathConverter):
    """Any path but the interface's: what is not there must be 404 for every method, not 405 for all but GET."""

    regex = r"(?!api/)[^/].*?"


@bp.get("/")
@public_reads
def index() -> Response:
    """The app's one page."""
    return _send("index.html")


@bp.get("/<file_name:name>")
@public_reads
def file(name: str) -> Response:
    """A file of the build; unknown ones are 404."""
    return _send(name)


def _send(name: str) -> Response:
    response = send_from_directory(DIST, name, max_age=YEAR if name.startswith("assets/") else 0)
    if name.startswith("assets/"):
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    else:
        response.headers["Cache-Control"] = "no-cache"
    return response


def init_app(app: Flask) -> None:
    """Register the files below ``/``."""
    app.url_map.converters["file_name"] = FileName
    app.register_blueprint(bp)
