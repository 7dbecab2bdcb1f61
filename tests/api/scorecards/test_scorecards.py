"""Cards of teams and communes in the order of names, without a word about any person."""

import datetime as dt
import re
import uuid
from typing import Any

from models.campaign import Campaign, CampaignTarget
from models.db import db
from models.reporting import CommuneReport, ReportingRound
from tests.conftest import At, ClientOf
from tests.factories.teams import make_team
from tests.factories.units import Unit
from tests.factories.visits import item, make_visit
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.papers import pdf_words
from tests.support.store import Store

MORNING = "2026-11-20T09:00"
TEAM = {
    "team_id",
    "title",
    "unit_name",
    "commune_name",
    "silent_days",
    "goals",
    "visits",
    "people",
    "days_active",
    "topics",
}
COMMUNE = {"unit_id", "name", "teams", "silent_teams", "goals", "reports", "visits", "people", "days_active", "topics"}
NOVEMBER = {"from": "2026-11-01", "to": "2026-11-30"}


def cards(client: Client, world: World, at: At, **query: Any) -> dict[str, Any]:
    with at(MORNING):
        answer = client.get("/scorecards", {"unit": world.commune.id, **NOVEMBER, **query})
    assert answer.status == 200, answer.text
    return dict(answer.json)


def visits_of_november(world: World) -> None:
    """Three of the one team on two days, none of the other since the middle of October."""
    team, member = world.team, world.member
    make_visit(team, dt.date(2026, 11, 2), author=member, people=2, items=[item("VNEID2"), item("PAY")])
    make_visit(team, dt.date(2026, 11, 2), author=team.leader)
    make_visit(team, dt.date(2026, 11, 15), author=member, items=[item("PAY")])
    make_visit(world.other_team, dt.date(2026, 10, 15))


def test_figures_of_teams_and_of_the_commune(world: World, store: Store, client_of: ClientOf, at: At) -> None:
    with store.writing():
        visits_of_november(world)
    told = cards(client_of(world.officer), world, at)
    assert [set(one) for one in told["teams"]] == [TEAM, TEAM]
    by_team = {one["team_id"]: one for one in told["teams"]}
    names = ("visits", "people", "days_active", "topics", "silent_days")
    assert [by_team[str(world.team.id)][name] for name in names] == [3, 4, 2, 2, 5]
    assert [by_team[str(world.other_team.id)][name] for name in names] == [0, 0, 0, 0, 36]
    (commune,) = told["communes"]
    assert set(commune) == COMMUNE
    assert [commune[name] for name in (*names[:4], "teams", "silent_teams")] == [3, 4, 2, 2, 2, 1]


def test_teams_stand_in_the_order_of_names_and_no_person_is_told(
    world: World, store: Store, client_of: ClientOf, at: At
) -> None:
    with store.writing():
        for title in ("Tổ số 10", "Tổ số 2", "Tổ Âu", "Tổ An"):
            team = make_team(world.hamlet, commune=world.commune, title=title)
            if title == "Tổ số 10":
                make_visit(team, dt.date(2026, 11, 2))
        visits_of_november(world)
    client = client_of(world.officer)
    told = cards(client, world, at)
    ours = [one["title"] for one in told["teams"] if len(one["title"]) < 10]
    assert ours == ["Tổ An", "Tổ Âu", "Tổ số 2", "Tổ số 10"]
    with at(MORNING):
        page = client.get("/scorecards", {"unit": world.commune.id, **NOVEMBER})
        paper = client.get("/scorecards/paper", {"unit": world.commune.id, **NOVEMBER})
    words = pdf_words(paper.body)
    people = [world.leader, *world.team.members, world.other_team.leader]
    assert [one.name for one in people if one.name in page.text or one.name in words] == []
    assert not {str(one.person_id) for one in people} & set(re.findall(r"[0-9a-f-]{36}", page.text))
    for wanted in ("PHIẾU ĐÁNH GIÁ HOẠT ĐỘNG", "Từ ngày 01/11/2026 đến ngày 30/11/2026", "không xếp hạng"):
        assert wanted in words


def test_the_paper_names_whose_cards_it_shows(world: World, client_of: ClientOf, at: At) -> None:
    with at(MORNING):
        of_officer = client_of(world.officer).get("/scorecards/paper", NOVEMBER)
        of_unit = client_of(world.staff).get("/scorecards/paper", {**NOVEMBER, "unit": world.commune.id})
        of_province = client_of(world.staff).get("/scorecards/paper", {**NOVEMBER, "unit": world.province.id})
    for paper, name in ((of_officer, world.commune), (of_unit, world.commune), (of_province, world.province)):
        assert f"{name.name} CỘNG HÒA" in pdf_words(paper.body)


def make_campaign(world: World, team_goal: int, commune_goal: int) -> uuid.UUID:
    """A running campaign that counts items of PAY alone."""
    campaign = Campaign(
        unit_id=world.province.id,
        name="Thanh toán số",
        legal_basis="",
        start=dt.date(2026, 10, 20),
        end=dt.date(2026, 12, 31),
        measure="items",
        topics=["PAY"],
        status="running",
        created_by_id=world.staff.id,
    )
    db.session.add(campaign)
    db.session.flush()
    db.session.add(CampaignTarget(campaign_id=campaign.id, unit_id=world.commune.id, team_id=None, goal=commune_goal))
    db.session.add(
        CampaignTarget(campaign_id=campaign.id, unit_id=world.commune.id, team_id=world.team.id, goal=team_goal)
    )
    db.session.flush()
    return campaign.id


def test_goals_of_campaigns_that_are_reached(world: World, store: Store, client_of: ClientOf, at: At) -> None:
    """Two items of PAY are enough for the team's goal, not for the commune's; a week ago there was one."""
    with store.writing():
        visits_of_november(world)
        make_campaign(world, team_goal=2, commune_goal=3)
    client = client_of(world.staff)
    told = cards(client, world, at)
    by_team = {one["team_id"]: one["goals"] for one in told["teams"]}
    assert by_team == {
        str(world.team.id): {"given": 1, "reached": 1},
        str(world.other_team.id): {"given": 0, "reached": 0},
    }
    assert told["communes"][0]["goals"] == {"given": 1, "reached": 0}
    earlier = cards(client, world, at, to="2026-11-10")
    assert [one["goals"]["reached"] for one in earlier["teams"]] == [0, 0]
    before = cards(client, world, at, **{"from": "2026-10-01", "to": "2026-10-19"})
    assert before["communes"][0]["goals"]["given"] == 0


def make_round(province: Unit, due_on: dt.date, commune: Unit, handed_in: str | None) -> None:
    """A month's round, and the commune's report if it was handed in."""
    month = (due_on.replace(day=1) - dt.timedelta(days=1)).replace(day=1)
    made = ReportingRound(
        unit_id=province.id, month=month, start=month, end=due_on.replace(day=1) - dt.timedelta(days=1), due_on=due_on
    )
    db.session.add(made)
    db.session.flush()
    if handed_in:
        at = dt.datetime.fromisoformat(f"{handed_in}+07:00")
        db.session.add(
            CommuneReport(round_id=made.id, unit_id=commune.id, status="submitted", declared={}, submitted_at=at)
        )
        db.session.flush()


def test_reports_on_time_late_and_missing(world: World, store: Store, client_of: ClientOf, at: At) -> None:
    """One that is not due yet counts for nothing."""
    with store.writing():
        for due_on, handed_in in (
            (dt.date(2026, 8, 5), None),
            (dt.date(2026, 9, 5), "2026-09-05T23:59"),
            (dt.date(2026, 10, 5), "2026-10-06T00:00"),
            (dt.date(2026, 11, 25), None),
        ):
            make_round(world.province, due_on, world.commune, handed_in)
        sibling = make_world(world.province)
    told = cards(client_of(world.staff), world, at, **{"from": "2026-07-01"})
    assert told["communes"][0]["reports"] == {"due": 3, "on_time": 1, "late": 1, "missing": 1}
    other = cards(client_of(sibling.officer), sibling, at, **{"from": "2026-07-01"})
    assert other["communes"][0]["reports"] == {"due": 3, "on_time": 0, "late": 0, "missing": 3}


def test_a_period_is_a_year_at_most(world: World, client_of: ClientOf, at: At) -> None:
    with at(MORNING):
        answer = client_of(world.staff).get("/scorecards", {"from": "2025-01-01", "to": "2026-11-20"})
    assert answer.status == 422
