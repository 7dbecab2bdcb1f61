"""The command line: ``flask accounts|units|demo|tally|openapi|worker``; each calls the logic that the web calls."""

from flask import Flask

from server.cli import accounts, catalogue, openapi, tally, units, worker


def init_app(app: Flask) -> None:
    """Register all commands."""
    accounts.init_app(app)
    catalogue.init_app(app)
    openapi.init_app(app)
    tally.init_app(app)
    units.init_app(app)
    worker.init_app(app)
