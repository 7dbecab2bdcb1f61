"""Parallel test processes: what shares a database or a browser comes one after the other, and no process is idle."""

import pytest

from tests.support.spread import ORDERS, group_of, next_of


@pytest.mark.parametrize(
    ("nodeid", "group"),
    [
        ("tests/api/test_a.py::test_x[sqlite]", "sqlite tests/api/test_a.py"),
        ("tests/api/test_a.py::test_x[postgres-member]", "postgres tests/api/test_a.py"),
        ("tests/api/test_a.py::test_x[GET /teams own-postgres]", "postgres tests/api/test_a.py"),
        ("tests/api/test_a.py::test_x[sqlite-get-/api/v1/teams]", "sqlite tests/api/test_a.py"),
        ("tests/architecture/test_b.py::test_x[models/sqlite.py]", "else tests/architecture/test_b.py"),
        ("tests/server/test_c.py::test_x", "else tests/server/test_c.py"),
        ("tests/e2e/test_d.py::test_x[chromium]", "e2e tests/e2e/test_d.py"),
    ],
)
def test_group_is_read_from_the_id(nodeid: str, group: str) -> None:
    assert group_of(nodeid) == group


@pytest.mark.parametrize(
    ("process", "taken"),
    [
        (0, ["e2e b.py", "e2e c.py", "sqlite d.py", "sqlite a.py", "postgres a.py", "else a.py"]),
        (1, ["postgres a.py", "else a.py", "sqlite d.py", "sqlite a.py", "e2e b.py", "e2e c.py"]),
        (2, ["e2e b.py", "e2e c.py", "postgres a.py", "sqlite d.py", "sqlite a.py", "else a.py"]),
        (3, ["sqlite d.py", "sqlite a.py", "else a.py", "postgres a.py", "e2e b.py", "e2e c.py"]),
    ],
)
def test_a_process_keeps_to_its_kind_and_then_helps_the_others(process: int, taken: list[str]) -> None:
    """Stories in a browser by name, so that what one leaves behind it never leaves behind for one before it."""
    left = ["sqlite d.py", "e2e c.py", "postgres a.py", "sqlite a.py", "e2e b.py", "else a.py"]
    found = []
    while left:
        found.append(next_of(left, process))
        left.remove(found[-1])
    assert found == taken
    assert next_of(["e2e b.py"], process + len(ORDERS)) == "e2e b.py"
