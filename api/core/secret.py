"""The server's secret and those it had before: what opens with an older one must open for as long as phones keep it."""

from flask import current_app


def secrets_of_server() -> tuple[str, ...]:
    """The secret in force, then its predecessors (``SECRET_KEY_FALLBACKS``), newest first."""
    return (str(current_app.config["SECRET_KEY"]), *(current_app.config.get("SECRET_KEY_FALLBACKS") or ()))
