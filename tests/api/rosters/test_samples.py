"""Lists as communes send them (invented people): what reading finds is exactly what is expected of each file."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from api.rosters.reading.limited import read_limited

FILES = Path(__file__).parent / "files"
SAMPLES = sorted(path for path in FILES.iterdir() if path.suffix != ".json")
TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_gives_its_members_errors_and_warnings(path: Path) -> None:
    expected = json.loads((FILES / f"{path.name}.expected.json").read_text())
    found = read_limited(path.read_bytes(), path.name, today=TODAY)
    assert found["status"] == "ready"
    for part, wanted in expected.items():
        assert [_same_keys(got, one) for got, one in zip(found[part], wanted, strict=True)] == wanted, part


def _same_keys(got: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """What was found, as far as the expectation speaks of it."""
    return {name: got.get(name) for name in wanted}
