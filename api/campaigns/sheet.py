"""Goals from a stranger's sheet: a column of codes and one of goals, headed or not. Read in a limited process."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from api.core.problems import Problem

MAX_BYTES = 1024 * 1024
SECONDS = 15.0
ROOT = Path(__file__).resolve().parents[2]


def read_goals(content: bytes, filename: str) -> list[dict[str, Any]]:
    """Rows ``{row, code, goal (None if it is no number), text}``. To be called before anything touches the database.

    Raises Problem ``sheet_refused`` with a reason in ``params``: wrong kind, locked, damaged, nothing in it.
    """
    handed = json.dumps({"filename": filename}).encode() + b"\n" + content[: MAX_BYTES + 1]
    command = [sys.executable, "-m", "api.campaigns.sheet_child"]
    try:
        done = subprocess.run(command, input=handed, capture_output=True, timeout=SECONDS, cwd=ROOT, check=True, env={})
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise Problem("sheet_refused", params={"reason": "too_complex"}) from None
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refused" in answer:
        raise Problem("sheet_refused", params={"reason": answer["refused"]})
    rows: list[dict[str, Any]] = answer["rows"]
    return rows
