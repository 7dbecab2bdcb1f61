"""The command line: ``flask accounts|units|demo|tally|openapi|worker``; each calls the logic that the web calls."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register all commands."""
