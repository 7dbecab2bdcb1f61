"""The child process that reads one file: ``python -m api.rosters.reading.child``. See ``limited``.

Standard input holds one line of JSON (what ``read_roster`` is given besides the bytes) and then the file.
"""

import datetime as dt
import json
import resource
import sys
import uuid
from typing import Any

from api.rosters.reading.model import KnownHamlet, Refused
from api.rosters.reading.reader import read_roster

MEMORY = 256 * 1024 * 1024
CPU_SECONDS = 20


def confine() -> None:
    """Give this process little memory and time for what a stranger sent."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    # no file is made and no process started by whatever a file talks a parser into
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def main() -> None:
    """Read, and write the answer as JSON."""
    confine()
    given = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        answer: dict[str, Any] = {"status": "ready", **_read(given, content)}
    except Refused as refused:
        answer = {"status": "refused", "code": refused.code, "message": refused.message}
    except MemoryError:
        answer = {"status": "refused", "code": "too_large", "message": "Tệp quá lớn để mở. Chia nhỏ rồi gửi lại."}
    sys.stdout.write(json.dumps(answer, default=str))


def _read(given: dict[str, Any], content: bytes) -> dict[str, Any]:
    hamlets = [KnownHamlet(uuid.UUID(one["id"]), one["name"], one["commune"]) for one in given["hamlets"]]
    today = dt.date.fromisoformat(given["today"])
    reading = read_roster(content, given["filename"], today=today, hamlets=hamlets, min_members=given["min_members"])
    return reading.as_json()


if __name__ == "__main__":
    main()
