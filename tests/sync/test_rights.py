"""Who may log and change what, by the grant at the time that counts (S22, S24); nothing is written beside the scope."""

import datetime as dt
import uuid

import sqlalchemy as sa

from api.core import clock
from models.account import Grant
from models.assistance import AssistanceSession
from models.db import db
from tests.conftest import At
from tests.factories.accounts import Account
from tests.factories.world import World, make_world
from tests.support.phone import amend, days_ago, log, make_op, visit_body, void
from tests.support.store import Store
from tests.sync.conftest import PhoneOf


def end_grants(store: Store, account: Account, ago: dt.timedelta) -> None:
    """End all grants of an account some time ago."""
    with store.writing():
        db.session.execute(sa.update(Grant).where(Grant.account_id == account.id).values(valid_to=clock.now() - ago))


def test_a_visit_for_another_team_is_set_aside(world: World, phone_of: PhoneOf) -> None:
    assert phone_of(world.member).verdicts(log(world.other_team)) == ["wrong_scope"]


def test_an_officer_logs_for_a_team_of_the_own_commune_only(world: World, phone_of: PhoneOf, store: Store) -> None:
    with store.writing():
        elsewhere = make_world(world.province)
    phone = phone_of(world.officer)
    assert phone.verdicts(log(world.team), log(elsewhere.team)) == ["applied", "wrong_scope"]


def test_province_staff_and_approvers_do_not_log(world: World, phone_of: PhoneOf) -> None:
    for account in (world.staff, world.approver):
        assert phone_of(account).verdicts(log(world.team)) == ["wrong_scope"]


def test_visits_before_the_end_of_a_grant_are_taken_whenever_they_come(
    world: World, phone_of: PhoneOf, store: Store
) -> None:
    phone = phone_of(world.member)
    end_grants(store, world.member, dt.timedelta(days=10))
    before, soon, late = (log(world.team, started_at=days_ago(days)) for days in (11, 8, 5))
    assert phone.verdicts(before, soon, late) == ["applied", "applied", "left_team"]


def test_only_author_leader_and_officer_change_a_visit(world: World, phone_of: PhoneOf) -> None:
    op = log(world.team)
    phone_of(world.member).results(op)
    assert phone_of(world.team.members[1]).verdicts(amend(op, note="sửa hộ")) == ["wrong_scope"]
    assert phone_of(world.other_team.leader).verdicts(void(op)) == ["wrong_scope"]
    assert phone_of(world.officer).verdicts(amend(op, note="xã sửa")) == ["applied"]
    assert phone_of(world.leader).verdicts(void(op)) == ["merged"]


def test_a_leader_logs_for_a_member_without_a_phone_and_a_member_does_not(world: World, phone_of: PhoneOf) -> None:
    body = visit_body(world.team, on_behalf_of=str(world.team.members[2].person_id))
    assert phone_of(world.leader).verdicts(make_op("log", body)) == ["applied"]
    assert phone_of(world.member).verdicts(make_op("log", body)) == ["wrong_scope"]


def test_another_hamlet_of_the_commune_counts_there(world: World, phone_of: PhoneOf, store: Store) -> None:
    op = log(world.team, hamlet_id=str(world.hamlets[1].id))
    assert phone_of(world.member).verdicts(op) == ["applied"]
    query = sa.select(AssistanceSession.unit_id).where(AssistanceSession.id == uuid.UUID(op["record_id"]))
    assert store.one(query) == world.hamlets[1].id


def test_a_hamlet_of_another_commune_is_out_of_scope(world: World, phone_of: PhoneOf, store: Store) -> None:
    with store.writing():
        elsewhere = make_world(world.province)
    op = log(world.team, hamlet_id=str(elsewhere.hamlets[0].id))
    assert phone_of(world.member).verdicts(op) == ["wrong_scope"]


def test_an_amendment_does_not_move_a_visit_to_another_team(world: World, phone_of: PhoneOf) -> None:
    op = log(world.team)
    phone_of(world.member).results(op)
    assert phone_of(world.officer).verdicts(amend(op, team_id=str(world.other_team.id))) == ["wrong_scope"]


def test_s17_a_grant_that_ends_by_itself_is_revoked_under_a_higher_version(
    at: At, world: World, phone_of: PhoneOf, store: Store
) -> None:
    with at("2026-11-20T08:00"):
        phone = phone_of(world.member)
        phone.pull()
        version = phone.client.get("/me").json["grants_version"]
    with store.writing():
        evening = clock.day_start(dt.date(2026, 11, 20)) + dt.timedelta(hours=20)
        db.session.execute(sa.update(Grant).where(Grant.account_id == world.member.id).values(valid_to=evening))
    with at("2026-11-20T19:59"):
        assert phone.client.get("/me").json["grants_version"] == version
    with at("2026-11-20T20:01"):
        page = phone.ask().json["scopes"][f"t/{world.team.id}"]
    assert page["revoked"]["grants_version"] > version
