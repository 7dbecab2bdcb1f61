"""An alias of a table belongs to one query. Shared by threads it may break for as long as the process lives.

Its columns are made by whoever asks for them first. Of two who ask at once each makes its own, and statements that are
built later mix both: "Can't determine which FROM clause to join from".
"""

import ast
from pathlib import Path

import pytest

from tests.support.sources import APPLICATION, dotted, python_files, shown, tree

MADE_BY = {"aliased", "alias", "subquery", "cte", "lateral"}


@pytest.mark.parametrize("path", python_files(*APPLICATION), ids=shown)
def test_no_alias_is_shared(path: Path) -> None:
    assert [f"{shown(path)}:{line}" for line in shared_aliases(tree(path))] == []


def test_one_that_is_shared_is_found() -> None:
    module = ast.parse(
        "a = sa.orm.aliased(Thing)\n\n\nclass Reads:\n    b = query.cte()\n\n\ndef f():\n    c = aliased(A)\n"
    )
    assert shared_aliases(module) == [1, 5]


def shared_aliases(module: ast.Module) -> list[int]:
    """Lines outside of functions that make one."""
    waiting: list[ast.AST] = [module]
    found = []
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in MADE_BY:
            found.append(node.lineno)
        waiting.extend(ast.iter_child_nodes(node))
    return sorted(found)
