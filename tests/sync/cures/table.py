"""The table of cures: what each is, where it stands in the code, and which test must miss it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.support.sources import ROOT

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Cure:
    """One cure of a row of ``faults.md``.

    It is taken out by writing ``new`` for ``old``, which stands exactly once in ``file``; ``says`` tells what that
    does. Each of ``tests`` must fail then: ``path::test`` of pytest, ``path.test.ts::name`` of vitest.
    """

    row: int
    says: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    @property
    def name(self) -> str:
        """How a report calls it."""
        return f"row {self.row}, {self.says}"


def load() -> list[Cure]:
    """All cures in the order of their rows."""
    files = [tomllib.loads(path.read_text()) for path in sorted(HERE.glob("*.toml"))]
    found = [entry for file in files for entry in file.get("cure", [])]
    return sorted((Cure(**{**entry, "tests": tuple(entry["tests"])}) for entry in found), key=lambda cure: cure.row)


def taken_out(cure: Cure, root: Path = ROOT) -> str:
    """The file's text without the cure. Raises ValueError unless ``old`` stands in it exactly once."""
    text = (root / cure.file).read_text()
    if text.count(cure.old) != 1:
        raise ValueError(f"{cure.name}: the text to take out stands {text.count(cure.old)} times in {cure.file}")
    return text.replace(cure.old, cure.new)
