"""``flask tally recount``: finds a count that is off, puts it right, and loses no visit that comes meanwhile."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from api.assistance import recount
from api.assistance.tallies import Deltas
from models.db import db
from models.tally import TallyDay, TallyMonth
from server.app import App
from server.cli import tally
from tests.conftest import CopyDatabase
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
        db.session.execute(sa.delete(TallyMonth).where(TallyMonth.dimension == "sex"))
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
