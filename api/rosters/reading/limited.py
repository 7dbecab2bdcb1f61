"""Reading a stranger's file in a process of its own with little memory and time (security row 14)."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from api.rosters.reading.guard import MAX_BYTES
from api.rosters.reading.judging import MIN_MEMBERS
from api.rosters.reading.model import KnownHamlet

SECONDS = 30.0
ROOT = Path(__file__).resolve().parents[3]
TOO_HARD = {
    "status": "refused",
    "code": "too_complex",
    "message": "Tệp quá phức tạp nên chưa đọc được. Chép danh sách sang tệp mới rồi gửi lại.",
}


def read_limited(
    content: bytes,
    filename: str,
    *,
    today: dt.date,
    hamlets: Sequence[KnownHamlet] = (),
    min_members: int = MIN_MEMBERS,
) -> dict[str, Any]:
    """``{status: "ready", columns, rows, notes, members, errors, warnings, ignored}``, or why the file is refused.

    Then it is ``{status: "refused", code, message}``.

    Never raises because of what the file holds: a child that dies or takes too long is a refusal, too.
    """
    given = {
        "filename": filename,
        "today": today.isoformat(),
        "hamlets": [{"id": str(one.id), "name": one.name, "commune": one.commune} for one in hamlets],
        "min_members": min_members,
    }
    # a larger file is refused by its size alone, so no more needs to be handed over
    handed = json.dumps(given).encode() + b"\n" + content[: MAX_BYTES + 1]
    command = [sys.executable, "-m", "api.rosters.reading.child"]
    try:
        done = subprocess.run(command, input=handed, capture_output=True, timeout=SECONDS, cwd=ROOT, check=True, env={})
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return dict(TOO_HARD)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
