"""What phones get of a roster."""

import datetime as dt
import uuid

import sqlalchemy as sa

from api.auth.session import actor_of
from api.core import clock
from api.core.feed import team_scope
from api.teams.logic import team_commune, teams_in_scope
from api.teams.sync import emit_roster, roster_bodies
from models.db import db
from models.sync import FeedEntry
from models.team import RosterVersion
from tests.factories.teams import approve_roster
from tests.factories.world import World, make_world
from tests.support.store import Store


def test_a_phone_gets_the_roster_in_force_with_phones_and_accounts(world: World, store: Store) -> None:
    with store.reading():
        bodies = roster_bodies([world.team.id, world.other_team.id, uuid.uuid4()], clock.today())
    assert set(bodies) == {world.team.id, world.other_team.id}
    body = bodies[world.team.id]
    assert body["team"] == {
        "id": str(world.team.id),
        "title": world.team.title,
        "hamlet_id": str(world.hamlet.id),
        "hamlet_label": world.hamlet.name,
        "commune_id": str(world.commune.id),
        "commune_name": world.commune.name,
    }
    assert (body["roster_id"], body["version"]) == (str(world.team.roster_id), 1)
    assert (body["approved_on"], body["decision_number"][-8:]) == ("2024-01-15", "/QĐ-UBND")
    assert body["members"][0] == {
        "person_id": str(world.leader.person_id),
        "name": world.leader.name,
        "role": "leader",
        "organization": None,
        "position": None,
        "phone": world.leader.phone,
        "account_id": str(world.leader.id),
    }
    assert len(body["members"]) == 4


def test_before_the_first_and_after_a_new_version(world: World, store: Store) -> None:
    change = dt.date(2025, 7, 1)
    with store.writing():
        old = db.session.get_one(RosterVersion, world.team.roster_id)
        old.status, old.valid_to = "superseded", change
        approve_roster(world.team.id, world.commune, world.leader, (), version=2, on=change)
    with store.reading():
        assert roster_bodies([world.team.id], dt.date(2024, 1, 14)) == {}
        assert roster_bodies([world.team.id], change - dt.timedelta(days=1))[world.team.id]["version"] == 1
        assert roster_bodies([world.team.id], change)[world.team.id]["version"] == 2


def test_a_new_roster_enters_the_feed_of_its_team(world: World, store: Store) -> None:
    with store.writing():
        emit_roster(world.team.id, world.team.roster_id)
    entry = store.one(
        sa.select(FeedEntry.kind, FeedEntry.record_id, FeedEntry.revision).where(
            FeedEntry.scope == team_scope(world.team.id)
        )
    )
    assert entry == ("roster", world.team.id, world.team.roster_id)


def test_the_scopes_that_other_features_ask_for(world: World, store: Store) -> None:
    with store.writing():
        make_world(world.province)
    with store.reading():
        both = {world.team.id, world.other_team.id}
        assert teams_in_scope(actor_of(world.officer.id)) == both
        assert teams_in_scope(actor_of(world.officer.id), world.hamlet.id) == {world.team.id}
        assert teams_in_scope(actor_of(world.member.id)) == {world.team.id}
        assert len(teams_in_scope(actor_of(world.staff.id))) == 4
        assert team_commune(world.team.id, clock.today()) == world.commune.id
