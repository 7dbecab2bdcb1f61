"""The command line: ``flask accounts|units|demo|tally|openapi|worker``; each calls the logic that the web calls."""

from flask import Flask

from server.cli import worker


def init_app(app: Flask) -> None:
    """Register all commands."""
    worker.init_app(app)
