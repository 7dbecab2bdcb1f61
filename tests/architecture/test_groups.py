"""Parallel test processes: what shares a database or a browser stays together."""

import pytest

from tests.support.spread import group_of, longest_of


@pytest.mark.parametrize(
    ("nodeid", "group"),
    [
        ("tests/api/test_a.py::test_x[sqlite]", "sqlite"),
        ("tests/api/test_a.py::test_x[postgres-member]", "postgres"),
        ("tests/api/test_a.py::test_x[GET /teams own-postgres]", "postgres"),
        ("tests/api/test_a.py::test_x[sqlite-get-/api/v1/teams]", "sqlite"),
        ("tests/architecture/test_b.py::test_x[models/sqlite.py]", "tests/architecture/test_b.py"),
        ("tests/server/test_c.py::test_x", "tests/server/test_c.py"),
        ("tests/e2e/test_d.py::test_x[chromium]", "e2e"),
    ],
)
def test_group_is_read_from_the_id(nodeid: str, group: str) -> None:
    assert group_of(nodeid) == group


def test_what_takes_longest_is_begun_first() -> None:
    assert longest_of(["tests/server/test_c.py", "sqlite", "e2e", "postgres"]) == "e2e"
    assert longest_of(["tests/server/test_c.py", "sqlite", "postgres"]) == "postgres"
    assert longest_of(["tests/server/test_c.py"]) is None
