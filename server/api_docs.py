"""A page about the HTTP interface for people, made from its OpenAPI description; no script, nothing from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, render_template, send_from_directory

from api.core.access import public_reads
from api.core.problems import CATALOGUE
from server.cli.openapi import spec

STATIC = Path(__file__).resolve().parent / "static"
METHODS = ("get", "post", "put", "patch", "delete")
bp = Blueprint("api_pages", __name__, template_folder="templates")


@dataclass(frozen=True)
class Line:
    """A parameter, field or answer of an operation."""

    name: str
    kind: str
    required: bool
    about: str


@dataclass(frozen=True)
class Operation:
    """One method of one path."""

    method: str
    path: str
    summary: str
    parameters: tuple[Line, ...]
    body: str
    answers: tuple[Line, ...]


@bp.get("/api/v1/docs")
@public_reads
def page() -> str:
    """All operations by feature, all shapes, all codes of problems."""
    described = spec()
    schemas = {name: tuple(_fields(shape)) for name, shape in described["components"].get("schemas", {}).items()}
    return render_template("api_docs.html", features=_features(), schemas=schemas, problems=CATALOGUE)


@bp.get("/api/v1/docs.css")
@public_reads
def style() -> Response:
    """The page's looks; inline styles are forbidden by our own policy."""
    return send_from_directory(STATIC, "api_docs.css", max_age=3600)


def _features() -> dict[str, list[Operation]]:
    found: dict[str, list[Operation]] = {}
    for path, methods in spec()["paths"].items():
        for method in METHODS:
            if method in methods:
                described = methods[method]
                common = methods.get("parameters", [])
                operation = _operation(method, path, described, [*common, *described.get("parameters", [])])
                found.setdefault(described.get("tags", ["other"])[0], []).append(operation)
    return found


def _operation(method: str, path: str, described: dict[str, Any], parameters: list[dict[str, Any]]) -> Operation:
    return Operation(
        method=method.upper(),
        path=path,
        summary=described.get("summary", ""),
        parameters=tuple(
            Line(one["name"], kind_of(one.get("schema", {})), one.get("required", False), one.get("description", ""))
            for one in parameters
            if "name" in one
        ),
        body=_content(described.get("requestBody", {})),
        answers=tuple(
            Line(status, _content(answer), False, answer.get("description", ""))
            for status, answer in sorted(described.get("responses", {}).items())
            if "$ref" not in answer
        ),
    )


def _content(described: dict[str, Any]) -> str:
    return ", ".join(kind_of(kind["schema"]) for kind in described.get("content", {}).values() if "schema" in kind)


def _fields(shape: dict[str, Any]) -> Iterator[Line]:
    required = shape.get("required", [])
    for name, field in shape.get("properties", {}).items():
        yield Line(name, kind_of(field), name in required, field.get("description", ""))


def kind_of(shape: dict[str, Any]) -> str:
    """A schema in a few words, such as ``array of TeamOut`` or ``string (date) or null``."""
    if "$ref" in shape:
        return str(shape["$ref"]).rpartition("/")[2]
    for word, joint in (("anyOf", " or "), ("oneOf", " or "), ("allOf", " and ")):
        if word in shape:
            return joint.join(kind_of(part) for part in shape[word])
    if "enum" in shape:
        return " | ".join("null" if value is None else str(value) for value in shape["enum"])
    kinds = shape.get("type", "anything")
    if "array" in kinds:
        return f"array of {kind_of(shape.get('items', {}))}"
    text = " or ".join(kinds) if isinstance(kinds, list) else str(kinds)
    return f"{text} ({shape['format']})" if "format" in shape else text


def init_app(app: Flask) -> None:
    """Register the page and its style."""
    app.register_blueprint(bp)
