"""A backup that is older than an erasure does not bring the body back (S23)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from api.assistance.recount import differences
from models.assistance import AssistanceSession
from models.db import db
from models.sync import Erasure
from tests.conftest import KINDS, CopyDatabase
from tests.support import databases
from tests.support.phone import Op, amend, log
from tests.support.site import Site, site_on

pytestmark = pytest.mark.skipif("external" in KINDS, reason="needs a database of its own")
SECRET = "nha cong xanh canh gieng"


@pytest.fixture
def site(copy_database: CopyDatabase, tmp_path: Path) -> Iterator[Site]:
    """An installation of this story's own."""
    with site_on(copy_database("erased"), tmp_path) as site:
        yield site


def everything(site: Site) -> bytes:
    """All that the database holds: its files, or all rows of all tables."""
    told = []
    with site.store.reading():
        for table in db.metadata.tables.values():
            told += [str(tuple(row)).encode() for row in db.session.execute(sa.select(table))]
        path = db.engine.url.database or ""
    if site.url.startswith("sqlite"):
        told += [
            found.read_bytes() for found in Path(path).parent.glob(f"{Path(path).name}*") if "before" not in found.name
        ]
    return b"\n".join(told)


def erase(site: Site, op: Op) -> None:
    client = site.phone_of(site.world.officer).client
    assert client.post(f"/sessions/{op['record_id']}/erase", {"reason": "request"}).status == 204


def live(site: Site) -> int:
    return site.store.count(AssistanceSession, AssistanceSession.status == "live")


def test_after_a_restore_the_body_is_not_there_and_the_phones_do_not_bring_it(site: Site) -> None:
    mine, theirs = site.phone_of(site.world.member), site.phone_of(site.world.leader)
    op, other, late = log(site.world.team, note=SECRET), log(site.world.team, note="con lai"), log(site.world.team)
    mine.save(op, other)
    theirs.save(amend(op, note=f"{SECRET} them"))
    mine.send()
    theirs.send()
    path = site.backup()
    after = log(site.world.team, note=f"{SECRET} sau khi sao luu")
    mine.save(late, after)
    mine.send()
    mine.catch_up(), theirs.catch_up()
    erase(site, op)
    erase(site, after)

    restored = site.restore(path, "--force")
    assert restored.exit_code == 0, restored.output
    assert "2 records that were erased since the backup are erased again" in restored.output
    assert live(site) == 1
    assert SECRET.encode() not in everything(site)
    assert b"con lai" in everything(site)
    for phone in (mine, theirs, mine):
        # a phone that was offline all the time and offers all it has sent
        phone.catch_up()
        phone.send()
    assert live(site) == 2
    assert SECRET.encode() not in everything(site)
    with site.store.reading():
        assert differences() == []
    mine.catch_up()
    assert set(mine.visits(site.world.team)) == {other["record_id"], late["record_id"]}
    assert op["record_id"] in mine.erased
    assert mine.outbox == {}


@pytest.mark.parametrize("lost", ["ledger", "database"])
def test_ledger_and_database_stand_in_for_each_other(site: Site, tmp_path: Path, lost: str) -> None:
    phone, op = site.phone_of(site.world.member), log(site.world.team, note=SECRET)
    phone.results(op)
    path = site.backup()
    erase(site, op)
    lines = (site.home / "erasures.jsonl").read_text().splitlines()
    assert len(lines) == 1
    assert op["record_id"] in lines[0]
    assert SECRET not in lines[0]
    if lost == "ledger":
        (site.home / "erasures.jsonl").unlink()
        result = site.restore(path, "--force")
        url = site.url
    else:
        # the machine is gone: an empty database, the backup, and the ledger that was kept elsewhere
        url = databases.sqlite_copy(tmp_path, "new")
        with site_on(url, site.home) as fresh:
            result = fresh.restore(path, "--force")
            assert SECRET.encode() not in everything(fresh)
            assert fresh.store.count(Erasure) == 1
    assert result.exit_code == 0, result.output
    assert "1 records that were erased" in result.output
    if url == site.url:
        assert SECRET.encode() not in everything(site)


def test_a_second_restore_changes_nothing_more_and_a_ledger_that_cannot_be_read_stops_it(site: Site) -> None:
    phone, op = site.phone_of(site.world.member), log(site.world.team, note=SECRET)
    phone.results(op)
    erase(site, op)
    path = site.backup()
    assert "erased again" not in site.restore(path).output
    (site.home / "erasures.jsonl").unlink()
    (site.home / "erasures.jsonl").mkdir()
    refused = site.restore(path)
    assert refused.exit_code == 1
    assert "the ledger of erasures cannot be read" in refused.output
    assert live(site) == 0
