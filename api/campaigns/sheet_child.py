"""The child process that reads one sheet of goals: ``python -m api.campaigns.sheet_child``. See ``sheet``."""

import json
import sys
from typing import Any

from api.campaigns.sheet_rows import goals_of
from api.rosters.reading.child import confine
from api.rosters.reading.guard import kind_of
from api.rosters.reading.model import Refused
from api.rosters.reading.textfile import read_text
from api.rosters.reading.workbook import read_workbook


def main() -> None:
    """Read, and write the answer as JSON."""
    confine()
    given = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        answer: dict[str, Any] = {"rows": _read(content, given["filename"])}
    except Refused as refused:
        answer = {"refused": refused.code}
    except MemoryError:
        answer = {"refused": "too_large"}
    sys.stdout.write(json.dumps(answer))


def _read(content: bytes, filename: str) -> list[dict[str, Any]]:
    sheets = [read_text(content)] if kind_of(content, filename) == "csv" else read_workbook(content)[0]
    rows = goals_of(sheets)
    if not rows:
        raise Refused("no_list", "")
    return rows


if __name__ == "__main__":
    main()
