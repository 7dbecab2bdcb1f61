"""The web application: one transaction per request, one access check per route, one envelope per error."""

from typing import Any

import orjson
from flask import Flask, request
from flask.json.provider import JSONProvider
from flask.typing import ResponseReturnValue
from flask_migrate import Migrate
from sqlalchemy.exc import DBAPIError
from werkzeug.middleware.proxy_fix import ProxyFix

from api import register
from api.auth import session, tokens
from api.core.access import Access, Actor, access_of, signed_in
from api.core.db import atomic, collided
from api.core.problems import Problem
from models import sqlite, tables
from models.db import db
from server import admission, api_docs, cli, compress, health, pwa_files, security
from server.config import Config, from_env

MAX_BODY = 1024 * 1024
REPEATS = 3


MODULES = tables.MODULES


class OrjsonProvider(JSONProvider):
    """orjson for every answer: quicker, and it refuses what JSON cannot hold."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """Serialise; unknown types become text."""
        return orjson.dumps(obj, default=str).decode()

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Parse. Raises orjson.JSONDecodeError."""
        return orjson.loads(s)


class App(Flask):
    """Flask whose requests run in the transaction that their route declares."""

    json_provider_class = OrjsonProvider

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.gate = admission.Gate()

    def dispatch_request(self) -> ResponseReturnValue:
        """Check the caller and run the view in one transaction; a route without an access rule is closed."""
        if request.routing_exception is not None:
            self.raise_routing_exception(request)
        view = self.view_functions[request.url_rule.endpoint]  # type: ignore[union-attr]  # routing succeeded
        access = access_of(view)
        if access is None:
            raise Problem("forbidden", "The route declares no access rule")
        security.check_same_site()
        if not request.path.startswith("/api/"):
            # pages and probes are answered in a storm too
            return self._run(access)
        with self.gate.passed():
            secret = tokens.presented() if access.scope else None
            if access.scope is not None and secret is not None:
                return self._run_for_system(access, secret, access.scope)
            caller = self._caller(access)
            access.check(caller)
            answer = self._run(access)
            if caller is not None:
                session.note_seen(caller)
            return answer

    def _run_for_system(self, access: Access, secret: str, scope: str) -> ResponseReturnValue:
        """Run the view for who comes with a token instead of a session."""
        with atomic("read"):
            reader = tokens.let_in(secret, scope)
        answer = self._run(access)
        tokens.note_used(reader)
        return answer

    def _caller(self, access: Access) -> Actor | None:
        """Who asks; not looked up where anybody may come in."""
        if access.roles is None:
            return None
        with atomic("read"):
            return signed_in()

    def _run(self, access: Access) -> ResponseReturnValue:
        """Run the view in its transaction; an idempotent write that collided with another is run again (S2)."""
        for _ in range(REPEATS if access.repeat else 0):
            try:
                with atomic(access.mode):
                    return super().dispatch_request()
            except DBAPIError as error:
                if not collided(error):
                    raise
        with atomic(access.mode):
            return super().dispatch_request()


def create_app(config: Config | None = None) -> App:
    """Build the application of ``config`` (default: from the environment). Raises ConfigError."""
    config = config or from_env()
    app = App("toso", static_folder=None)
    app.config.update(
        SECRET_KEY=config.secret_key,
        SECRET_KEY_FALLBACKS=list(config.secret_key_fallbacks),
        SQLALCHEMY_DATABASE_URI=config.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(config.database_url),
        MAX_CONTENT_LENGTH=MAX_BODY,
        DEMO=config.demo,
        DATA_DIR=str(config.data_dir),
        ERASURE_LEDGER=str(config.erasure_ledger or config.data_dir / "erasures.jsonl"),
        TESTING=config.testing,
        **security.COOKIES,
    )
    if config.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.trusted_proxies, x_proto=1, x_host=1)  # type: ignore[method-assign]  # Flask's documented way
    db.init_app(app)
    with app.app_context():
        sqlite.prepare(db.engine)
    Migrate(app, db, directory="models/migrations", render_as_batch=True, compare_type=True)
    register.init_app(app)
    security.init_app(app)
    health.init_app(app)
    api_docs.init_app(app)
    pwa_files.init_app(app)
    compress.init_app(app)
    cli.init_app(app)
    return app


def engine_options(url: str) -> dict[str, Any]:
    """Pool and time limits per database: no query may hold a web thread for ever, no log tells what it was about."""
    # Errors of the database are logged; with their parameters names, numbers and hashes would be.
    common = {"hide_parameters": True, "json_deserializer": _loads}
    if url.startswith("sqlite"):
        return {**common, "connect_args": {"timeout": 10}}
    options = "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=15000 -c lock_timeout=10000"
    pool = {"pool_size": 10, "max_overflow": 10, "pool_pre_ping": True}
    return {**common, **pool, "connect_args": {"options": options}}


def _loads(stored: str | float) -> Any:
    """A JSON column's value; SQLite keeps a bare number as a number."""
    return stored if isinstance(stored, int | float) else orjson.loads(stored)
