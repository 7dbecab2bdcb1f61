"""The drill: what came after the backup comes back from the phones by themselves (S4, S16; faults 7 and 8)."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from api.core import feed
from models.account import Account
from models.assistance import AssistanceSession
from models.sync import FeedHead
from tests.conftest import KINDS, CopyDatabase
from tests.support.keeping_phone import KeepingPhone
from tests.support.phone import amend, log, void
from tests.support.site import Site, site_on

pytestmark = pytest.mark.skipif("external" in KINDS, reason="needs a database of its own")
PUSHES = 50


@pytest.fixture
def site(copy_database: CopyDatabase, tmp_path: Path) -> Iterator[Site]:
    """An installation of this story's own."""
    with site_on(copy_database("drill"), tmp_path) as site:
        yield site


def work(phone: KeepingPhone, site: Site, count: int) -> None:
    """Some visits, each sent by itself."""
    for _ in range(count):
        phone.save(log(site.world.team))
        phone.send()


def settle(*phones: KeepingPhone) -> list[set[str]]:
    """Every phone comes back, sends what it took back, and reads the end of it; gives what was reset first."""
    resets = [phone.catch_up() for phone in phones]
    for phone in phones:
        phone.send()
    for phone in phones:
        phone.catch_up()
        phone.send()
    return resets


def backup_under_load(site: Site, phone: KeepingPhone) -> Path:
    """A backup while a phone goes on pushing."""
    done, pushed = threading.Event(), threading.Event()

    def push_on() -> None:
        while not done.is_set():
            work(phone, site, 1)
            pushed.set()

    thread = threading.Thread(target=push_on)
    thread.start()
    try:
        assert pushed.wait(10)
        before = len(phone.sent)
        path = site.backup()
        assert len(phone.sent) > before, "the backup held up the pushes"
    finally:
        done.set()
        thread.join()
    return path


def test_50_pushes_after_the_backup_come_back_from_the_phones(site: Site) -> None:
    mine, theirs = site.phone_of(site.world.member), site.phone_of(site.world.leader)
    work(mine, site, 5)
    work(theirs, site, 5)
    mine.catch_up(), theirs.catch_up()
    path = backup_under_load(site, mine)
    for turn in range(PUSHES // 2):
        work(mine, site, 1)
        work(theirs, site, 1)
        if turn == PUSHES // 4:
            mine.catch_up(), theirs.catch_up()
    newest = list(mine.sent.values())[-1]
    # an amendment of a visit that will come back only after it, and a void of one that is in the backup
    theirs.save(amend(newest, note="gọi lại"))
    mine.save(void(next(iter(mine.sent.values()))))
    theirs.send()
    mine.send()
    visits = sa.select(AssistanceSession.id, AssistanceSession.revision, AssistanceSession.status)
    before = {tuple(row) for row in site.store.all(visits)}

    refused = site.restore(path)
    assert refused.exit_code == 1
    assert "feed entries that the backup has not" in refused.output
    restored = site.restore(path, "--force")
    assert restored.exit_code == 0, restored.output
    assert len(site.store.all(visits)) <= len(before) - PUSHES

    resets = settle(theirs, mine)
    team = f"t/{site.world.team.id}"
    assert resets == [{team, f"u/{site.world.leader.id}"}, {team, f"u/{site.world.member.id}"}]
    site.assert_whole(mine, theirs)
    assert {tuple(row) for row in site.store.all(visits)} == before
    assert mine.visits(site.world.team) == theirs.visits(site.world.team)
    assert mine.visits(site.world.team)[newest["record_id"]]["note"] == "gọi lại"
    assert settle(mine, theirs) == [set(), set()], "once told, all is quiet"


def test_a_restore_that_nobody_announced_is_noticed_by_the_chain(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, theirs = site.phone_of(site.world.member), site.phone_of(site.world.leader)
    work(mine, site, 3)
    path = site.backup()
    work(mine, site, 10)
    mine.catch_up()
    monkeypatch.setattr(feed, "renew_epochs", lambda _: 0)
    assert site.restore(path, "--force").exit_code == 0
    # history grows again past what was lost, before the phone is back
    work(theirs, site, 20)
    (reset,) = settle(mine)
    assert f"t/{site.world.team.id}" in reset  # S10
    theirs.catch_up()
    site.assert_whole(mine, theirs)
    assert len(mine.visits(site.world.team)) == 33


def test_an_op_whose_entry_never_shows_goes_back_to_the_outbox(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = site.phone_of(site.world.member)
    work(phone, site, 3)
    phone.catch_up()
    path = site.backup()
    work(phone, site, 5)
    monkeypatch.setattr(feed, "renew_epochs", lambda _: 0)
    assert site.restore(path, "--force").exit_code == 0
    assert settle(phone) == [set()], "its cursors are from before the backup: nothing gives the restore away"
    site.assert_whole(phone)  # S15
    assert len(phone.visits(site.world.team)) == 8


def test_every_epoch_is_new_and_grants_versions_outrun_what_phones_were_told(site: Site) -> None:
    work(site.phone_of(site.world.member), site, 1)
    epochs = sa.select(FeedHead.scope, FeedHead.epoch).order_by(FeedHead.scope)
    version = sa.select(Account.grants_version).where(Account.id == site.world.member.id)
    path = site.backup()
    before, told = site.store.all(epochs), site.store.one(version)
    assert site.restore(path).exit_code == 0, "nothing is lost, so nothing need be forced"
    after = site.store.all(epochs)
    assert [row.scope for row in after] == [row.scope for row in before]
    assert not {row.epoch for row in after} & {row.epoch for row in before}  # S4
    assert site.store.one(version) > told + 100  # S17
