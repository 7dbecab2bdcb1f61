# What this project uses of flask-smorest 0.47, which ships no types. mypy reads it through mypy_path.
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NoReturn, TypeVar

import flask
from apispec import APISpec
from marshmallow import Schema
from webargs.core import Parser
from werkzeug.exceptions import HTTPException

_View = TypeVar("_View", bound=Callable[..., Any] | type)
_SchemaLike = Schema | type[Schema]

class Blueprint(flask.Blueprint):
    ARGUMENTS_PARSER: ClassVar[Parser[flask.Request]]
    PAGINATION_HEADER_NAME: ClassVar[str | None]
    description: str

    def __init__(
        self,
        name: str,
        import_name: str,
        *args: Any,
        description: str = "",
        url_prefix: str | None = None,
        **kwargs: Any,
    ) -> None: ...
    def route(self, rule: str, **options: Any) -> Callable[[_View], _View]: ...
    def arguments(
        self,
        schema: _SchemaLike | Mapping[str, Any],
        *,
        location: str = "json",
        content_type: str | None = None,
        required: bool = True,
        description: str | None = None,
        example: Any = None,
        examples: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> Callable[[_View], _View]: ...
    def response(
        self,
        status_code: int,
        schema: _SchemaLike | Mapping[str, Any] | None = None,
        *,
        content_type: str | None = None,
        description: str | None = None,
        example: Any = None,
        examples: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
    ) -> Callable[[_View], _View]: ...
    def alt_response(
        self,
        status_code: int,
        response: str | None = None,
        *,
        schema: _SchemaLike | Mapping[str, Any] | None = None,
        content_type: str | None = None,
        description: str | None = None,
        example: Any = None,
        examples: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        success: bool = False,
    ) -> Callable[[_View], _View]: ...
    def doc(self, **kwargs: Any) -> Callable[[_View], _View]: ...
    def etag(self, obj: _View) -> _View: ...
    def check_etag(self, etag_data: Any, etag_schema: _SchemaLike | None = None) -> None: ...
    def set_etag(self, etag_data: Any, etag_schema: _SchemaLike | None = None) -> None: ...

class Api:
    ERROR_SCHEMA: ClassVar[Any]
    spec: APISpec

    def __init__(self, app: flask.Flask | None = None, *, spec_kwargs: Mapping[str, Any] | None = None) -> None: ...
    def init_app(self, app: flask.Flask, *, spec_kwargs: Mapping[str, Any] | None = None) -> None: ...
    def register_blueprint(self, blp: Blueprint, *, parameters: list[Any] | None = None, **options: Any) -> None: ...
    def register_converter(self, converter: type[Any], func: Callable[..., Any]) -> None: ...
    def register_field(self, field: type[Any], *args: Any) -> None: ...
    def handle_http_exception(self, error: HTTPException) -> tuple[Any, int, dict[str, str]]: ...

def abort(http_status_code: int, exc: Exception | None = None, **kwargs: Any) -> NoReturn: ...
