"""Admission: a process works on a few requests at a time, lets a short line wait, and sends the rest away (fault 45).

After an outage all phones come back at once. A server that takes in everything answers each of them too late, when
the phone has given up and come again: work done twice, for nobody. Who is sent away is told when to come back.
"""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from api.core.problems import Problem

# As many as had a thread before: more at a time only share the same cores and database connections.
SLOTS = 8
# At 25 requests a second and process, the last of the line waits about one second. ``--threads`` must exceed
# SLOTS + LINE, so that a thread is free to send others away.
LINE = 24
LONGEST_WAIT = 10.0
COME_BACK = (5, 30)


class Gate:
    """``slots`` requests inside, ``line`` waiting, nobody else."""

    def __init__(self, slots: int = SLOTS, line: int = LINE, longest_wait: float = LONGEST_WAIT) -> None:
        self._slots = threading.Semaphore(slots)
        self._line = threading.Semaphore(line)
        self._longest_wait = longest_wait

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Hold a slot. Raises Problem ``overloaded`` with a Retry-After that spreads those who were sent away."""
        if not self._slots.acquire(blocking=False):
            self._wait()
        try:
            yield
        finally:
            self._slots.release()

    def _wait(self) -> None:
        if not self._line.acquire(blocking=False):
            raise _overloaded()
        try:
            if not self._slots.acquire(timeout=self._longest_wait):
                raise _overloaded()
        finally:
            self._line.release()


def _overloaded() -> Problem:
    return Problem("overloaded", retry_after=random.randint(*COME_BACK))  # spreads phones, hides nothing
