"""The HTTP edge: safe JSON parsing, blueprints, and every error as one RFC 9457 problem document."""

import logging
from collections.abc import Iterator
from typing import Any, cast

import flask_smorest
import marshmallow as ma
import orjson
from flask import Flask, Response, request
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from uuid_utils.compat import uuid7
from webargs.flaskparser import FlaskParser
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.exceptions import HTTPException

from api.core.access import public_reads
from api.core.problems import BY_STATUS, FieldError, Problem
from api.core.spec import PROBLEM_TYPE, ApiWithProblems

log = logging.getLogger(__name__)
KEPT_HEADERS = ("Allow", "Retry-After", "WWW-Authenticate")
# What SQLite and PostgreSQL say when they cannot write now; the caller may come back.
CANNOT_WRITE = (
    "disk is full",
    "readonly",
    "read-only",
    "disk i/o error",
    "locked",
    "unable to open",
    "no space left",
    "connection is bad",  # psycopg's words for a server that cannot be reached, without a state
    "connection failed",
    "connection timeout",
    "server closed the connection",
    "no such savepoint",  # SQLite ends the transaction by itself when the disk is full
)
CANNOT_WRITE_STATES = ("25006", "53100", "53300", "57P01", "57P03", "40001", "40P01", "55P03", "08006", "08001")
CONSTRAINT_CODES = {
    "uq_account_phone_in_use": "phone_taken",
    "account.phone": "phone_taken",
    "device.id": "device_taken",
    "uq_decision_unit_id_year_symbol_number": "number_taken",
    "decision.number": "number_taken",
}


class Parser(FlaskParser):
    """Reads JSON with orjson (bounded depth and numbers) and refuses unknown fields everywhere."""

    KNOWN_MULTI_FIELDS = [ma.fields.List, ma.fields.Tuple]  # noqa: RUF012  # the base class types it so
    DEFAULT_UNKNOWN_BY_LOCATION = {  # noqa: RUF012  # the base class types it so
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": ma.RAISE,
    }

    def load_files(self, req: Any, schema: ma.Schema) -> Any:
        """A form's fields together with its files: OpenAPI describes both as one body."""
        return self._makeproxy(CombinedMultiDict([req.files, req.form]), schema)

    def _raw_load_json(self, req: Any) -> Any:
        if not req.is_json:
            raise Problem("unsupported_media_type")
        try:
            return orjson.loads(req.get_data())
        except orjson.JSONDecodeError as error:
            raise Problem("unreadable_json", str(error)) from None


class Bp(flask_smorest.Blueprint):
    """A feature's blueprint; paging is in the body, not in a header."""

    ARGUMENTS_PARSER = Parser()
    PAGINATION_HEADER_NAME = None


class Api(ApiWithProblems):
    """flask-smorest with our envelope for HTTP errors."""

    def handle_http_exception(self, error: HTTPException) -> Response:  # type: ignore[override]  # smorest is untyped here
        """Turn werkzeug's and webargs' errors into problem documents."""
        status = error.code or 500
        code = BY_STATUS.get(status, "internal" if status >= 500 else "bad_request")
        problem = Problem(code, errors=tuple(_field_errors(getattr(error, "data", None) or {})))
        headers = {name: value for name, value in error.get_headers() if name in KEPT_HEADERS}
        return _answer(problem, status, headers)


def answer(problem: Problem) -> Response:
    """The response of a problem."""
    headers = {} if problem.retry_after is None else {"Retry-After": str(problem.retry_after)}
    return _answer(problem, problem.status, headers)


def init_app(app: Flask) -> Api:
    """Create the API of ``app`` and its error handlers."""
    app.config.update(
        API_TITLE="Tổ Số",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
        OPENAPI_JSON_PATH="openapi.json",
    )
    app.register_error_handler(Problem, answer)
    app.register_error_handler(IntegrityError, _on_integrity)
    app.register_error_handler(DBAPIError, _on_database)
    app.register_error_handler(PoolTimeout, _on_full_pool)
    app.register_error_handler(Exception, _on_unexpected)
    api = Api(app)
    public_reads(app.view_functions["api-docs.openapi_json"])
    return api


def _answer(problem: Problem, status: int, headers: dict[str, str]) -> Response:
    document = {
        "type": "about:blank",
        "title": problem.title,
        "status": status,
        "code": problem.code,
        "id": str(uuid7()),
        **({"detail": problem.detail} if problem.detail else {}),
        **({"errors": [error.as_json() for error in problem.errors]} if problem.errors else {}),
        **({"params": problem.params} if problem.params else {}),
    }
    # who was sent away in a storm is counted in the access log; a line for each would feed the storm
    if status >= 500 and problem.code != "overloaded":
        log.error("problem %s %s at %s", document["id"], problem.code, request.path)
    return Response(orjson.dumps(document, default=str), status, headers, content_type=PROBLEM_TYPE)


def _field_errors(data: dict[str, Any]) -> Iterator[FieldError]:
    for location, messages in (data.get("messages") or {}).items():
        yield from _flatten(messages, "" if location in ("json", "query", "json_or_form", "files") else str(location))


def _flatten(messages: Any, path: str) -> Iterator[FieldError]:
    if isinstance(messages, dict):
        for key, value in messages.items():
            name = path if key == "_schema" else f"{path}.{key}".lstrip(".")
            yield from _flatten(value, name)
        return
    for message in messages if isinstance(messages, list) else [messages]:
        text = str(message)
        code = {"Unknown field.": "unknown_field", "Missing data for required field.": "required"}.get(text, "invalid")
        yield FieldError(path, code, text)


def _on_integrity(error: IntegrityError) -> Response:
    """The database is the last validator: a named constraint becomes a problem."""
    told = str(error.orig)
    for name, code in CONSTRAINT_CODES.items():
        if name in told:
            return answer(Problem(code))
    log.warning("integrity error at %s: %s", request.path, told.splitlines()[0])
    return answer(Problem("conflict"))


def _on_database(error: DBAPIError) -> Response:
    told = str(error.orig).lower()
    state = cast(str | None, getattr(error.orig, "sqlstate", None))
    if error.connection_invalidated or state in CANNOT_WRITE_STATES or any(words in told for words in CANNOT_WRITE):
        log.error("database cannot serve %s: %s", request.path, told.splitlines()[0] if told else error)
        return answer(Problem("unavailable", retry_after=5))
    return _on_unexpected(error)


def _on_full_pool(error: PoolTimeout) -> Response:
    log.error("no connection was free for %s: %s", request.path, error)
    return answer(Problem("unavailable", retry_after=5))


def _on_unexpected(error: Exception) -> Response:
    log.exception("unexpected error at %s", request.path, exc_info=error)
    return answer(Problem("internal"))
