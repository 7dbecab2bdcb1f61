"""A restore that lost a grant: what the phone still holds of its scope is taken back, on proof alone (S10, S17)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from api.core import feed
from models.account import Grant
from models.db import db
from tests.conftest import KINDS, CopyDatabase
from tests.factories.accounts import make_grant
from tests.support.keeping_phone import KeepingPhone
from tests.support.phone import log
from tests.support.site import Site, site_on

pytestmark = pytest.mark.skipif("external" in KINDS, reason="needs a database of its own")
FORGED = f"{'f' * 12}.3.{'0' * 32}"


@pytest.fixture
def site(copy_database: CopyDatabase, tmp_path: Path) -> Iterator[Site]:
    """An installation of this story's own."""
    with site_on(copy_database("grant"), tmp_path) as site:
        yield site


def helped_out(site: Site, *, more: int) -> tuple[KeepingPhone, Path]:
    """A member who, after the backup, was given the other team too, and read it after ``more`` visits there."""
    phone, there = site.phone_of(site.world.member), site.phone_of(site.world.other_team.leader)
    phone.save(log(site.world.team))
    there.save(log(site.world.other_team))
    phone.send()
    there.send()
    phone.catch_up()
    path = site.backup()
    with site.store.writing():
        make_grant(site.world.member, "member", site.world.hamlets[1], team_id=site.world.other_team.id)
    there.save(*[log(site.world.other_team) for _ in range(more)])
    there.send()
    phone.catch_up()
    assert len(phone.visits(site.world.other_team)) == 1 + more
    return phone, path


@pytest.mark.parametrize("more", [0, 5], ids=["the log still has the place", "the place is lost as well"])
def test_after_a_restore_the_phone_gives_back_what_it_may_not_see_and_no_more(site: Site, more: int) -> None:
    phone, path = helped_out(site, more=more)
    unsent = log(site.world.team)
    version = phone.client.get("/me").json["grants_version"]
    phone.save(unsent)
    assert site.restore(path, "--force").exit_code == 0
    other = f"t/{site.world.other_team.id}"
    page = phone.ask().json["scopes"][other]
    assert page["revoked"]["grants_version"] > version
    phone.catch_up()
    assert phone.visits(site.world.other_team) == {}
    assert len(phone.visits(site.world.team)) == 1
    assert unsent["op_id"] in phone.outbox
    phone.send()
    phone.catch_up()
    assert len(phone.visits(site.world.team)) == 2
    with site.store.writing():
        make_grant(site.world.member, "member", site.world.hamlets[1], team_id=site.world.other_team.id)
    phone.catch_up()
    assert other in phone.cursors, "given again, it is read again"


def test_without_an_epoch_of_ours_the_log_itself_is_proof(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    phone, path = helped_out(site, more=0)
    assert site.restore(path, "--force").exit_code == 0
    monkeypatch.setattr(feed, "is_epoch_of", lambda _scope, _epoch: False)
    other = f"t/{site.world.other_team.id}"
    assert "revoked" in phone.ask().json["scopes"][other]
    epoch, seq, chain = phone.cursors[other].split(".")
    moved = f"{epoch}.{int(seq) + 1}.{chain}"
    assert phone.ask({**phone.cursors, other: moved}).json["scopes"][other] == {"denied": True}


def test_a_cursor_that_proves_nothing_is_denied(site: Site) -> None:
    mine, theirs = site.phone_of(site.world.member), site.phone_of(site.world.other_team.leader)
    theirs.save(log(site.world.other_team))
    theirs.send()
    theirs.catch_up()
    other, own = f"t/{site.world.other_team.id}", f"u/{site.world.other_team.leader.id}"
    nameless = f"{'0' * 12}.0.{'0' * 32}"
    # that of another scope, made by this very server, is none either
    for cursor in (None, "junk", nameless, FORGED, f"snap.{FORGED}.2.3.{'0' * 32}", theirs.cursors[own]):
        assert mine.ask({**mine.cursors, other: cursor}).json["scopes"][other] == {"denied": True}


def test_a_truncated_list_of_grants_lowers_the_version_and_so_purges_nothing(site: Site) -> None:
    phone = site.phone_of(site.world.member)
    phone.save(log(site.world.team))
    phone.send()
    phone.catch_up()
    version = phone.client.get("/me").json["grants_version"]
    with site.store.writing():
        db.session.execute(sa.delete(Grant).where(Grant.account_id == site.world.member.id))
    page = phone.ask().json["scopes"][f"t/{site.world.team.id}"]
    assert page["revoked"]["grants_version"] < version  # S17: the phone obeys only one above its own
