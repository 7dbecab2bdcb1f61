"""The OpenAPI file in the repository is what the routes say."""

import json
import re

from server.app import App
from server.cli.openapi import FILE, spec_text


def test_openapi_file_is_current(bare_app: App) -> None:
    with bare_app.app_context():
        assert FILE.read_text() == spec_text(), "run `flask openapi write`"


def test_every_operation_of_the_api_is_described(bare_app: App) -> None:
    described = set(json.loads(FILE.read_text())["paths"])
    paths = {rule.rule for rule in bare_app.url_map.iter_rules() if rule.rule.startswith("/api/v1/")}
    plain = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path) for path in paths}
    assert plain - described == {"/api/v1/openapi.json", "/api/v1/docs", "/api/v1/docs.css"}
