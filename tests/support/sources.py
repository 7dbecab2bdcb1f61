"""The project's own source files, for the rules that are tests."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPLICATION = ("server", "api", "models")
PYTHON = (*APPLICATION, "tests", "bench")
PWA = ROOT / "pwa" / "src"


def python_files(*tops: str) -> list[Path]:
    """All Python files below the named folders, without what Alembic generates."""
    found = (path for top in tops for path in (ROOT / top).rglob("*.py"))
    return sorted(path for path in found if "versions" not in path.parts)


def pwa_files(*suffixes: str) -> list[Path]:
    """All files of the phone app with these endings."""
    return sorted(path for path in PWA.rglob("*") if path.suffix in suffixes)


def shown(path: Path) -> str:
    """The path as a reader of a failed test wants it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text())


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Each call of a file with what is called, such as ``dt.datetime.now``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def dotted(node: ast.expr) -> str:
    """The dotted name of an expression; a part that is no name is ``?``."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"
