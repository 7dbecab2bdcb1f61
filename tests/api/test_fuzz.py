"""Every operation of the OpenAPI file against generated requests: never a 500, never an undescribed answer.

For each operation: the boundary values that Schemathesis derives from the schema, then random requests that fit it and
random ones that do not. Half of the fitting ones name things that exist, else only 404s would be seen. An administrator
asks, who gets in nearly everywhere; in `make nightly` a member and an officer too, and everybody asks more.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema

from server.app import App
from server.cli.openapi import FILE
from tests.conftest import BASE_URL
from tests.factories.accounts import Account
from tests.factories.keys import public_jwk
from tests.factories.world import World, make_world
from tests.support import databases
from tests.support.databases import Database
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.store import Store
from tests.support.thorough import examples

pytestmark = pytest.mark.skipif(bool(BASE_URL), reason="runs in process")
# What a role may ask does not depend on the database; what the database makes of it does.
OTHERS = [pytest.mark.only_on("sqlite"), pytest.mark.nightly]
ROLES = [*(pytest.param(role, marks=OTHERS) for role in ("member", "officer")), "admin"]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
METHODS = ("get", "post", "put", "patch", "delete")
EXAMPLES = examples(4, nightly=20)
# Refusals that the check for bad input does not know of: too large, too many waiting.
OTHER_REFUSALS = (413, 429)
PLAIN = {"Accept-Encoding": "identity"}  # in process nobody would unzip
SETTINGS = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@dataclass
class Target:
    """The application on a database of its own: the requests below change whatever they reach."""

    app: App
    store: Store
    world: World
    cookies: dict[str, str] = field(default_factory=dict)

    @cached_property
    def schema(self) -> OpenApiSchema:
        """What the running application says about itself."""
        return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", self.app)

    @cached_property
    def known(self) -> dict[str, Any]:
        """Things that exist and values that fit, by the names under which parameters and bodies ask for them."""
        world = self.world
        return {
            "unit": str(world.commune.id),
            "parent": str(world.province.id),
            "team": str(world.team.id),
            "account": str(world.team.members[2].id),
            "phone": world.team.members[2].phone,
            "public_key": public_jwk(),
            "from": "2026-01-01",
            "to": "2026-12-31",
            "on": "2026-06-30",
        }

    def account(self, role: str) -> Account:
        """Who calls."""
        found: Account = getattr(self.world, role)
        return found

    def cookie(self, role: str) -> dict[str, str]:
        """What signs a request in; anew after a log-out."""
        if role not in self.cookies:
            with self.store.writing():
                self.cookies[role] = session_cookie(self.app, self.account(role).id)
        return {SESSION_COOKIE: self.cookies[role]}

    def ask(self, role: str, case: Case[Any], *, known: bool) -> None:
        """Send a request and hold the answer against its description."""
        if known:
            self._name_known(case)
        response = case.call(base_url="https://localhost", cookies=self.cookie(role), headers=PLAIN)
        fits = known or response.status_code in OTHER_REFUSALS
        case.validate_response(response, checks=CHECKS if fits else [*CHECKS, negative_data_rejection])
        if "logout" in case.path or case.method == "DELETE":
            self.cookies.pop(role, None)
        assert response.status_code != 401 or "/auth/" in case.path, "nothing is tried if the role does not get in"

    def _name_known(self, case: Case[Any]) -> None:
        for place in (case.path_parameters, case.query, case.body):
            if isinstance(place, dict):
                place.update(
                    {name: self.known[plain] for name in place if (plain := name.removesuffix("_id")) in self.known}
                )


@pytest.fixture(scope="module")
def target(database: Database) -> Iterator[Target]:
    """One application and world for all operations."""
    app = databases.make_app(database.copy("fuzz"))
    store = Store(app)
    with store.writing():
        world = make_world()
    yield Target(app, store, world)
    databases.close(app)


@cache
def operations() -> list[tuple[str, str]]:
    """Method and path of all operations in the repository's file."""
    paths: dict[str, Any] = json.loads(FILE.read_text())["paths"]
    return [(method, path) for path, methods in paths.items() for method in METHODS if method in methods]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("method", "path"), operations(), ids=str)
def test_generated_requests_get_described_answers(target: Target, role: str, method: str, path: str) -> None:
    operation = target.schema[path][method]

    @SETTINGS
    @given(case=operation.as_strategy(GenerationMode.POSITIVE), known=st.booleans())
    def fitting(case: Case[Any], known: bool) -> None:
        target.ask(role, case, known=known)

    @SETTINGS
    @given(case=operation.as_strategy(GenerationMode.NEGATIVE))
    def unfitting(case: Case[Any]) -> None:
        target.ask(role, case, known=False)

    fitting()
    with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
        unfitting()


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(("method", "path"), operations(), ids=str)
def test_boundary_values_get_described_answers(target: Target, method: str, path: str) -> None:
    operation = target.schema[path][method]
    cases = target.schema.iter_coverage_cases(
        operation,
        generation_modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE],
        generation_config=target.schema.config.generation_for(operation=operation, phase="coverage"),
    )
    for case in cases:
        target.ask("admin", case, known=False)
