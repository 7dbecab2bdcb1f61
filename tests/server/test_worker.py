"""The job table: done at least once, by one worker at a time, given up after five attempts."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from api.core import clock, outbox
from api.core.upsert import insert_new
from models.account import LoginThrottle
from models.db import db
from models.job import Job, Tick
from server import schedule, worker
from server.app import App
from server.jobs import HANDLERS, Handler
from tests.support.databases import SECRET, Database
from tests.support.store import Store

NOW = dt.datetime(2026, 11, 20, 2, tzinfo=dt.UTC)


class Bench:
    """A kind of job of the test's own, what it was called with, and how it shall fail."""

    def __init__(self, app: App, store: Store) -> None:
        self.app, self.store = app, store
        self.kind = f"test.{uuid.uuid4().hex}"
        self.done: list[Any] = []
        self.given_up: list[Any] = []
        self.fails = False

    def run(self, payload: dict[str, Any]) -> None:
        self.done.append(payload["n"])
        if self.fails:
            raise RuntimeError("it burns")

    def enqueue(self, *numbers: int, delay: dt.timedelta = dt.timedelta()) -> None:
        with self.store.writing():
            for number in numbers:
                outbox.enqueue(self.kind, {"n": number}, delay=delay)

    def work(self, after: dt.timedelta = dt.timedelta()) -> int:
        with self.app.app_context(), clock.pinned(NOW + after):
            return worker.drain()

    def jobs(self) -> list[Any]:
        query = sa.select(Job.attempts, Job.done_at, Job.last_error, Job.run_at, Job.lease_until)
        return self.store.all(query.where(Job.kind == self.kind).order_by(Job.id))


@pytest.fixture
def bench(app: App, store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    bench = Bench(app, store)
    for kind in list(HANDLERS):
        monkeypatch.delitem(HANDLERS, kind)
    monkeypatch.setitem(HANDLERS, bench.kind, Handler(bench.run, lambda payload: bench.given_up.append(payload["n"])))
    with clock.pinned(NOW):
        yield bench


def test_jobs_are_done_once_and_in_order(bench: Bench) -> None:
    bench.enqueue(1, 2, 3)
    assert bench.work() == 3
    assert bench.done == [1, 2, 3]
    assert [(job.attempts, job.done_at, job.last_error) for job in bench.jobs()] == [(1, NOW, None)] * 3
    assert bench.work() == 0


def test_a_job_for_later_waits(bench: Bench) -> None:
    bench.enqueue(1, delay=dt.timedelta(minutes=5))
    assert bench.work(dt.timedelta(minutes=4)) == 0
    assert bench.work(dt.timedelta(minutes=5)) == 1


def test_a_job_of_a_rolled_back_write_does_not_exist(bench: Bench) -> None:
    with pytest.raises(RuntimeError, match="no"), bench.store.writing():
        _enqueue_and_fail(bench.kind)
    assert bench.jobs() == []


def test_a_failed_job_is_tried_again_later_and_its_error_forgotten_when_it_succeeds(bench: Bench) -> None:
    bench.enqueue(1)
    bench.fails = True
    bench.work()
    (job,) = bench.jobs()
    assert job.last_error == "RuntimeError: it burns"
    assert dt.timedelta(seconds=5) <= job.run_at - NOW <= dt.timedelta(seconds=6.25)
    assert bench.work(dt.timedelta(seconds=4)) == 0
    bench.fails = False
    assert bench.work(dt.timedelta(seconds=7)) == 1
    (job,) = bench.jobs()
    assert (job.attempts, job.last_error, job.done_at is not None) == (2, None, True)


def test_a_job_that_always_fails_is_given_up_after_five_attempts(bench: Bench) -> None:
    bench.enqueue(7)
    bench.fails = True
    for hours in range(7):
        bench.work(dt.timedelta(hours=hours))
    (job,) = bench.jobs()
    assert (job.attempts, job.done_at) == (5, NOW + dt.timedelta(hours=4))
    assert job.last_error == "RuntimeError: it burns"
    assert bench.done == [7] * 5
    assert bench.given_up == [7]


def test_a_job_that_cannot_even_tell_that_it_failed_does_not_end_the_worker(bench: Bench) -> None:
    with bench.store.writing():
        outbox.enqueue(bench.kind, {"no": "number"})
    for hours in range(5):
        bench.work(dt.timedelta(hours=hours))
    (job,) = bench.jobs()
    assert (job.attempts, job.last_error, job.done_at is not None) == (5, "KeyError: 'n'", True)


def test_the_job_of_a_dead_worker_is_done_by_another_once_the_lease_has_run_out(bench: Bench) -> None:
    bench.enqueue(1)
    with bench.app.app_context():
        assert worker.claim() is not None
    assert bench.work(worker.LEASE - dt.timedelta(seconds=1)) == 0
    assert bench.work(worker.LEASE) == 1
    assert bench.done == [1]


def test_a_job_that_kills_its_workers_is_given_up(bench: Bench) -> None:
    bench.enqueue(1)
    for minutes in range(5):
        with bench.app.app_context(), clock.pinned(NOW + dt.timedelta(minutes=minutes)):
            assert worker.claim() is not None
    assert bench.work(dt.timedelta(minutes=5)) == 1
    assert (bench.done, bench.given_up) == ([], [1])
    (job,) = bench.jobs()
    assert "died" in job.last_error


def test_a_worker_whose_lease_ran_out_does_not_settle_the_job_of_another(bench: Bench) -> None:
    bench.enqueue(1)
    with bench.app.app_context():
        late = worker.claim()
        with clock.pinned(NOW + worker.LEASE):
            worker.claim()
        assert late is not None
        worker._settle(late, done_at=NOW)
    assert bench.jobs()[0].done_at is None


def test_a_kind_of_a_newer_version_is_left_for_a_newer_worker(bench: Bench) -> None:
    with bench.store.writing():
        outbox.enqueue("kind.of_the_future", {})
    assert bench.work() == 0


def test_four_workers_share_a_queue_without_doing_a_job_twice(bench: Bench) -> None:
    bench.enqueue(*range(80))

    def work() -> None:
        bench.work()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(bench.done) == list(range(80))


def test_of_two_workers_one_takes_a_slot(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "RECURRING", (schedule.Recurring(bench.kind, dt.timedelta(hours=1)),))
    one: dict[str, dt.datetime] = {}
    for seen, minutes in ((one, 0), (one, 10), ({}, 20), (one, 60)):
        with bench.app.app_context(), clock.pinned(NOW + dt.timedelta(minutes=minutes)):
            schedule.take_due(seen)
    assert len(bench.jobs()) == 2


def test_pruning_removes_old_counters_slots_and_jobs_only(app: App, store: Store) -> None:
    door = uuid.uuid4().hex
    windows = [NOW - schedule.KEEP_THROTTLE - dt.timedelta(hours=1), NOW]
    slots = [NOW - schedule.KEEP_TICKS - dt.timedelta(hours=1), NOW]
    with store.writing():
        insert_new(LoginThrottle, [{"door": door, "window_start": window, "tries": 1} for window in windows])
        insert_new(Tick, [{"name": door, "slot": slot} for slot in slots])
        for done_at in (NOW - schedule.KEEP_JOBS - dt.timedelta(hours=1), NOW, None):
            db.session.add(Job(kind=door, payload={}, run_at=NOW, lease_until=NOW, done_at=done_at))
    with app.app_context(), clock.pinned(NOW):
        schedule.prune({})
    assert store.all(sa.select(LoginThrottle.window_start).where(LoginThrottle.door == door)) == [NOW]
    assert store.all(sa.select(Tick.slot).where(Tick.name == door)) == [NOW]
    assert store.count(Job, Job.kind == door) == 2


def _enqueue_and_fail(kind: str) -> None:
    outbox.enqueue(kind, {"n": 1})
    raise RuntimeError("no")


@pytest.fixture
def environment(database: Database, app: App) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database.url,
        "SECRET_KEY": SECRET,
        "DATA_DIR": app.config["DATA_DIR"],
        "FLASK_APP": "server.wsgi",
    }


def test_the_command_drains_the_queue_once(environment: dict[str, str], store: Store) -> None:
    with store.writing():
        outbox.enqueue("schedule.prune", {})
    told = subprocess.run(
        [sys.executable, "-m", "flask", "worker", "--once"], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.endswith(" jobs\n")
    assert store.count(Job, Job.kind == "schedule.prune", Job.done_at.is_(None)) == 0


def test_the_command_works_until_sigterm_and_ends_cleanly(environment: dict[str, str], store: Store) -> None:
    process = subprocess.Popen([sys.executable, "-m", "flask", "worker"], env=environment, stderr=subprocess.PIPE)
    with store.writing():
        outbox.enqueue("schedule.prune", {})
    deadline = time.monotonic() + 30
    while store.count(Job, Job.kind == "schedule.prune", Job.done_at.is_(None)) and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=10)
    assert (process.returncode, told) == (0, b"")
    assert store.count(Job, Job.kind == "schedule.prune", Job.done_at.is_(None)) == 0
