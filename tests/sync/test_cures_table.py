"""The table of cures cannot rot: what it takes out stands in the code, and the tests it names exist."""

import ast

import pytest

from tests.support.sources import ROOT, tree
from tests.sync.cures.readme import markdown, rows
from tests.sync.cures.table import Cure, load, taken_out
from tests.sync.simulator import mutants

CURES = load()
# The rows of faults.md that the sync engine answers for; the others belong to other issues.
ROWS = {*range(1, 9), 11, *range(12, 26), *range(28, 36), *range(37, 43), *range(44, 48), 50, 51}


@pytest.mark.parametrize("cure", CURES, ids=lambda cure: cure.name)
def test_what_is_taken_out_stands_in_the_code_once(cure: Cure) -> None:
    text = taken_out(cure)
    if cure.file.endswith(".py"):
        ast.parse(text)


@pytest.mark.parametrize("test", sorted({test for cure in CURES for test in cure.tests}))
def test_the_test_of_a_cure_exists(test: str) -> None:
    file, _, name = test.partition("::")
    path = ROOT / file
    if path.suffix == ".ts":
        assert name in path.read_text()
        return
    assert name.partition("[")[0] in {node.name for node in tree(path).body if isinstance(node, ast.FunctionDef)}


def test_every_row_has_a_cure() -> None:
    assert rows().keys() == ROWS
    assert {cure.row for cure in CURES} == ROWS


def test_the_readme_names_the_test_of_every_row() -> None:
    readme = (ROOT / "tests" / "sync" / "README.md").read_text()
    assert markdown() in readme, "python -m tests.sync.cures --table prints what belongs there"


def test_the_simulators_bugs_that_it_names_are_caught() -> None:
    named = {bug for row in rows().values() for bug in row.get("bugs", [])}
    assert named <= mutants.BUGS.keys() - mutants.HARMLESS.keys()
