"""Keeps the web process and the worker running on one machine, and ends both together."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

from server.dev.port import HOST, PORT

WEB = [
    *("gunicorn", "server.wsgi:app", "--bind", f"{HOST}:{PORT}", "--no-control-socket"),
    *("--worker-class", "gthread", "--workers", os.environ.get("WEB_CONCURRENCY", "2"), "--threads", "40"),
    *("--graceful-timeout", "10", "--log-level", "warning"),
]
WORKER = ["flask", "worker"]
GRACE_SECONDS = 15

Processes = dict[str, subprocess.Popen[bytes]]


def answers() -> bool:
    """Whether the web process answers at all, be it with an error."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(HOST, HOST)
    try:
        urllib.request.urlopen(f"http://{host}:{PORT}/healthz", timeout=5).close()
    except urllib.error.HTTPError as error:
        error.close()
    except OSError:
        return False
    return True


def start() -> Processes:
    """Start both in sessions of their own: Ctrl-C would reach gunicorn as INT, on which it drops open requests."""
    commands = {"gunicorn": WEB, "flask worker": WORKER}
    return {name: subprocess.Popen(command, start_new_session=True) for name, command in commands.items()}


def end(processes: Processes) -> None:
    """Ask every process to end, and kill what does not within GRACE_SECONDS."""
    for process in processes.values():
        process.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for process in processes.values():
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def watch(processes: Processes, stopping: threading.Event) -> int:
    """Say when the address answers; then wait for a signal (0) or for a process that ends by itself (1)."""
    ready = False
    while not stopping.wait(0.5 if ready else 0.1):
        for name, process in processes.items():
            if process.poll() is not None:
                print(f"error: {name} ended with status {process.returncode}", file=sys.stderr)
                return 1
        if not ready and answers():
            ready = True
            shown = "localhost" if HOST == "127.0.0.1" else HOST
            print(f"Tổ Số: http://{shown}:{PORT} (`make accounts` lists the log-ins, Ctrl-C ends)", flush=True)
    return 0


def main() -> int:
    """Serve until a signal (status 0) or until a process ends (status 1)."""
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    processes = start()
    try:
        return watch(processes, stopping)
    finally:
        end(processes)


if __name__ == "__main__":
    sys.exit(main())
