"""An installation with a database of its own, the people of a small world, and an operator at the command line."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from click.testing import Result

from api.assistance.recount import differences
from api.core import feed
from api.core.feed import NewEntry
from models.assistance import AssistanceSession
from models.sync import FeedEntry, FeedHead, Operation
from server.app import App
from tests.factories.accounts import Account
from tests.factories.world import World, make_world
from tests.support import databases
from tests.support.client import Client, InProcess
from tests.support.keeping_phone import KeepingPhone
from tests.support.login import SESSION_COOKIE, session_cookie
from tests.support.store import Store


@dataclass
class Site:
    """The server is ``app``; the operator works in another process, so to say: ``run`` makes an app of its own.

    With ``migrations`` the operator's program has other migrations than the server's.
    """

    url: str
    home: Path
    app: App
    store: Store
    world: World
    migrations: Path | None = None

    def phone_of(self, account: Account) -> KeepingPhone:
        """A new phone that is signed in."""
        with self.store.writing():
            cookie = session_cookie(self.app, account.id)
        return KeepingPhone(Client(InProcess(self.app), {SESSION_COOKIE: cookie}), account)

    def run(self, *args: str | Path, secret: str = databases.SECRET) -> Result:
        """One command of the program, on this database."""
        operator = databases.make_app(self.url, secret=secret, data_dir=self.home)
        if self.migrations is not None:
            operator.extensions["migrate"].directory = str(self.migrations)
        result = operator.test_cli_runner().invoke(args=[str(arg) for arg in args], catch_exceptions=False)
        databases.close(operator)
        return result

    def backup(self) -> Path:
        """A backup under a new name."""
        path = self.home / f"backup-{dt.datetime.now(dt.UTC):%H%M%S%f}.zip"
        result = self.run("backup", path)
        assert result.exit_code == 0, result.output
        return path

    def restore(self, path: Path, *options: str) -> Result:
        """Stop the server and put a backup back."""
        databases.close(self.app)
        return self.run("restore", path, *options)

    def assert_whole(self, *phones: KeepingPhone) -> None:
        """INV: each saved op once, each record once, feeds without hole, tallies equal a recount, outboxes empty."""
        saved = [op for phone in phones for op in phone.saved.values()]
        assert [phone.outbox for phone in phones] == [{} for _ in phones]
        for phone in phones:
            assert set(phone.sent) <= phone.seen
            mine = sa.select(Operation.op_id).where(Operation.account_id == phone.account.id)
            stored = [str(op_id) for op_id in self.store.all(mine)]
            assert len(stored) == len(set(stored)), "an op is there twice"
            assert set(phone.sent) <= set(stored), "an op is lost"
        records = {op["record_id"] for op in saved}
        assert records <= {str(record) for record in self.store.all(sa.select(AssistanceSession.id))}
        with self.store.reading():
            assert differences() == []
        for scope in self.store.all(sa.select(FeedHead.scope)):
            self._assert_chained(scope)

    def _assert_chained(self, scope: str) -> None:
        rows = self.store.all(
            sa.select(*FeedEntry.__table__.columns).where(FeedEntry.scope == scope).order_by(FeedEntry.seq)
        )
        chain = bytes(16)
        for number, row in enumerate(rows, start=1):
            assert row.seq == number, "a hole"
            entry = NewEntry(scope, row.kind, row.op_id, row.record_id, row.revision, row.body_hash)
            chain = feed.link(chain, number, entry)
            assert row.chain == chain
        head = self.store.one(sa.select(FeedHead.seq, FeedHead.chain).where(FeedHead.scope == scope))
        assert tuple(head) == (len(rows), chain)


@contextmanager
def site_on(url: str, home: Path) -> Iterator[Site]:
    """An installation on an empty, migrated database."""
    app = databases.make_app(url, data_dir=home)
    store = Store(app)
    with store.writing():
        world = make_world()
    yield Site(url, home, app, store, world)
    databases.close(app)
