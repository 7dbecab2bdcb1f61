"""Sharing work out among processes, each of which has a theatre of its own."""

import logging
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import partial
from multiprocessing.util import Finalize
from typing import TypeVar

from tests.support import databases
from tests.sync.simulator.theatre import Theatre, opened

Job = TypeVar("Job")
Result = TypeVar("Result")
_mine: list[Theatre] = []


def perform(kind: str, jobs: Iterable[Job], do: Callable[[Theatre, Job], Result]) -> Iterator[Result]:
    """What ``do`` gives for each job, in their order; ``do`` is a function of a module. All cores work on it."""
    # named before the others begin: they share the template and the PostgreSQL server
    home = databases.run_dir()
    try:
        with ProcessPoolExecutor(os.cpu_count(), initializer=_open, initargs=(kind,)) as pool:
            yield from pool.map(partial(_do, do), jobs)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _do(do: Callable[[Theatre, Job], Result], job: Job) -> Result:
    return do(_mine[0], job)


def _open(kind: str) -> None:
    logging.disable(logging.CRITICAL)
    stack = ExitStack()
    _mine.append(stack.enter_context(opened(kind)))
    Finalize(None, stack.close, exitpriority=10)
