"""The storm: 3,000 phones with 5 visits each come back within a minute, on SQLite and PostgreSQL (fault 45).

Each phone opens a connection of its own, pushes its 5 visits in one request and pulls until it has caught up. Told to
wait (429 or 503 with ``Retry-After``) it waits as long. A push is timed from the moment the phone wanted to send, so a
queue in the client counts too. Afterwards every visit must be in the database, once, and every feed without a hole.
"""

import heapq
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import quantiles
from typing import Any

import orjson
import sqlalchemy as sa

from api.sync.cursor import LogCursor
from bench.places import databases_to_measure
from models.assistance import AssistanceSession
from models.sync import FeedEntry, FeedHead
from server.app import App
from tests.factories.accounts import Account
from tests.factories.teams import Team, make_team
from tests.factories.units import make_commune, make_hamlet, make_province
from tests.support import databases
from tests.support.gunicorn import served
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.phone import log
from tests.support.store import Store

# Within a minute, as full jitter spreads them; and nearly at once, which no two cores can serve without sending away.
SPANS = (60.0, 5.0)
COMMUNES, TEAMS, MEMBERS, OPS = 30, 20, 4, 5
CLIENTS = 256
NAMELESS = str(LogCursor("0" * 12, 0, bytes(16)))
VISITS = sa.select(sa.func.count()).select_from(AssistanceSession)


@dataclass
class Caller:
    """One phone: what it will push and how far it had read before the storm."""

    cookie: str
    device_id: str
    ops: list[dict[str, Any]]
    cursors: dict[str, str]


@dataclass
class Tally:
    """What the phones saw; shared by all client threads."""

    pushes: list[float] = field(default_factory=list)
    pulls: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    caught_up: list[float] = field(default_factory=list)


def run(*, quick: bool = False) -> None:
    """Measure and print; a tenth of the phones in a tenth of the time when ``quick``. Raises if a visit is missing."""
    shrink = 10 if quick else 1
    communes = COMMUNES // shrink
    print(f"storm: {communes * TEAMS * (MEMBERS + 1)} phones with {OPS} visits each")
    print("database  within s  push p50 ms  p99 ms  slowest  pull p99 ms  last caught up s  server CPU s  answers")
    with tempfile.TemporaryDirectory(prefix="toso-storm-") as home:
        for name, url in databases_to_measure(Path(home)):
            for span in SPANS:
                _measure(name, url, communes, span / shrink)


def _measure(name: str, url: str, communes: int, span: float) -> None:
    app = databases.make_app(url)
    callers, already = _callers(app, communes), Store(app).one(VISITS)
    env = {"DATABASE_URL": url, "SECRET_KEY": databases.SECRET, "DATA_DIR": tempfile.gettempdir()}
    with served("server.wsgi:app", env) as server:
        before = server.cpu_seconds()
        tally = _storm(server.port, callers, span)
        cpu = server.cpu_seconds() - before
    _verify(app, callers, already)
    databases.close(app)
    cuts = quantiles(tally.pushes, n=100)
    pulls = quantiles(tally.pulls, n=100)
    answers = ", ".join(f"{count} × {status}" for status, count in sorted(tally.statuses.items()))
    print(
        f"{name:<9} {span:>8.0f} {cuts[49] * 1000:>11.0f} {cuts[98] * 1000:>7.0f} {max(tally.pushes) * 1000:>8.0f}"
        f" {pulls[98] * 1000:>12.0f} {max(tally.caught_up):>17.1f} {cpu:>13.1f}  {answers}"
    )


def _callers(app: App, communes: int) -> list[Caller]:
    """Five phones per team; their cursors stand where the feeds ended before the storm."""
    store = Store(app)
    signed_in: list[tuple[Account, Team, str, str]] = []
    for _ in range(communes):
        with store.writing():
            commune = make_commune(make_province())
            teams = [make_team(make_hamlet(commune), commune=commune, members=MEMBERS) for _ in range(TEAMS)]
            signed_in += [
                (person, team, str(commune.id), f"{SESSION_COOKIE}={session_cookie(app, person.id)}")
                for team in teams
                for person in (team.leader, *team.members)
            ]
    heads = {row.scope: str(LogCursor(row.epoch, row.seq, row.chain)) for row in store.all(_heads())}
    return [
        Caller(
            cookie,
            str(person.id),
            [log(team) for _ in range(OPS)],
            {s: heads.get(s, NAMELESS) for s in (f"u/{person.id}", f"t/{team.id}", f"m/{commune_id}", "g")},
        )
        for person, team, commune_id, cookie in signed_in
    ]


def _heads() -> sa.Select[str, str, int, bytes]:
    return sa.select(FeedHead.scope, FeedHead.epoch, FeedHead.seq, FeedHead.chain)


def _storm(port: int, callers: Sequence[Caller], span: float) -> Tally:
    chance = random.Random(1)  # when phones come back, not a secret
    due = [(chance.uniform(0, span), index) for index in range(len(callers))]
    heapq.heapify(due)
    tally, lock, began = Tally(), threading.Lock(), time.perf_counter()

    def next_due() -> tuple[float, int] | None:
        with lock:
            return heapq.heappop(due) if due else None

    def work() -> None:
        while (turn := next_due()) is not None:
            at, index = turn
            time.sleep(max(0.0, began + at - time.perf_counter()))
            wait = _visit(port, callers[index], began + at, tally)
            if wait is None:
                tally.caught_up.append(time.perf_counter() - began)
                continue
            with lock:
                heapq.heappush(due, (time.perf_counter() - began + wait * chance.uniform(1, 1.5), index))

    threads = [threading.Thread(target=work) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def _visit(port: int, caller: Caller, wanted_at: float, tally: Tally) -> float | None:
    """Push and pull until caught up; returns the seconds to wait when the server asks for it, else None."""
    link = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        wait = _push(link, caller, wanted_at, tally)
        return wait if wait is not None else _pull(link, caller, tally)
    except (OSError, HTTPException) as error:
        tally.statuses[type(error).__name__] += 1
        return 1.0
    finally:
        link.close()


def _push(link: HTTPConnection, caller: Caller, wanted_at: float, tally: Tally) -> float | None:
    if not caller.ops:
        return None
    status, wait, answer = _post(link, "push", caller, {"ops": caller.ops})
    tally.statuses[f"push {status}"] += 1
    if status != 200:
        return wait
    verdicts = [result["verdict"] for result in answer["results"]]
    if verdicts != ["applied"] * OPS:
        raise RuntimeError(f"not applied: {answer}")
    tally.pushes.append(time.perf_counter() - wanted_at)
    caller.ops = []
    return None


def _pull(link: HTTPConnection, caller: Caller, tally: Tally) -> float | None:
    while True:
        began = time.perf_counter()
        status, wait, answer = _post(link, "pull", caller, {"cursors": caller.cursors})
        tally.statuses[f"pull {status}"] += 1
        if status not in (200, 204):
            return wait
        tally.pulls.append(time.perf_counter() - began)
        if status == 204:
            return None
        caller.cursors = {scope: page["cursor"] for scope, page in answer["scopes"].items()}
        if not any(page["more"] for page in answer["scopes"].values()):
            return None


def _post(link: HTTPConnection, path: str, caller: Caller, what: dict[str, Any]) -> tuple[int, float, Any]:
    """Status, seconds to wait and the answer. Raises RuntimeError for a refusal that does not say how long to wait."""
    body = orjson.dumps({"device_id": caller.device_id, "nonce": "n", **what})
    link.request("POST", f"/api/v1/sync/{path}", body, {"Content-Type": "application/json", "Cookie": caller.cookie})
    response = link.getresponse()
    content = response.read()
    wait = response.headers["Retry-After"]
    if response.status not in (200, 204) and wait is None:
        raise RuntimeError(f"{response.status} without Retry-After: {content[:300]!r}")
    return response.status, float(wait or 0), orjson.loads(content) if content else None


def _verify(app: App, callers: Sequence[Caller], already: int) -> None:
    """Every visit is there, once, and no feed has a hole. Raises RuntimeError."""
    store = Store(app)
    stored = store.one(VISITS) - already
    if stored != len(callers) * OPS or any(caller.ops for caller in callers):
        raise RuntimeError(f"{stored} visits of {len(callers) * OPS} are stored")
    f = FeedEntry
    holes = sa.select(f.scope).group_by(f.scope).having(sa.func.count() != sa.func.max(f.seq))
    if store.all(holes):
        raise RuntimeError("a feed has a hole")
