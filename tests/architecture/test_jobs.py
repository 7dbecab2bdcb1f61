"""Each kind of job that code asks for has a handler, and each handler is asked for."""

import ast

from server.jobs import HANDLERS
from server.schedule import RECURRING
from tests.support.sources import APPLICATION, calls, python_files, shown


def enqueued() -> set[str]:
    """The kinds named in calls of ``outbox.enqueue``; a kind that is no literal fails."""
    kinds = {recurring.kind for recurring in RECURRING}
    for path in python_files(*APPLICATION):
        if shown(path) == "server/schedule.py":
            continue
        for name, call in calls(path):
            if name in ("outbox.enqueue", "enqueue"):
                kind = call.args[0]
                assert isinstance(kind, ast.Constant), f"{shown(path)}:{call.lineno} enqueues a computed kind"
                kinds.add(str(kind.value))
    return kinds


def test_every_job_has_a_handler() -> None:
    assert enqueued() - set(HANDLERS) == set()


def test_no_handler_waits_for_jobs_that_nobody_makes() -> None:
    assert set(HANDLERS) - enqueued() == set()
