"""The long table (hamlet × topic × month) of 1,000,000 visits as a file, each made in a process of its own.

An export reads the tallies alone, so only they are filled: every team helps with every topic in every month, which is
as many rows as a million visits can give. Memory is what the process grew by over one month's and over a year's file.
"""

import datetime as dt
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from api.auth.session import actor_of
from api.core.db import atomic, one_moment
from api.core.upsert import insert_all
from api.reports import aggregates
from api.reports.longfile import WRITERS, Counted
from bench.places import databases_to_measure
from models.db import db
from models.tally import TallyDay, TallyYear, month_amounts
from models.team import Team
from tests.factories.accounts import make_account
from tests.factories.units import make_commune, make_hamlet, make_province
from tests.support import databases
from tests.support.store import Store

VISITS, TEAMS, COMMUNES, TOPICS, YEAR = 1_000_000, 585, 36, 19, 2025
MONTHS = [dt.date(YEAR, month, 1) for month in range(1, 13)]
SPANS = {"month": (f"{YEAR}-11-01", f"{YEAR}-11-30"), "year": (f"{YEAR}-01-01", f"{YEAR}-12-31")}


def run(*, quick: bool) -> None:
    """Print seconds, rows, size and growth of memory by database, format and span."""
    visits = VISITS // 5 if quick else VISITS
    with tempfile.TemporaryDirectory(prefix="toso-exports-") as home:
        for name, url in databases_to_measure(Path(home)):
            account, province = _fill(url, visits)
            for suffix in WRITERS:
                for span in SPANS:
                    told = _measure(url, account, province, suffix, span)
                    print(
                        f"{name:<9} {suffix:<8} {span:<6} {told['rows']:>7} rows {told['bytes'] // 1024:>6} KB "
                        f"{told['seconds']:>5.1f} s  memory +{told['grown']:.0f} MB",
                        flush=True,
                    )


def _fill(url: str, visits: int) -> tuple[str, str]:
    """Units, teams and tallies; who may read them and where."""
    app = databases.make_app(url)
    drawn = random.Random(1)
    with Store(app).writing():
        province = make_province("Tỉnh đo")
        communes = [make_commune(province, f"Phường {number}") for number in range(COMMUNES)]
        hamlets = [make_hamlet(communes[number % COMMUNES], f"Khu phố {number}") for number in range(TEAMS)]
        teams = [
            Team(unit_id=hamlet.id, title=hamlet.name, title_folded=hamlet.name, founded_on=dt.date(2024, 1, 1))
            for hamlet in hamlets
        ]
        db.session.add_all(teams)
        db.session.flush()
        staff = make_account("province_staff", province)
        share = 1.3 * visits / TEAMS / len(MONTHS) / TOPICS  # a visit has 1.3 topics
        for team in teams:
            base = {"team_id": team.id, "unit_id": team.unit_id}
            years: dict[tuple[str, int], dict[str, Any]] = {}
            daily = []
            for month in MONTHS:
                counts = [max(1, round(drawn.expovariate(1 / share))) for _ in range(TOPICS)]
                whole = {"visits": sum(counts), "people": sum(counts), "items": sum(counts)}
                daily.append({**base, "day": month, "kind": "one_to_one", "place": "home", **whole})
                for number, count in enumerate(counts):
                    key = (f"TOPIC{number:02d}", month.year)
                    row = years.setdefault(key, {**base, "dimension": "topic", "value": key[0], "year": key[1]})
                    row |= dict.fromkeys(month_amounts(month.month), count)
            insert_all(TallyDay, daily)
            insert_all(TallyYear, list(years.values()))
    databases.close(app)
    return str(staff.id), str(province.id)


def _measure(url: str, account: str, province: str, suffix: str, span: str) -> dict[str, Any]:
    command = [sys.executable, "-W", "ignore", "-m", "bench.exports", url, account, province, suffix, span]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(printed.splitlines()[-1]))


def _child(url: str, account: str, province: str, suffix: str, span: str) -> None:
    """Make one file as the worker does, and print what it took."""
    app = databases.make_app(url)
    start, end = SPANS[span]
    params = {"unit": province, "from": start, "to": end, "units_as_of": "then"}
    with app.app_context(), atomic("read"):
        one_moment()
        actor = actor_of(uuid.UUID(account))
        before, began = _peak_mb(), time.perf_counter()
        report, rows = aggregates.build(actor, params, uuid.UUID(province))
        counted = Counted(rows)
        content = WRITERS[suffix](report, counted)
        seconds = time.perf_counter() - began
    told = {"seconds": seconds, "rows": counted.count, "bytes": len(content), "grown": _peak_mb() - before}
    print(json.dumps(told))
    databases.close(app)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    _child(*sys.argv[1:])
