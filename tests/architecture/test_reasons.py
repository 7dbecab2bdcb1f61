"""Every reason for which an op is set aside has words for its author and for an official, in both languages."""

import re
from pathlib import Path

import pytest

from api.sync.codes import MESSAGES
from tests.support.sources import ROOT

FEATURES = ROOT / "pwa" / "src" / "features"
FILES = [FEATURES / "journal" / "rejection.ts", FEATURES / "desk" / "review" / "codes.ts"]
ENTRY = re.compile(r"^  (\w+): ", re.MULTILINE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_reason_has_words(path: Path) -> None:
    vietnamese, english = re.split(r"^const en\b", path.read_text(), flags=re.MULTILINE)
    for side in (vietnamese, english):
        assert set(MESSAGES) - set(ENTRY.findall(side)) == set()
