"""The application for rules about its routes; it has a database address but never connects."""

import pytest

from server.app import App
from tests.support.databases import make_app


@pytest.fixture(scope="session")
def bare_app() -> App:
    """All routes, no data."""
    return make_app("sqlite://")
