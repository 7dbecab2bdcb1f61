"""Rules became stricter while phones were away: a visit is judged by what held on its day (fault 20)."""

import datetime as dt
import uuid

import sqlalchemy as sa

from api.core import clock
from models.account import Grant
from models.assistance import SessionRevision
from models.db import db
from models.team import RosterVersion
from tests.conftest import ClientOf
from tests.factories import unique
from tests.factories.teams import approve_roster
from tests.factories.world import World
from tests.support.client import Client
from tests.support.phone import Op, days_ago, log
from tests.support.store import Store
from tests.sync.conftest import PhoneOf


def put_topic(admin: Client, code: str, valid_to: dt.date | None) -> None:
    """Create a topic, or one more version of it."""
    labels = {"name": "Việc thử", "name_en": "Trial", "short_vi": "Việc thử", "short_en": "Trial"}
    given = {"kind": "topic", "code": code, "order": 99, "valid_to": valid_to and str(valid_to), **labels}
    assert admin.put("/topics", given).status == 200


def shrink_roster(store: Store, world: World) -> None:
    """A new roster version without the team's last member."""
    with store.writing():
        mine = RosterVersion.team_id == world.team.id
        ended = {"status": "superseded", "valid_to": clock.today()}
        db.session.execute(sa.update(RosterVersion).where(mine).values(ended))
        team = world.team
        approve_roster(team.id, world.commune, team.leader, team.members[:-1], version=2, on=clock.today())


def flags_of(store: Store, op: Op) -> list[str]:
    """What a stored revision is marked with."""
    query = sa.select(SessionRevision.flags).where(SessionRevision.op_id == uuid.UUID(op["op_id"]))
    return list(store.one(query))


def test_visits_saved_under_every_earlier_state_of_the_rules_are_taken(
    world: World, phone_of: PhoneOf, client_of: ClientOf, store: Store
) -> None:
    admin, phone, code = client_of(world.admin), phone_of(world.member), f"T{unique.number()}"
    items = [{"topic": code, "outcome": "done", "count": 1}]
    gone = str(world.team.members[-1].person_id)
    put_topic(admin, code, None)
    # saved without network, a day apart; each was in order when it was saved
    saved = [log(world.team, started_at=days_ago(day), items=items, with_members=[gone]) for day in (6, 5, 4, 3)]
    assert phone.verdicts(saved[0]) == ["applied"]
    put_topic(admin, code, clock.today() - dt.timedelta(days=4))
    assert phone.verdicts(saved[1]) == ["applied"]
    shrink_roster(store, world)
    assert phone.verdicts(saved[2]) == ["applied"]
    with store.writing():
        end = clock.now() - dt.timedelta(days=1)
        db.session.execute(sa.update(Grant).where(Grant.account_id == world.member.id).values(valid_to=end))
    assert phone.verdicts(saved[3]) == ["applied"]
    assert [flags_of(store, op) for op in saved] == [[], [], ["topic_closed"], ["topic_closed"]]
