"""Summaries and crossings over a year of 1,000,000 visits of 585 teams, asked for over HTTP within one process.

The floor in the same run: a plain GROUP BY over the visits themselves. In the middle of the year 72 communes become 36,
so that figures by the units of then are read in two parts.
"""

import datetime as dt
import gc
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

import sqlalchemy as sa

from api.core import clock
from bench import many_visits
from bench.many_visits import YEAR
from bench.places import databases_to_measure
from models.db import db
from server.app import App
from tests.support import databases
from tests.support.client import Answer, Client, InProcess
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.store import Store

VISITS = 1_000_000
TIMES = 20
NOW = dt.datetime(YEAR, 12, 31, 5, tzinfo=dt.UTC)
SPANS = {"year": (f"{YEAR}-01-01", f"{YEAR}-12-31"), "month": (f"{YEAR}-11-01", f"{YEAR}-11-30")}
UNITS = ("province", "district", "commune", "hamlet", "team")
OTHERS = ("topic", "outcome", "age_band", "sex", "place", "kind", "week", "month", "quarter", "day")
CROSSES = [(unit, other) for unit in ("commune", "hamlet", "team") for other in OTHERS[:-1]]
CROSSES += [("topic", "age_band"), ("topic", "sex")]
PLAIN = {
    "visits by unit": (
        "SELECT unit_id, count(*) FROM assistance_session WHERE status = 'live'"
        " AND business_day BETWEEN :start AND :end GROUP BY unit_id"
    ),
    "items by unit and topic": (
        "SELECT s.unit_id, {topic}, sum({count}) FROM assistance_session s"
        " JOIN session_revision r ON r.op_id = s.revision, {items} WHERE s.status = 'live'"
        " AND s.business_day BETWEEN :start AND :end GROUP BY 1, 2"
    ),
}
ITEMS = {
    "sqlite": {
        "topic": "json_extract(i.value, '$.topic')",
        "count": "json_extract(i.value, '$.count')",
        "items": "json_each(r.body, '$.items') i",
    },
    "postgresql": {
        "topic": "i->>'topic'",
        "count": "(i->>'count')::int",
        "items": "json_array_elements(r.body->'items') i",
    },
}


class Timing(NamedTuple):
    """Milliseconds of one question: nineteen of twenty are quicker than ``p95``; ``cpu`` is the web process alone."""

    name: str
    p50: float
    p95: float
    cpu: float


def run(*, quick: bool) -> None:
    """Print what each class of questions takes at most, then all questions."""
    visits = VISITS // 20 if quick else VISITS
    print(
        f"reports: {visits} visits of {many_visits.TEAMS} teams, {TIMES} times each; ms. Load {os.getloadavg()[0]:.0f}"
    )
    with tempfile.TemporaryDirectory(prefix="toso-reports-") as home:
        for name, url in databases_to_measure(Path(home)):
            app = databases.make_app(url)
            began = time.perf_counter()
            province = many_visits.make(app, visits)
            many_visits.check(app, province)
            print(f"{name}: filled in {time.perf_counter() - began:.0f} s, a sample recounted: equal", flush=True)
            with Store(app).writing():
                client = Client(InProcess(app), {SESSION_COOKIE: session_cookie(app, province.staff.id)})
            # as server.wsgi does once it has loaded; what filled the database would be walked through else
            gc.collect()
            gc.freeze()
            with clock.pinned(NOW):
                _measure(name, app, client)
            databases.close(app)


def _measure(name: str, app: App, client: Client) -> None:
    singles = [_ask(client, "year", group_by) for group_by in (*UNITS, *OTHERS)]
    singles += [_ask(client, "year", "commune", units_as_of="now")]
    classes = {
        "one grouping, a year": singles,
        "a crossing, a month": [_ask(client, "month", *pair) for pair in CROSSES],
        "a crossing, a year": [_ask(client, "year", *pair) for pair in CROSSES],
    }
    for told, timings in classes.items():
        worst = max(timings, key=lambda one: one.p95)
        print(
            f"{name:<9} {told:<22} p50 {median(t.p50 for t in timings):>5.0f}  worst p95 {worst.p95:>5.0f} {worst.name}"
        )
    ours = {timing.name: timing for timings in classes.values() for timing in timings}
    for told, same in (("visits by unit", "hamlet year"), ("items by unit and topic", "hamlet x topic year")):
        floor, mine = _plain(app, told).p50, ours[same].p50
        print(f"{name:<9} GROUP BY over visits, {told}: {floor:.0f}, ours {mine:.0f}: {floor / mine:.1f} times")
    for timing in ours.values():
        print(f"    {name} {timing.name:<26} {timing.p50:>6.0f} {timing.p95:>6.0f} {timing.cpu:>6.0f}", flush=True)


def _ask(client: Client, span: str, group_by: str, cross: str | None = None, **more: str) -> Timing:
    start, end = SPANS[span]
    query = {"group_by": group_by, "from": start, "to": end, **({"cross": cross} if cross else {}), **more}

    def ask() -> Answer:
        answer = client.get("/reports/summary", query)
        if answer.status != 200:
            raise RuntimeError(f"{query}: {answer.status} {answer.text[:200]}")
        return answer

    # once, because the time in which a caller reads what it got is not the server's
    if not ask().json["totals"]["visits"]:
        raise RuntimeError(f"{query}: nothing was counted")
    words = [group_by, *(["x", cross] if cross else []), span, *more.values()]
    return _timed(" ".join(words), ask)


def _plain(app: App, name: str) -> Timing:
    start, end = SPANS["year"]
    with app.app_context(), db.engine.connect() as connection:
        statement = sa.text(PLAIN[name].format(**ITEMS[connection.dialect.name]))
        return _timed(name, lambda: connection.execute(statement, {"start": start, "end": end}).all(), times=3)


def _timed(name: str, work: Callable[[], object], times: int = TIMES) -> Timing:
    work()
    walls, cpus = [], []
    for _ in range(times):
        began, spent = time.perf_counter(), time.process_time()
        work()
        walls.append((time.perf_counter() - began) * 1000)
        cpus.append((time.process_time() - spent) * 1000)
    walls.sort()
    return Timing(name, median(walls), walls[-(-19 * times // 20) - 1], min(cpus))
