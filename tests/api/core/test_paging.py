"""Cursors come back as they went out; anything else, also another list's, is refused and never fails."""

import itertools
import uuid
from typing import Any

import pytest

from api.core.paging import encode_cursor
from tests.conftest import ClientOf
from tests.factories.world import World

LISTS = ("/accounts", "/audit", "/exports", "/members", "/quarantine", "/sessions", "/teams")
KEYS = ("\0", "x", "0001-01-01", "0001-01-01T00:00:00+07:00", 2**63, 10**18, "9" * 400, True)
CURSORS: list[list[Any]] = [
    [],
    *([key] for key in KEYS),
    *([key, str(uuid.uuid4())] for key in KEYS),
    *([at, scope, seq] for at, scope, seq in itertools.product(("2026-01-01T00:00:00Z", "x"), ("\0", "a"), KEYS)),
]


@pytest.mark.parametrize("path", LISTS)
def test_a_cursor_of_somewhere_else_is_no_error_of_the_server(path: str, world: World, client_of: ClientOf) -> None:
    admin = client_of(world.admin)
    for cursor in ("é", "====", "a", *map(encode_cursor, CURSORS)):
        answer = admin.get(path, {"after": cursor})
        assert answer.status == 200 or answer.json["errors"][0]["field"] == "after", (cursor, answer.text)
