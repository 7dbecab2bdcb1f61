"""Many writers at once: no row is missed by a tailing reader, no feed has a hole, nobody waits for ever (S2).

The writers are threads of this process; a twentieth of their transactions is rolled back after the feed heads were
bumped, and each holds its locks for up to 4 ms, which is what makes naive cursors lose rows.
"""

import random
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
import sqlalchemy as sa

from api.auth.session import actor_of
from api.core.db import atomic, collided
from api.sync.push import push
from models.assistance import AssistanceSession
from models.sync import FeedEntry, FeedHead
from server.app import App
from tests.factories.accounts import Account, make_account, make_grant
from tests.factories.teams import Team, make_team
from tests.factories.units import make_commune, make_hamlet, make_province
from tests.support.databases import Database
from tests.support.phone import Phone, log
from tests.support.store import Store
from tests.sync.conftest import PhoneOf

WRITERS, TEAMS, ROUNDS, BATCH = 16, 8, 12, 3
ROLLED_BACK, LONGEST_HOLD = 0.05, 0.004


DEADLOCKS: sa.Select[*tuple[Any, ...]] = (
    sa.select(sa.column("deadlocks"))
    .select_from(sa.table("pg_stat_database"))
    .where(sa.column("datname") == sa.func.current_database())
)


class Abort(Exception):
    """A process that dies before its commit."""


@dataclass
class Field:
    """Eight teams, sixteen members who each write for one of them, and somebody who reads all eight."""

    teams: list[Team]
    writers: list[tuple[Account, Team]]
    reader: Account
    stored: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


@pytest.fixture
def crowd(store: Store) -> Field:
    """The people of this story."""
    with store.writing():
        province = make_province()
        communes = [make_commune(province) for _ in range(2)]
        teams = [make_team(make_hamlet(commune), commune=commune) for commune in communes for _ in range(TEAMS // 2)]
        writers = [(member, team) for team in teams for member in team.members[: WRITERS // TEAMS]]
        reader = make_account()
        for team in teams:
            make_grant(reader, "member", team.unit, team_id=team.id)
    return Field(teams, writers, reader)


def write(app: App, crowd: Field, account: Account, team: Team, seed: int) -> None:
    """One writer's rounds; an op counts as stored once its transaction is committed."""
    chance = random.Random(seed)
    for _ in range(ROUNDS):
        ops = [log(team) for _ in range(BATCH)]
        request = {"device_id": uuid.uuid5(account.id, "phone"), "sent_at": None, "state": None, "ops": ops}
        with suppress(Abort):
            _commit_or_abort(app, crowd, account, request, chance)
            crowd.stored |= {op["record_id"] for op in ops}


def _commit_or_abort(app: App, crowd: Field, account: Account, request: dict[str, Any], chance: random.Random) -> None:
    try:
        with app.app_context(), atomic("write"):
            push(actor_of(account.id), request)
            time.sleep(chance.uniform(0, LONGEST_HOLD))
            if chance.random() < ROLLED_BACK:
                raise Abort
    except sa.exc.DBAPIError as error:
        crowd.faults.append(("collision " if collided(error) else "") + str(error.orig))
        raise Abort from error


def test_a_tailing_reader_misses_nothing_and_feeds_have_no_hole(
    app: App, database: Database, crowd: Field, phone_of: PhoneOf, store: Store
) -> None:
    reader, done = phone_of(crowd.reader), threading.Event()
    tail = threading.Thread(target=follow, args=(reader, done))
    tail.start()
    with ThreadPoolExecutor(WRITERS) as pool:
        for number, (account, team) in enumerate(crowd.writers):
            pool.submit(write, app, crowd, account, team, number)
    done.set()
    tail.join()
    reader.pull()
    assert crowd.faults == []
    assert len(crowd.stored) > 0.8 * WRITERS * ROUNDS * BATCH
    seen = {record for team in crowd.teams for record in reader.visits(team)}
    assert seen == crowd.stored
    check_feeds(store, crowd)
    if database.kind == "postgres":
        assert store.one(DEADLOCKS) == 0


def follow(reader: Phone, done: threading.Event) -> None:
    """Pull without a pause; every page is checked for gaps as it is applied."""
    while not done.is_set():
        reader.pull()


def check_feeds(store: Store, crowd: Field) -> None:
    """Numbers 1 to n without a gap, the head at n, an entry per stored visit."""
    for team in crowd.teams:
        scope = f"t/{team.id}"
        entries = store.all(
            sa.select(FeedEntry.seq, FeedEntry.record_id).where(FeedEntry.scope == scope).order_by(FeedEntry.seq)
        )
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        assert store.one(sa.select(FeedHead.seq).where(FeedHead.scope == scope)) == len(entries)
        visits = store.all(sa.select(AssistanceSession.id).where(AssistanceSession.team_id == team.id))
        assert {entry.record_id for entry in entries} == set(visits)


def test_the_same_op_from_eight_connections_at_once_is_one_record(
    crowd: Field, phone_of: PhoneOf, store: Store
) -> None:
    account, team = crowd.writers[0]
    op = log(team)
    phones = [phone_of(account) for _ in range(8)]
    for phone in phones:
        phone.device_id = phones[0].device_id
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda phone: phone.results(op)[0], phones))
    assert {result["verdict"] for result in results} == {"applied"}
    assert len({result["receipt"]["seq"] for result in results}) == 1
    assert store.count(AssistanceSession, AssistanceSession.id == uuid.UUID(op["record_id"])) == 1
