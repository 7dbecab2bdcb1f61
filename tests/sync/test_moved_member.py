"""A member moves to another team with unsent visits of the old one on the phone (S10, S17, S24; fault 24)."""

import datetime as dt
from collections.abc import Callable

import sqlalchemy as sa

from api.core import clock
from models.account import Grant
from models.assistance import AssistanceSession
from models.db import db
from tests.factories.accounts import make_grant
from tests.factories.world import World
from tests.support.phone import days_ago, log
from tests.support.store import Store
from tests.sync.conftest import PhoneOf


def test_three_unsent_visits_arrive_in_the_old_team_and_its_rows_go(
    world: World, phone_of: PhoneOf, store: Store, tallies_agree: Callable[[], None]
) -> None:
    phone, old, new = phone_of(world.member), f"t/{world.team.id}", f"t/{world.other_team.id}"
    phone_of(world.leader).results(log(world.team))
    phone.pull()
    assert len(phone.visits(world.team)) == 1
    unsent = [log(world.team, started_at=days_ago(2)) for _ in range(3)]
    with store.writing():
        end = clock.now() - dt.timedelta(days=1)
        db.session.execute(sa.update(Grant).where(Grant.account_id == world.member.id).values(valid_to=end))
        make_grant(world.member, "member", world.hamlets[1], team_id=world.other_team.id, since=end)
    assert phone.verdicts(*unsent) == ["applied"] * 3
    pages = phone.ask().json["scopes"]
    assert set(pages[old]) == {"revoked"}, "an explicit end, nothing less, makes a phone purge"
    assert "snapshot" in pages[new]
    phone.pull()
    assert not [key for key in phone.rows if key[0] == old]
    assert (old in phone.cursors, new in phone.cursors) == (False, True)
    assert store.count(AssistanceSession, AssistanceSession.team_id == world.team.id) == 4
    assert phone.verdicts(log(world.other_team)) == ["applied"]
    tallies_agree()
