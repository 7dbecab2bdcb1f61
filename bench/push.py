"""Push: records per second and server CPU per 1,000 records, beside the floor, on SQLite and PostgreSQL.

Batches of 25 visits at 1, 8 and 16 connections, each connection a member of a team of its own. Ours and the floor
take turns in one run, so their ratio holds although the machine's speed drifts.
"""

import tempfile
from pathlib import Path

import orjson
import sqlalchemy as sa

from bench.floor import TABLE
from bench.load import Connection, drive
from bench.places import databases_to_measure
from tests.factories.teams import Team
from tests.factories.world import make_world
from tests.support import databases
from tests.support.gunicorn import Server, served
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.phone import log
from tests.support.store import Store

BATCH = 25
# With more, one process may have a longer line than admission allows; what happens then is the storm's subject.
LEVELS = (1, 8, 16)
BATCHES_PER_LEVEL = 192
ROW = "{database:<9} {connections:>4}  {who:<6} {rate:>10.0f} {cpu:>12.0f} {slowest:>11.0f}"


def run(*, quick: bool = False) -> None:
    """Measure and print."""
    total = BATCHES_PER_LEVEL // 6 if quick else BATCHES_PER_LEVEL
    print(
        f"push, batches of {BATCH}: records/s, server CPU ms per 1,000 records (gunicorn, 2 workers), slowest push ms"
    )
    print("database  conns  who     records/s  CPU ms/1000  slowest ms")
    with tempfile.TemporaryDirectory(prefix="toso-bench-") as home:
        for name, url in databases_to_measure(Path(home)):
            ratios = _measure(name, url, total)
            print(f"{name:<9} ratio to the floor: " + ", ".join(ratios))


def _measure(name: str, url: str, total: int) -> list[str]:
    engine = sa.create_engine(url)
    TABLE.metadata.create_all(engine)
    engine.dispose()
    env = {"DATABASE_URL": url, "SECRET_KEY": databases.SECRET, "DATA_DIR": tempfile.gettempdir()}
    ratios = []
    with served("server.wsgi:app", env) as ours, served("bench.floor:create_floor()", env) as floor:
        for connections in LEVELS:
            figures = {}
            for who, server in (("ours", ours), ("floor", floor)):
                drive(server.port, _phones(url, connections, 2))
                figures[who] = _round(server, _phones(url, connections, max(1, total // connections)))
                rate, cpu, slowest = figures[who]
                print(ROW.format(database=name, connections=connections, who=who, rate=rate, cpu=cpu, slowest=slowest))
            cpu_ratio = figures["ours"][1] / figures["floor"][1]
            ratios.append(
                f"{connections} conns {figures['ours'][0] / figures['floor'][0]:.2f}× speed, {cpu_ratio:.1f}× CPU"
            )
    return ratios


def _round(server: Server, phones: list[Connection]) -> tuple[float, float, float]:
    records = sum(len(phone.batches) for phone in phones) * BATCH
    before = server.cpu_seconds()
    timing = drive(server.port, phones)
    cpu = server.cpu_seconds() - before
    return records / timing.seconds, cpu * 1e6 / records, timing.slowest_ms


def _phones(url: str, connections: int, batches: int) -> list[Connection]:
    """As many members of teams of their own, with new visits to push."""
    app = databases.make_app(url)
    with Store(app).writing():
        worlds = [make_world() for _ in range(connections)]
        cookies = [f"{SESSION_COOKIE}={session_cookie(app, world.member.id)}" for world in worlds]
    databases.close(app)
    return [
        Connection(cookie, tuple(_batch(world.team, str(world.member.id)) for _ in range(batches)))
        for world, cookie in zip(worlds, cookies, strict=True)
    ]


def _batch(team: Team, device: str) -> bytes:
    return orjson.dumps({"device_id": device, "ops": [log(team) for _ in range(BATCH)]})
