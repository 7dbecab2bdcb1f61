"""What reading a file costs the process that does it."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# Reads in a child of a child, so that the figures are of this one file.
PROGRAM = """
import datetime, json, resource, sys, time
from api.rosters.reading.limited import read_limited
began = time.perf_counter()
found = read_limited(sys.stdin.buffer.read(), sys.argv[1], today=datetime.date(2026, 11, 22))
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
told = {name: found.get(name) for name in ("status", "code", "message")}
counts = {"members": len(found.get("members", ())), "errors": len(found.get("errors", ()))}
figures = {"seconds": time.perf_counter() - began, "cpu": spent.ru_utime + spent.ru_stime, "peak_kb": spent.ru_maxrss}
print(json.dumps({**told, **counts, **figures}))
"""


@dataclass(frozen=True)
class Cost:
    """An answer and what it took: seconds on the clock, of the processor, and the child's largest memory in MB."""

    status: str
    code: str | None
    message: str | None
    members: int
    errors: int
    seconds: float
    cpu: float
    memory: float


def read_measured(content: bytes, filename: str) -> Cost:
    """Read a file as the worker does."""
    command = [sys.executable, "-c", PROGRAM, filename]
    done = subprocess.run(command, input=content, capture_output=True, check=True, cwd=ROOT, timeout=60)
    told: dict[str, Any] = json.loads(done.stdout)
    return Cost(memory=told.pop("peak_kb") / 1024, **told)
