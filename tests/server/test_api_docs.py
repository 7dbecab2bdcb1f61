"""The page about the HTTP interface: whole, without scripts, with nothing from elsewhere."""

import json
import re

import pytest

from api.core.problems import CATALOGUE
from server.api_docs import kind_of
from server.cli.openapi import FILE
from tests.support.client import Client

DOCS = "/api/v1/docs"


@pytest.mark.only_on("sqlite")
def test_the_page_shows_every_path_every_shape_and_every_problem(stranger: Client) -> None:
    page = stranger.send("GET", DOCS)
    assert (page.status, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    described = json.loads(FILE.read_text())
    shown = set(re.findall(r"<code>([^<]+)</code>", page.text))
    assert set(described["paths"]) <= shown
    assert set(CATALOGUE) <= shown
    assert set(described["components"]["schemas"]) <= set(re.findall(r'<article id="(\w+)">', page.text))


@pytest.mark.only_on("sqlite")
def test_the_page_needs_nothing_from_elsewhere(stranger: Client) -> None:
    text = stranger.send("GET", DOCS).text
    assert "<script" not in text
    assert " style=" not in text
    assert set(re.findall(r'(?:src|href)="([^"#]+)"', text)) == {"/api/v1/docs.css", "/api/v1/openapi.json"}
    anchors = set(re.findall(r'href="#([^"]+)"', text))
    assert anchors <= set(re.findall(r'id="([^"]+)"', text))
    style = stranger.send("GET", "/api/v1/docs.css")
    assert (style.status, style.headers["Content-Type"]) == (200, "text/css; charset=utf-8")


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ({"$ref": "#/components/schemas/TeamOut"}, "TeamOut"),
        ({"type": "array", "items": {"$ref": "#/components/schemas/TeamOut"}}, "array of TeamOut"),
        ({"type": ["string", "null"], "format": "date"}, "string or null (date)"),
        ({"enum": ["a", None]}, "a | null"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "integer or null"),
        ({}, "anything"),
    ],
)
def test_shapes_are_told_in_words(shape: dict[str, object], words: str) -> None:
    assert kind_of(shape) == words
