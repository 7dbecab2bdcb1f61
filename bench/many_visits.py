"""A province with a year of visits, far more than pushes could make in an afternoon, with tallies by the real rules.

Rows go in by the database's own bulk way. Visits of one team and day that are alike are counted once, times their
number; ``check`` proves on some teams that the tallies are those of a recount.
"""

import datetime as dt
import json
import random
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import sqlalchemy as sa
from uuid_utils.compat import uuid7

from api.assistance import recount
from api.assistance.body import Visit, visit_of
from api.assistance.logic import LOG
from api.assistance.tallies import Deltas
from api.core import clock, settings
from api.core.db import atomic
from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from models.team import Team
from server.app import App
from tests.factories.accounts import Account, make_account
from tests.factories.units import Unit, make_commune, make_hamlet, make_province
from tests.support.store import Store
from tests.support.units import merge

Home = tuple[uuid.UUID, uuid.UUID]
YEAR = 2026
REFORM = dt.date(YEAR, 7, 1)
OLD_COMMUNES, COMMUNES, TEAMS = 72, 36, 585
AT_ONCE = 45
DAYS = [dt.date(YEAR, 1, 1) + dt.timedelta(days=number) for number in range(365)]
TOPICS = ("VNEID1", "VNEID2", "DVCTT", "PAY", "SAFE", "SSKDT", "APP", "SKILL", "BHXH", "TAX", "ECOM", "SIM")
OUTCOMES = ("done", "done", "done", "guided", "follow_up", "referred", "not_done")
PLACES = ("home", "home", "hamlet_hall", "market", "one_stop", "school")
BANDS = ("under_16", "16_30", "31_45", "46_59", "60_plus")
SEXES = ("female", "male", "unknown")


@dataclass(frozen=True)
class Province:
    """What was made: who may read it and the teams with their hamlets."""

    staff: Account
    author: Account
    teams: list[Home]


def make(app: App, visits: int) -> Province:
    """Fill an empty database with units of two times, teams and ``visits`` of a whole year."""
    with Store(app).writing():
        province = _units()
    bodies = [_body(random.Random(number)) for number in range(3000)]
    rng = random.Random(1)
    for start in range(0, TEAMS, AT_ONCE):
        teams = province.teams[start : start + AT_ONCE]
        share = visits * (start + len(teams)) // TEAMS - visits * start // TEAMS
        with app.app_context():
            _fill(rng, province.author.id, teams, bodies, share)
    with app.app_context(), db.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(sa.text("ANALYZE"))
    return province


def check(app: App, province: Province, teams: int = 6) -> None:
    """Raise RuntimeError unless the tallies of some teams are those of a recount over their visits."""
    with Store(app).reading():
        wrong = recount.differences([team for team, _ in province.teams[:: TEAMS // teams]])
    if wrong:
        raise RuntimeError(f"{len(wrong)} tallies differ from a recount, the first: {wrong[0]}")


def _units() -> Province:
    top = make_province("Tỉnh đo")
    old = [make_commune(top, f"Xã {number}") for number in range(OLD_COMMUNES)]
    hamlets = [make_hamlet(old[number % OLD_COMMUNES], f"Ấp {number // OLD_COMMUNES}") for number in range(TEAMS)]
    for number in range(COMMUNES):
        parts = old[2 * number : 2 * number + 2]
        inside = [hamlet for hamlet in hamlets if hamlet.parent_id in {part.id for part in parts}]
        merge(parts, make_commune(top, f"Phường {number}"), REFORM, inside)
    return Province(make_account("province_staff", top), make_account(), [_team(h) for h in hamlets])


def _team(hamlet: Unit) -> Home:
    title = f"Tổ {hamlet.name}"
    row = Team(unit_id=hamlet.id, title=title, title_folded=title, founded_on=dt.date(2024, 1, 1), synthetic=True)
    db.session.add(row)
    db.session.flush()
    return row.id, hamlet.id


def _body(rng: random.Random) -> dict[str, Any]:
    people = rng.choice((1, 1, 1, 1, 2, 3, 15))
    group = {"age_band": rng.choice(BANDS), "sex": rng.choice(SEXES), "count": rng.randint(1, people)}
    topics = rng.sample(TOPICS, rng.choice((1, 1, 1, 2, 3)))
    none = dict.fromkeys(("duration_minutes", "hamlet_id", "on_behalf_of", "follows"))
    return {
        **none,
        "kind": rng.choice(("one_to_one", "one_to_one", "group", "talk")),
        "place": rng.choice(PLACES),
        "people": {"total": people, "groups": [group]},
        "items": [_item(rng, topic) for topic in topics],
        "note": "",
        "with_members": [],
    }


def _item(rng: random.Random, topic: str) -> dict[str, Any]:
    return {"topic": topic, "outcome": rng.choice(OUTCOMES), "detail": None, "count": rng.randint(1, 2), "reason": None}


def _fill(
    rng: random.Random, author: uuid.UUID, teams: Sequence[Home], bodies: Sequence[dict[str, Any]], visits: int
) -> None:
    """Visits of some teams: drawn in threes that are alike, as a team often does the same all afternoon."""
    alike = Counter((rng.choice(teams), rng.choice(DAYS), rng.randrange(len(bodies))) for _ in range(visits // 3))
    deltas = Deltas(settings.cutoff_day())
    stored: list[tuple[Home, dt.date, Visit]] = []
    for ((team_id, unit_id), day, number), times in alike.items():
        started = clock.day_start(day) + dt.timedelta(hours=9)
        visit = visit_of({**bodies[number], "team_id": str(team_id), "started_at": started.isoformat()})
        deltas.count(visit, unit_id, day, 3 * times)
        stored += [((team_id, unit_id), day, visit)] * (3 * times)
    with atomic("write"):
        ids = [uuid7() for _ in stored]
        _insert(AssistanceSession, (_session(made, author, one) for made, one in zip(ids, stored, strict=True)))
        _insert(SessionRevision, (_revision(made, author, one) for made, one in zip(ids, stored, strict=True)))
        for table, _, _, rows in deltas.by_table():
            _insert(table, rows)


def _session(made: uuid.UUID, author: uuid.UUID, one: tuple[Home, dt.date, Visit]) -> dict[str, Any]:
    (team_id, unit_id), day, visit = one
    return {
        **{"id": made, "team_id": team_id, "unit_id": unit_id, "author_id": author, "revision": made},
        **{"status": "live", "business_day": day, "topics": visit.topic_codes, "conflicted": False, "synthetic": True},
    }


def _revision(made: uuid.UUID, author: uuid.UUID, one: tuple[Home, dt.date, Visit]) -> dict[str, Any]:
    visit = one[2]
    times = dict.fromkeys(("client_time", "corrected_time", "received_at"), visit.started_at.astimezone(dt.UTC))
    return {
        **{"op_id": made, "record_id": made, "base_revision": None, "type": LOG, "schema_version": 1, **times},
        **{"author_id": author, "device_id": None, "utc_offset": 420, "flags": "[]", "status": "effective"},
        "body": json.dumps(visit.json),
    }


def _insert(table: Any, rows: Iterable[Mapping[str, Any]]) -> None:
    """As the driver takes most rows: COPY, or many parameters for one statement."""
    raw: Any = db.session.connection().connection.driver_connection
    found = iter(rows)
    first = next(found, None)
    if first is None:
        return
    names, every = list(first), chain([first], found)
    if db.session.get_bind().dialect.name == "postgresql":
        with raw.cursor() as cursor, cursor.copy(f"COPY {table.__tablename__} ({', '.join(names)}) FROM STDIN") as copy:
            for row in every:
                copy.write_row(list(row.values()))
        return
    statement = f"INSERT INTO {table.__tablename__} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    raw.executemany(statement, ([_for_sqlite(value) for value in row.values()] for row in every))


def _for_sqlite(value: Any) -> Any:
    """As SQLAlchemy stores it there."""
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M:%S.%f}"
    return value.isoformat() if isinstance(value, dt.date) else value
