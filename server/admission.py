"""Admission: a process works on a few requests at a time, lets a short line wait, and sends the rest away (fault 45).

After an outage all phones come back at once. A server that takes in everything answers each of them too late, when
the phone has given up and come again: work done twice, for nobody. Who is sent away is told when to come back.
"""

import random
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from api.core.problems import Problem

# As many as had a thread before: more at a time only share the same cores and database connections.
SLOTS = 8
# At 20 requests a second and process, the last of the line waits well under a second. ``--threads`` must exceed
# SLOTS + LINE, so that a thread is free to send others away.
LINE = 10
LONGEST_WAIT = 10.0
COME_BACK = (5, 30)


class Gate:
    """``slots`` requests inside, ``line`` waiting in the order in which they came, nobody else."""

    def __init__(self, slots: int = SLOTS, line: int = LINE, longest_wait: float = LONGEST_WAIT) -> None:
        self._free, self._longest_line, self._longest_wait = slots, line, longest_wait
        self._lock = threading.Lock()
        self._line: deque[threading.Event] = deque()

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Hold a slot. Raises Problem ``overloaded`` with a Retry-After that spreads those who were sent away."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def _enter(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            if len(self._line) >= self._longest_line:
                raise _overloaded()
            turn = threading.Event()
            self._line.append(turn)
        if turn.wait(self._longest_wait):
            return
        with self._lock:
            # The turn may have come in the very moment in which the wait ended.
            if turn.is_set():
                return
            self._line.remove(turn)
        raise _overloaded()

    def _leave(self) -> None:
        with self._lock:
            # Handed over, never freed while somebody waits: a newcomer who overtook the line made its last wait 7 s.
            if self._line:
                self._line.popleft().set()
            else:
                self._free += 1


def _overloaded() -> Problem:
    return Problem("overloaded", retry_after=random.randint(*COME_BACK))  # spreads phones, hides nothing
