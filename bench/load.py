"""The load: connections that each push their own batches, one after the other, over keep-alive."""

import http.client
import threading
import time
from dataclasses import dataclass

PATH = "/api/v1/sync/push"


@dataclass(frozen=True)
class Connection:
    """One phone: its cookie and the batches it will push, ready as bytes."""

    cookie: str
    batches: tuple[bytes, ...]


@dataclass(frozen=True)
class Timing:
    """What a round took."""

    seconds: float
    slowest_ms: float


def drive(port: int, connections: list[Connection]) -> Timing:
    """Push all batches, all connections at once. Raises RuntimeError unless every answer is 200."""
    faults: list[str] = []
    waits: list[float] = []
    gate = threading.Barrier(len(connections) + 1)

    def run(connection: Connection) -> None:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        link.connect()
        gate.wait()
        headers = {"Content-Type": "application/json", "Cookie": connection.cookie}
        for batch in connection.batches:
            began = time.perf_counter()
            link.request("POST", PATH, batch, headers)
            answer = link.getresponse()
            body = answer.read()
            waits.append(time.perf_counter() - began)
            if answer.status != 200 or b'"quarantined"' in body:
                faults.append(f"{answer.status} {body[:300]!r}")
        link.close()

    threads = [threading.Thread(target=run, args=(connection,)) for connection in connections]
    for thread in threads:
        thread.start()
    gate.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    if faults:
        raise RuntimeError(f"{len(faults)} pushes failed, the first: {faults[0]}")
    return Timing(time.perf_counter() - began, max(waits) * 1000)
