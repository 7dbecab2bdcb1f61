"""The table in ``tests/sync/README.md``, made from the cures so that the two cannot part."""

import re
import tomllib
from typing import Any

from tests.sync.cures.table import HERE, Cure, load

HEAD = ("row", "fault", "cure taken out, and the test that fails then", "also")
_ID = re.compile(r"\[[^\]]*\]$")


def rows() -> dict[int, dict[str, Any]]:
    """What ``rows.toml`` says about each row: ``fault``, ``also``, and ``bugs`` of the simulator that are caught."""
    return {int(number): row for number, row in tomllib.loads((HERE / "rows.toml").read_text()).items()}


def markdown() -> str:
    """The whole table."""
    cures = load()
    lines = [HEAD, ("---",) * len(HEAD)]
    for number, row in sorted(rows().items()):
        mine = [_cure(cure) for cure in cures if cure.row == number]
        also = [*row.get("also", []), *(f"`{bug}`" for bug in row.get("bugs", []))]
        lines.append((str(number), row["fault"], "<br>".join(mine), ", ".join(also)))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def _cure(cure: Cure) -> str:
    return f"{cure.says}: {', '.join(_test(test) for test in cure.tests)}"


def _test(test: str) -> str:
    file, _, name = test.partition("::")
    return f"`{file.rpartition('/')[2]}::{_ID.sub('', name)}`"
