"""``flask tally recount``: finds a count that is off, puts it right, and loses no visit that comes meanwhile."""

import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from api.assistance import jobs, recount
from api.assistance.tallies import Deltas
from api.core import outbox, settings
from models.db import db
from models.tally import TallyDay, TallyYear
from models.team import Team
from server import upgrade, worker
from server.app import App
from server.cli import tally
from tests.conftest import CopyDatabase
from tests.factories.visits import make_visit
from tests.factories.world import World, make_world
from tests.support import databases
from tests.support.client import Client, InProcess
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.phone import Phone, log
from tests.support.store import Store


@dataclass(frozen=True)
class Counted:
    """An installation of its own with some visits of one member."""

    app: App
    world: World
    phone: Phone

    def run(self, *arguments: str) -> tuple[int, str]:
        """Call the command; exit code and what it says."""
        done = self.app.test_cli_runner().invoke(tally.recount, arguments)
        return done.exit_code, done.output


@pytest.fixture
def counted(copy_database: CopyDatabase, tmp_path: Path) -> Iterator[Counted]:
    """The installation of a story."""
    app = databases.make_app(copy_database("tally"), data_dir=tmp_path)
    with Store(app).writing():
        world = make_world()
        cookie = session_cookie(app, world.member.id)
    phone = Phone(Client(InProcess(app), {SESSION_COOKIE: cookie}), world.member)
    assert phone.verdicts(*[log(world.team) for _ in range(3)]) == ["applied"] * 3
    yield Counted(app, world, phone)
    databases.close(app)


def test_a_count_that_is_off_is_named_and_put_right(counted: Counted) -> None:
    assert counted.run("--check") == (0, "0 differences\n")
    with Store(counted.app).writing():
        db.session.execute(sa.update(TallyDay).values(visits=TallyDay.visits + 1))
        db.session.execute(sa.delete(TallyYear).where(TallyYear.dimension == "sex"))
    status, said = counted.run("--check")
    assert (status, said.splitlines()[-1]) == (1, "2 differences")
    assert str(counted.world.team.id) in said
    assert counted.run() == (0, "recounted\n")
    assert counted.run("--check") == (0, "0 differences\n")


def test_a_visit_that_comes_during_the_recount_is_counted_once(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdicts: list[str] = []
    late = threading.Thread(target=lambda: verdicts.extend(counted.phone.verdicts(log(counted.world.team))))
    count = recount.recount

    def count_slowly() -> Deltas:
        deltas = count()
        late.start()
        late.join(1)
        return deltas

    monkeypatch.setattr(recount, "recount", count_slowly)
    assert counted.run()[0] == 0
    monkeypatch.undo()
    late.join()
    assert verdicts == ["applied"]
    assert counted.run("--check") == (0, "0 differences\n")


@pytest.fixture
def working(counted: Counted) -> Iterator[Counted]:
    """The installation with its worker at hand."""
    with counted.app.app_context():
        yield counted


def test_what_was_counted_by_older_rules_is_counted_again_after_an_upgrade(
    working: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "TEAMS_AT_ONCE", 1)
    monkeypatch.setattr(jobs, "SECONDS", 0.0)
    store = Store(working.app)
    with store.writing():
        db.session.execute(sa.delete(TallyYear).where(TallyYear.dimension.in_(("topic_age", "kind"))))
        settings.put("tally_rules", 1)
    assert upgrade.note()
    assert worker.drain() > store.count(Team)
    with store.reading():
        assert not jobs.is_behind()
        assert recount.differences() == []
    # a program that is up to date asks for nothing
    assert upgrade.note()
    assert worker.drain() == 0


def test_a_new_installation_owes_no_recount(working: Counted) -> None:
    with Store(working.app).reading():
        assert not jobs.is_behind()


def test_another_cutoff_day_counts_all_months_again(working: Counted) -> None:
    store, team = Store(working.app), working.world.team
    with store.writing():
        for day in (dt.date(2026, 6, 14), dt.date(2026, 6, 15)):
            make_visit(team, day)

    def months() -> list[tuple[int, int]]:
        """June and July of the kinds."""
        table = TallyYear.metadata.tables["tally_year"].c
        return store.all(sa.select(table.visits_6, table.visits_7).where(table.dimension == "kind"))

    assert months() == [(2, 0)]
    for _ in range(2):
        with store.writing():
            settings.put(settings.CUTOFF_WANTED, 14)
            outbox.enqueue("assistance.change_cutoff", {"cutoff_day": 14})
        assert worker.drain() == 1
        assert months() == [(1, 1)]
    with store.reading():
        assert (settings.cutoff_day(), settings.cutoff_wanted()) == (14, None)
        assert recount.differences() == []
    assert working.phone.verdicts(log(team)) == ["applied"]
    with store.reading():
        assert recount.differences() == []


def test_a_visit_that_comes_while_the_cutoff_changes_is_counted_by_the_new_one(
    working: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdicts: list[str] = []
    late = threading.Thread(target=lambda: verdicts.extend(working.phone.verdicts(log(working.world.team))))
    rebuild = recount.rebuild

    def rebuild_slowly() -> None:
        late.start()
        late.join(1)
        rebuild()

    monkeypatch.setattr(jobs, "rebuild", rebuild_slowly)
    with Store(working.app).writing():
        outbox.enqueue("assistance.change_cutoff", {"cutoff_day": 1})
    assert worker.drain() == 1
    late.join()
    assert verdicts == ["applied"]
    with Store(working.app).reading():
        assert recount.differences() == []
