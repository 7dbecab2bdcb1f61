"""Rules about the source text that no linter knows."""

import ast
import re
import statistics
from pathlib import Path

import pytest

from tests.support.sources import APPLICATION, PYTHON, ROOT, calls, pwa_files, python_files, shown, tree

# Time comes from one place. Column defaults stand below the api layer and may not import it.
CLOCKS = {"api/core/clock.py", "models/mixins.py"}
TIME_CALLS = re.compile(r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime))$")
SQL_CALLS = re.compile(r"(^|\.)(text|execute|executemany|exec_driver_sql|scalars?|executescript)$")
MAX_LINES, MEDIAN_LINES = 300, 100
PYTHON_FILES = python_files(*PYTHON)
# Where people and their tools keep files. Those of the system itself, as a browser's place, are another matter.
MACHINE_FOLDERS = ("Users", "home", "media", "mnt", "opt", "root", "srv", "tmp", "work")
OUTSIDE = re.compile(rf"\.\./shared\b|/(?:{'|'.join(MACHINE_FOLDERS)})/")


@pytest.mark.parametrize("path", python_files(*APPLICATION), ids=shown)
def test_application_source(path: Path) -> None:
    name = shown(path)
    for called, call in calls(path):
        where = f"{name}:{call.lineno}"
        assert name in CLOCKS or not TIME_CALLS.search(called), f"{where} asks the clock by itself"
        assert name == "api/core/db.py" or not called.endswith(".commit"), f"{where} commits"
        if SQL_CALLS.search(called) and call.args:
            assert not is_built(call.args[0]), f"{where} builds SQL from strings"


def is_built(node: ast.expr) -> bool:
    """Whether a string is put together at run time; a PRAGMA, which takes no parameters, may be."""
    if isinstance(node, ast.JoinedStr):
        first = node.values[0]
        return not (isinstance(first, ast.Constant) and str(first.value).startswith("PRAGMA "))
    if isinstance(node, ast.BinOp):
        return any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in (node.left, node.right))
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


@pytest.mark.parametrize("path", python_files("api"), ids=shown)
def test_no_cursor_compares_a_time(path: Path) -> None:
    if path.name not in ("feed.py", "pull.py", "cursors.py", "cursor.py", "paging.py"):
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Compare):
            sides = [side for side in (node.left, *node.comparators) if isinstance(side, ast.Attribute)]
            assert not any(side.attr.endswith(("_at", "_time")) for side in sides), f"{shown(path)}:{node.lineno}"  # S2


@pytest.mark.parametrize("path", PYTHON_FILES, ids=shown)
def test_no_import_inside_a_function(path: Path) -> None:
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inner = [node for function in functions for node in ast.walk(function)]
    assert not [node.lineno for node in inner if isinstance(node, ast.Import | ast.ImportFrom)]


def test_files_are_small() -> None:
    sizes = {
        shown(path): len(path.read_text().splitlines()) for path in [*PYTHON_FILES, *pwa_files(".ts", ".tsx", ".css")]
    }
    assert {name: lines for name, lines in sizes.items() if lines > MAX_LINES} == {}
    assert statistics.median(sizes.values()) < MEDIAN_LINES


def test_nothing_reads_what_lies_beside_the_project() -> None:
    texts = [*PYTHON_FILES, *pwa_files(".ts", ".tsx", ".css", ".json"), ROOT / "Makefile", ROOT / "run"]
    assert [shown(path) for path in texts if OUTSIDE.search(path.read_text())] == []


@pytest.mark.parametrize("folder", MACHINE_FOLDERS)
def test_a_path_of_one_machine_is_seen(folder: str) -> None:
    path = "/".join(("", folder, "somebody", "notes.txt"))
    for text in (path, f'Path("{path}")', f"cd {path}", f"file://{path}"):
        assert OUTSIDE.search(text), text
    assert not OUTSIDE.search(folder)


def test_a_neighbour_of_the_project_is_seen() -> None:
    assert OUTSIDE.search("/".join(("..", "shared", "design")))
    assert not OUTSIDE.search("../shared_parts")
