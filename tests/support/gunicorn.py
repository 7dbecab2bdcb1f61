"""Real servers: started as the Procfile starts them, on loopback, with their CPU time read from the kernel."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
OPTIONS = ["--worker-class", "gthread", "--no-control-socket", "--log-level", "warning", "--graceful-timeout", "3"]
START_LIMIT = 120.0


@contextmanager
def served(target: str, env: dict[str, str], *, workers: int = 2, threads: int = 40) -> Iterator["Server"]:
    """Run ``target`` (a gunicorn application) on a free loopback port until the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", target, "--bind", f"127.0.0.1:{port}", *OPTIONS]
    command += ["--workers", str(workers), "--threads", str(threads)]
    process = subprocess.Popen(command, env={**os.environ, **env})
    try:
        _wait(port, process)
        yield Server(process.pid, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


class Server:
    """A running gunicorn and its workers."""

    def __init__(self, pid: int, port: int) -> None:
        self.pid = pid
        self.port = port

    def cpu_seconds(self) -> float:
        """CPU time that the workers have used so far."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return sum(_cpu(int(pid)) for pid in [self.pid, *map(int, children)])


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")
