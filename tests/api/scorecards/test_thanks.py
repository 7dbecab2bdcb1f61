"""A sheet of thanks: name, team, months; by the leader or the commune's officer."""

import datetime as dt

import pytest

from api.scorecards.thanks import months_served
from models.db import db
from models.team import RosterVersion
from tests.conftest import At, ClientOf
from tests.factories.teams import approve_roster
from tests.factories.visits import make_visit
from tests.factories.world import World
from tests.support.papers import pdf_words
from tests.support.store import Store

MORNING = "2026-11-20T09:00"


def test_months_served_stand_on_it_and_no_count(world: World, store: Store, client_of: ClientOf, at: At) -> None:
    """On the roster from the 15th of January 2024 to the 1st of March, and again since September 2026."""
    team, member = world.team, world.member
    with store.writing():
        db.session.get_one(RosterVersion, team.roster_id).valid_to = dt.date(2024, 3, 1)
        for version, on, until, members in (
            (2, dt.date(2024, 3, 1), dt.date(2026, 9, 8), team.members[1:]),
            (3, dt.date(2026, 9, 8), None, team.members),
        ):
            roster_id = approve_roster(team.id, world.commune, team.leader, members, version=version, on=on)
            db.session.get_one(RosterVersion, roster_id).valid_to = until
        for _ in range(7):
            make_visit(team, dt.date(2026, 11, 2), author=member)
    path = f"/teams/{team.id}/members/{member.person_id}/thanks"
    with at(MORNING):
        by_leader = client_of(world.leader).get(path)
        by_officer = client_of(world.officer).get(path)
    words = pdf_words(by_leader.body)
    for wanted in ("GIẤY GHI NHẬN", member.name, team.title, "Tham gia 5 tháng, từ tháng 01/2024 đến tháng 11/2026"):
        assert wanted in words
    assert "TỔ TRƯỞNG" in words
    assert "lượt" not in words
    assert "ỦY BAN NHÂN DÂN" in pdf_words(by_officer.body)


def test_no_leader_thanks_oneself(world: World, client_of: ClientOf) -> None:
    sheet = client_of(world.leader).get(f"/teams/{world.team.id}/members/{world.leader.person_id}/thanks")
    words = pdf_words(sheet.body)
    assert world.leader.name in words
    assert "ỦY BAN NHÂN DÂN (Ký" in words
    assert "TỔ TRƯỞNG" not in words


def test_nobody_is_thanked_by_another_team(world: World, client_of: ClientOf) -> None:
    stranger = f"/teams/{world.team.id}/members/{world.other_team.member.person_id}/thanks"
    assert client_of(world.leader).get(stranger).status == 404
    own = f"/teams/{world.team.id}/members/{world.member.person_id}/thanks"
    assert client_of(world.other_team.leader).get(own).status == 403
    assert client_of(world.member).get(own).status == 403


@pytest.mark.parametrize(
    ("spans", "count"),
    [
        ([(dt.date(2026, 11, 20), None)], 1),
        ([(dt.date(2026, 10, 31), None)], 2),
        ([(dt.date(2026, 1, 31), dt.date(2026, 2, 1))], 1),
        ([(dt.date(2026, 1, 31), dt.date(2026, 2, 2)), (dt.date(2026, 2, 2), None)], 11),
    ],
)
def test_months_are_counted_once(spans: list[tuple[dt.date, dt.date | None]], count: int) -> None:
    assert len(months_served(spans, dt.date(2026, 11, 20))) == count
