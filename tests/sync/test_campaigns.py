"""What phones hear of campaigns: a province's in ``g``, a commune's in ``m/``, a team's target in its feed (S1)."""

import datetime as dt
from typing import Any

from api.assistance import recount
from tests.api.campaigns.conftest import MORNING, Draft, Two, draft, two
from tests.conftest import At, ClientOf
from tests.factories.visits import TODAY, make_visit
from tests.support.client import Client
from tests.support.phone import Phone, amend, log, void
from tests.support.store import Store

__all__ = ["draft", "two"]
CAMPAIGN, TARGET = "campaign", "campaign_target"


def kept(phone: Phone, kind: str, *campaigns: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """``(scope, body)`` of the rows of a kind about some campaigns; other stories have theirs in the same ``g``."""
    ids = {campaign["id"] for campaign in campaigns}
    rows = phone.rows.items()
    return [(scope, body) for (scope, of, _), body in rows if of == kind and body["campaign_id"] in ids]


def act(client: Client, campaign: dict[str, Any], what: str, **body: object) -> Any:
    """Do something to the campaign."""
    answer = client.post(f"/campaigns/{campaign['id']}/{what}", body)
    assert answer.status == 200, answer.text
    return answer.json


def test_phones_hear_of_a_provinces_campaign_and_of_their_own_target(  # S1
    two: Two, draft: Draft, client_of: ClientOf, at: At
) -> None:
    staff, made = client_of(two.one.staff), draft()
    phone, other = (Phone(client_of(world.member), world.member) for world in (two.one, two.other))
    with at(MORNING):
        act(staff, made, "targets", goals=[{"team_id": str(two.one.team.id), "goal": 12}])
        phone.pull()
        assert kept(phone, CAMPAIGN, made) == kept(phone, TARGET, made) == []  # a draft is nobody's business
        act(staff, made, "launch", version=1)
        phone.pull()
        other.pull()
        body = {
            "campaign_id": made["id"],
            "name": "92 ngày đêm",
            "status": "running",
            "start": "2026-11-10",
            "end": "2026-11-30",
            "measure": "visits",
            "topics": ["PAY", "VNEID2"],
        }
        told = {"campaign_id": made["id"], "team_id": str(two.one.team.id), "goal": 12, "before": None}
        assert kept(phone, CAMPAIGN, made) == kept(other, CAMPAIGN, made) == [("g", body)]
        assert kept(phone, TARGET, made) == [(f"t/{two.one.team.id}", told)]
        assert kept(other, TARGET, made) == []
        act(staff, made, "targets", goals=[{"team_id": str(two.one.team.id), "goal": 20}])
        assert staff.patch(f"/campaigns/{made['id']}", {"version": 2, "end": "2026-12-15"}).status == 200
        phone.pull()
        assert kept(phone, CAMPAIGN, made)[0][1]["end"] == "2026-12-15"
        assert kept(phone, TARGET, made)[0][1]["goal"] == 20
        act(staff, made, "targets", goals=[{"team_id": str(two.one.team.id), "goal": None}])
        phone.pull()
        assert kept(phone, TARGET, made) == []
        act(staff, made, "close", version=3)
        phone.pull()
        assert kept(phone, CAMPAIGN, made)[0][1]["status"] == "closed"


def test_a_communes_campaign_stays_in_the_commune(  # S1
    two: Two, draft: Draft, client_of: ClientOf, at: At
) -> None:
    officer = client_of(two.one.officer)
    made = draft(officer, unit_id=str(two.one.commune.id))
    phone, other = (Phone(client_of(world.member), world.member) for world in (two.one, two.other))
    with at(MORNING):
        act(officer, made, "launch", version=1)
        phone.pull()
        other.pull()
    assert [scope for scope, _ in kept(phone, CAMPAIGN, made)] == [f"m/{two.one.commune.id}"]
    assert kept(other, CAMPAIGN, made) == []


def test_a_phone_that_starts_late_gets_what_runs_and_what_was_done_before_its_window(  # S27
    two: Two, draft: Draft, client_of: ClientOf, store: Store, at: At
) -> None:
    staff = client_of(two.one.staff)
    ended, running = draft(name="Đã xong"), draft(start="2026-06-01", end="2026-12-31")
    with store.writing():
        for day in (dt.date(2026, 6, 2), dt.date(2026, 8, 22), dt.date(2026, 8, 23), TODAY):
            make_visit(two.one.team, day)
    with at(MORNING):
        act(staff, running, "targets", goals=[{"team_id": str(two.one.team.id), "goal": 12}])
        for campaign in (ended, running):
            act(staff, campaign, "launch", version=1)
        act(staff, ended, "close", version=2)
        phone = Phone(client_of(two.one.member), two.one.member)
        phone.pull()
    assert [body["campaign_id"] for _, body in kept(phone, CAMPAIGN, ended, running)] == [running["id"]]
    ((_, target),) = kept(phone, TARGET, ended, running)
    assert target["before"] == {"until": "2026-08-22", "done": 2}


def test_items_by_topic_and_day_follow_amendments_and_voids(two: Two, client_of: ClientOf, store: Store) -> None:
    team, phone = two.one.team, Phone(client_of(two.one.member), two.one.member)
    first, second = log(team), log(team)
    pay = [{"topic": "PAY", "outcome": "done", "detail": None, "count": 1, "reason": None}]
    assert phone.verdicts(first, second, amend(first, items=pay), void(second)) == ["applied"] * 4
    with store.reading():
        counted = recount.recount([team.id])
        assert recount.differences([team.id]) == []
    assert [(key.topic, sums) for key, sums in counted.topics.items() if any(sums)] == [("PAY", [1, 1, 1])]
