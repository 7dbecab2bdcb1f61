"""PROTOCOL.md and the code say the same: kinds, codes, rules."""

import ast
import re
from pathlib import Path

import pytest

from api.sync.codes import MESSAGES
from api.sync.kinds import LOADERS
from tests.support.sources import PWA, ROOT, calls, dotted, pwa_files, python_files, shown, tree

PROTOCOL = (ROOT / "api" / "sync" / "PROTOCOL.md").read_text()
# Kept by the server: S12 and S14 to S20 are the phone's.
OF_THE_SERVER = [f"S{number}" for number in (*range(1, 12), 13, *range(21, 28))]


def first_cells(heading: str) -> set[str]:
    """The code words in the first column of the table that begins with ``heading``."""
    table = re.search(rf"^ *\| {heading} \|.*?(?=^ *[^ |\n]|\Z)", PROTOCOL, re.MULTILINE | re.DOTALL)
    assert table, f"PROTOCOL.md has no table {heading}"
    rows = [line.split("|")[1] for line in table[0].splitlines()[2:] if line.strip().startswith("|")]
    return {word for row in rows for word in re.findall(r"`(\w+)`", row)}


def constant(path: Path, node: ast.expr) -> str:
    """The text of a literal, or of a name that the module gives to one."""
    if isinstance(node, ast.Name):
        named = [given for given in tree(path).body if isinstance(given, ast.Assign)]
        node = next(given.value for given in named if dotted(given.targets[0]) == dotted(node))
    assert isinstance(node, ast.Constant), f"{shown(path)}:{node.lineno} computes a kind"
    return str(node.value)


def emitted() -> set[str]:
    """Kinds that are written into feeds."""
    kinds = set()
    for path in python_files("api"):
        for name, call in calls(path):
            if name.endswith("NewEntry"):
                kind = call.args[1] if len(call.args) > 1 else next(k.value for k in call.keywords if k.arg == "kind")
                kinds.add(constant(path, kind))
    return kinds


def test_every_kind_of_entry_is_in_the_table_and_has_a_body() -> None:
    assert first_cells("kind") == set(LOADERS) == emitted()  # S1


def test_the_phone_knows_every_kind() -> None:
    decoder = (PWA / "data" / "sync" / "decode.ts").read_text()
    assert {kind for kind in LOADERS if f'"{kind}"' not in decoder and f"{kind}:" not in decoder} == set()


def test_every_reason_to_set_an_op_aside_is_in_the_table_and_has_words() -> None:
    assert first_cells("code") == set(MESSAGES)  # S8
    assert all(vietnamese and english for vietnamese, english in MESSAGES.values())


@pytest.mark.parametrize("rule", OF_THE_SERVER)
def test_rule_is_carried_by_code_and_by_tests(rule: str) -> None:
    phone = pwa_files(".ts", ".tsx")
    code = [*python_files("api"), *(path for path in phone if ".test." not in path.name)]
    tests = [*python_files("tests/sync"), *(path for path in phone if ".test." in path.name)]
    for files in (code, tests):
        assert any(re.search(rf"\b{rule}\b", path.read_text()) for path in files)


def test_no_rule_is_cited_that_does_not_exist() -> None:
    known = set(re.findall(r"\*\*S(\d+)\*\*", PROTOCOL)) | set(re.findall(r"\bS(\d+)\b", PROTOCOL))
    known |= {str(number) for number in range(14, 22)}
    for path in [*python_files("api", "models", "tests/sync"), *pwa_files(".ts", ".tsx")]:
        cited = set(re.findall(r"(?:#|//|\*|\().*?\bS(\d{1,2})\b(?!\w)", path.read_text()))
        assert cited <= known, shown(path)
