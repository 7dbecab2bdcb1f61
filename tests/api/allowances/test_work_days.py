"""Days are suggested from visits, confirmed by the leader, and stay as they were confirmed."""

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa

from api.core import clock
from models.allowance import WorkDay
from models.assistance import AssistanceSession, SessionRevision
from models.db import db
from models.team import RosterVersion
from tests.api.allowances.conftest import MORNING, Confirm, work
from tests.conftest import At, ClientOf
from tests.factories.teams import approve_roster
from tests.factories.visits import make_visit
from tests.factories.world import World
from tests.support.client import Answer, Client
from tests.support.store import Store

MONTH = {"month": "2026-11"}
NINTH = dt.date(2026, 11, 9)


def sheet(client: Client, team_id: uuid.UUID, at: At) -> dict[str, Any]:
    with at(MORNING):
        answer = client.get(f"/teams/{team_id}/work-days", MONTH)
    assert answer.status == 200, answer.text
    return dict(answer.json)


def states(told: dict[str, Any]) -> dict[tuple[str, str, bool], str]:
    """What the sheet says of each person and day."""
    return {
        (member["person_id"], day["day"], day["night"]): day["state"]
        for member in told["members"]
        for day in member["days"]
    }


def start_at(visit_id: uuid.UUID, hour: int, minute: int = 0) -> None:
    """Let a visit begin at another hour of its day."""
    visit = db.session.get_one(AssistanceSession, visit_id)
    revision = db.session.get_one(SessionRevision, visit.revision)
    started = clock.day_start(visit.business_day) + dt.timedelta(hours=hour, minutes=minute)
    # as phones elsewhere send it: the hour in Vietnam counts
    revision.body = {**(revision.body or {}), "started_at": started.astimezone(dt.UTC).isoformat()}


def name(visit_id: uuid.UUID, **people: Any) -> None:
    """Let the newest revision of a visit name somebody beside its author."""
    revision = db.session.get_one(SessionRevision, db.session.get_one(AssistanceSession, visit_id).revision)
    revision.body = {**(revision.body or {}), **people}


def faults(answer: Answer) -> set[tuple[str, str]]:
    assert answer.status == 422, answer.text
    return {(error["field"], error["code"]) for error in answer.json["errors"]}


def test_days_and_nights_are_suggested_from_visits(world: World, store: Store, client_of: ClientOf, at: At) -> None:
    team, member = world.team, world.member
    with store.writing():
        for hour, minute in ((9, 0), (10, 0), (21, 59), (22, 0), (6, 0), (5, 59)):
            start_at(make_visit(team, NINTH, author=member), hour, minute)
        make_visit(team, dt.date(2026, 10, 31), author=member)
        make_visit(team, dt.date(2026, 11, 10), author=team.leader)
    told = sheet(client_of(world.leader), team.id, at)
    assert states(told) == {
        (str(member.person_id), "2026-11-09", False): "suggested",
        (str(member.person_id), "2026-11-09", True): "suggested",
        (str(team.leader.person_id), "2026-11-10", False): "suggested",
    }
    assert (told["may_confirm"], told["version"], told["confirmed_at"]) == (True, "", None)
    assert told["members"][0]["role"] == "leader"
    assert sheet(client_of(world.officer), team.id, at)["may_confirm"] is False


def test_days_of_those_who_were_there_too(world: World, store: Store, client_of: ClientOf, at: At) -> None:
    """Who is named as present worked that day; whoever typed a visit for somebody else did not."""
    team, member, leader = world.team, world.member, world.leader
    stranger, third = world.other_team.member, team.members[1]
    with store.writing():
        name(make_visit(team, NINTH, author=member), with_members=[str(third.person_id), str(stranger.person_id)])
        name(make_visit(team, dt.date(2026, 11, 10), author=leader), on_behalf_of=str(third.person_id))
        erased = make_visit(team, dt.date(2026, 11, 11), author=leader)
        db.session.get_one(SessionRevision, db.session.get_one(AssistanceSession, erased).revision).body = None
    told = sheet(client_of(world.leader), team.id, at)
    assert states(told) == {
        (str(member.person_id), "2026-11-09", False): "suggested",
        (str(third.person_id), "2026-11-09", False): "suggested",
        (str(third.person_id), "2026-11-10", False): "suggested",
        (str(leader.person_id), "2026-11-11", False): "suggested",
    }


def test_a_confirmed_day_of_somebody_named_shows_that_the_visit_was_voided(
    world: World, store: Store, client_of: ClientOf, confirm: Confirm, at: At
) -> None:
    team, third = world.team, world.team.members[1]
    with store.writing():
        visit_id = make_visit(team, NINTH, author=world.member)
        name(visit_id, with_members=[str(third.person_id)])
    confirm(world.leader, team.id, [work(third, "2026-11-09")])
    with store.writing():
        db.session.get_one(AssistanceSession, visit_id).status = "voided"
    told = sheet(client_of(world.leader), team.id, at)
    assert states(told) == {(str(third.person_id), "2026-11-09", False): "voided"}


def test_what_was_confirmed_stays_when_a_visit_is_voided(
    world: World, store: Store, client_of: ClientOf, confirm: Confirm, at: At
) -> None:
    team, member = world.team, world.member
    with store.writing():
        visit_id = make_visit(team, NINTH, author=member)
        make_visit(team, dt.date(2026, 11, 10), author=member)
    days = [work(member, "2026-11-09"), work(member, "2026-11-11", night=True)]
    answer = confirm(world.leader, team.id, days)
    person = str(member.person_id)
    expected = {
        (person, "2026-11-09", False): "confirmed",
        (person, "2026-11-10", False): "suggested",
        (person, "2026-11-11", True): "added",
    }
    assert states(answer.json) == expected
    assert answer.json["confirmed_by_name"] == world.leader.name
    with store.writing():
        db.session.get_one(AssistanceSession, visit_id).status = "voided"
    told = sheet(client_of(world.officer), team.id, at)
    assert states(told) == {**expected, (person, "2026-11-09", False): "voided"}


def test_what_is_sent_again_takes_the_place_of_the_sheet(world: World, store: Store, confirm: Confirm) -> None:
    team, member, leader = world.team, world.member, world.leader
    first = confirm(leader, team.id, [work(member, "2026-11-09"), {**work(member, "2026-11-10"), "note": "chợ"}])
    assert first.status == 200, first.text
    kept = [{**work(member, "2026-11-10"), "note": "nhà văn hoá"}, work(leader, "2026-11-10")]
    assert confirm(leader, team.id, kept).status == 200
    with store.reading():
        rows = db.session.scalars(sa.select(WorkDay).where(WorkDay.team_id == team.id)).all()
        assert {(row.person_id, row.day.day, row.note) for row in rows} == {
            (member.person_id, 10, "nhà văn hoá"),
            (leader.person_id, 10, ""),
        }
    assert confirm(leader, team.id, []).json["version"] == ""


def test_two_who_confirm_notice_each_other(world: World, confirm: Confirm) -> None:
    confirm(world.leader, world.team.id, [work(world.member, "2026-11-09")])
    assert confirm(world.leader, world.team.id, [], version="").code == "conflict"


def test_a_day_is_paid_in_one_team(world: World, store: Store, confirm: Confirm) -> None:
    """The message names the other team; a night of the same day is another matter."""
    member, other = world.member, world.other_team
    with store.writing():
        old = db.session.get_one(RosterVersion, other.roster_id)
        old.valid_to = dt.date(2026, 11, 1)
        approve_roster(
            other.id, world.commune, other.leader, (*other.members, member), version=2, on=dt.date(2026, 11, 1)
        )
    assert confirm(world.leader, world.team.id, [work(member, "2026-11-09")]).status == 200
    taken = confirm(other.leader, other.id, [work(other.member, "2026-11-09"), work(member, "2026-11-09")])
    assert (taken.status, taken.code) == (409, "work_day_taken")
    assert taken.json["params"]["team"] == world.team.title
    assert taken.json["params"]["day"] == "2026-11-09"
    assert confirm(other.leader, other.id, [work(member, "2026-11-09", night=True)]).status == 200


def test_only_who_was_on_the_roster_that_day(world: World, store: Store, confirm: Confirm) -> None:
    team, member = world.team, world.member
    stays = team.members[1:]
    with store.writing():
        db.session.get_one(RosterVersion, team.roster_id).valid_to = dt.date(2026, 11, 10)
        approve_roster(team.id, world.commune, team.leader, stays, version=2, on=dt.date(2026, 11, 10))
    answer = confirm(
        world.leader,
        team.id,
        [
            work(member, "2026-11-09"),
            work(member, "2026-11-10"),
            work(world.other_team.member, "2026-11-09"),
            work(stays[0], "2026-11-21"),
            work(stays[0], "2026-10-31"),
            work(stays[0], "2026-11-05"),
            work(stays[0], "2026-11-05"),
        ],
    )
    assert faults(answer) == {
        ("days.1", "not_on_roster"),
        ("days.2", "not_on_roster"),
        ("days.3", "future"),
        ("days.4", "other_month"),
        ("days.6", "twice"),
    }
    assert confirm(world.leader, team.id, [work(member, "2026-11-09")]).status == 200
