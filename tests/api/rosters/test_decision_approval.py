"""Approval: all rosters or none, by somebody else than who submitted, with what was seen, under a number of its own."""

import datetime as dt
import threading
import uuid

import pytest
import sqlalchemy as sa

from api.core import clock
from models.account import Account as AccountRow
from models.account import Grant
from models.audit import AuditEvent
from models.job import Job
from models.person import Person
from models.sync import FeedEntry
from models.team import Decision, RosterVersion
from server import worker
from server.app import App
from tests.api.rosters.papers import TODAY, Desk, approval, days
from tests.conftest import ClientOf
from tests.factories.accounts import make_account, make_grant
from tests.factories.world import World
from tests.support.client import Answer, Client, InProcess
from tests.support.store import Store


@pytest.fixture
def desk(world: World, store: Store, client_of: ClientOf) -> Desk:
    """The commune's desk."""
    return Desk(world, store, client_of)


def statuses(desk: Desk, decision_id: str) -> set[str]:
    """The states of a decision's rosters."""
    query = sa.select(RosterVersion.status).where(RosterVersion.decision_id == uuid.UUID(decision_id))
    return set(desk.store.all(query))


def test_approval_puts_all_rosters_in_force_and_the_old_ones_out(desk: Desk) -> None:
    before = {team.id: team.roster_id for team in (desk.world.team, desk.world.other_team)}
    decision = desk.approved(number="7")
    assert (decision["status"], decision["label"], decision["missing"]) == ("approved", "07/QĐ-UBND", [])
    assert decision["approved_by"] == desk.world.approver.name
    assert statuses(desk, decision["id"]) == {"approved"}
    for team_id, old_id in before.items():
        old = desk.store.one(sa.select(RosterVersion.status, RosterVersion.valid_to).where(RosterVersion.id == old_id))
        assert tuple(old) == ("superseded", TODAY)
        told = desk.officer.get(f"/teams/{team_id}").json
        assert (told["decision_number"], told["members"]) == ("07/QĐ-UBND", 3)


def test_members_are_enrolled_and_those_who_left_lose_their_rights(desk: Desk) -> None:
    roster = desk.submitted(None, None, "Mạc Thị Mới")
    desk.approved([roster])
    mine = sa.select(AccountRow.status).join(Person, Person.id == AccountRow.person_id)
    assert (
        desk.store.one(
            mine.join(Grant, Grant.account_id == AccountRow.id).where(
                Person.name == "Mạc Thị Mới", Grant.team_id == desk.world.team.id
            )
        )
        == "invited"
    )
    left = sa.select(Grant.valid_to).where(
        Grant.account_id == desk.world.leader.id, Grant.team_id == desk.world.team.id
    )
    assert desk.store.one(left) <= clock.now()


def test_phones_of_the_team_are_told(desk: Desk) -> None:
    decision = desk.approved()
    query = sa.select(FeedEntry.kind).where(FeedEntry.scope == f"t/{desk.world.team.id}")
    assert "roster" in desk.store.all(query)
    lines = sa.select(AuditEvent.action).where(AuditEvent.object_id == uuid.UUID(decision["id"]))
    assert desk.store.all(lines.order_by(AuditEvent.seq)) == ["decision.create", "decision.approve"]


def test_a_later_first_day_is_told_when_it_comes(app: App, desk: Desk) -> None:
    roster = desk.submitted()
    decision = desk.approved([roster], effective_date=days(10))
    assert decision["effective_date"] == days(10)
    told = desk.officer.get(f"/teams/{desk.world.team.id}").json
    assert told["roster"]["id"] == str(desk.world.team.roster_id)
    jobs = desk.store.all(sa.select(Job.payload, Job.run_at).where(Job.kind == "rosters.begin"))
    (run_at,) = [run_at for payload, run_at in jobs if payload["roster_id"] == roster["id"]]
    assert clock.business_day(run_at).isoformat() == days(10)
    told_before = desk.store.count(FeedEntry, FeedEntry.scope == f"t/{desk.world.team.id}", FeedEntry.kind == "roster")
    with clock.pinned(run_at + dt.timedelta(minutes=1)):
        with app.app_context():
            worker.drain()
        assert desk.officer.get(f"/teams/{desk.world.team.id}").json["roster"]["id"] == roster["id"]
    told_now = desk.store.count(FeedEntry, FeedEntry.scope == f"t/{desk.world.team.id}", FeedEntry.kind == "roster")
    assert told_now == told_before + 1


def test_nobody_approves_what_they_submitted_with_whichever_account(desk: Desk, client_of: ClientOf) -> None:
    world = desk.world
    with desk.store.writing():
        both = make_account("commune_officer", world.commune)
        make_grant(both, "commune_approver", world.commune)
    draft = desk.drawn_up([desk.submitted(), desk.submitted(world.other_team, by=both)])
    answer = desk.approve(draft, client_of(both))
    assert (answer.status, answer.code) == (403, "own_submission")
    assert statuses(desk, draft["id"]) == {"submitted"}
    assert desk.officer.get(f"/decisions/{draft['id']}").json["status"] == "draft"
    assert desk.approve(draft).status == 200


def test_one_stale_roster_stops_all_and_shows_its_differences(desk: Desk) -> None:
    draft = desk.drawn_up()
    changed = draft["rosters"][1]["id"]
    now = desk.change(changed)
    answer = desk.approve(draft)
    assert (answer.status, answer.code) == (409, "stale")
    (told,) = answer.json["params"]["rosters"]
    assert (told["roster_id"], told["content_hash"]) == (changed, now)
    assert {"new", "left", "changed"} <= told["diff"].keys()
    assert statuses(desk, draft["id"]) == {"submitted"}
    hashes = {**approval(draft)["hashes"], changed: now}
    assert desk.approve(draft, hashes=hashes).status == 200


def test_a_roster_that_was_withdrawn_stops_all_and_is_named(desk: Desk) -> None:
    draft = desk.drawn_up()
    assert [one["stale"] for one in draft["rosters"]] == [None, None]
    withdrawn, title = draft["rosters"][0]["id"], draft["rosters"][0]["team_title"]
    back = desk.officer.post(f"/rosters/{withdrawn}/withdraw").json
    why = {name: back["events"][-1][name] for name in ("by", "at", "action")}
    assert (why["by"], why["action"]) == (desk.world.officer.name, "withdraw")
    seen = desk.approver.get(f"/decisions/{draft['id']}").json
    assert {one["id"]: one["stale"] for one in seen["rosters"]} == {withdrawn: why, draft["rosters"][1]["id"]: None}
    answer = desk.approve(draft)
    assert (answer.status, answer.code) == (409, "wrong_status")
    (told,) = answer.json["params"]["rosters"]
    assert (told["roster_id"], told["team_title"], told["status"]) == (withdrawn, title, "draft")
    assert (told["by"], told["action"]) == (why["by"], why["action"])
    assert statuses(desk, draft["id"]) == {"draft", "submitted"}
    assert desk.officer.post(f"/rosters/{withdrawn}/submit").status == 200
    again = desk.approver.get(f"/decisions/{draft['id']}").json
    assert [one["stale"] for one in again["rosters"]] == [None, None]
    done = desk.approve(again)
    assert (done.status, [one["stale"] for one in done.json["rosters"]]) == (200, [None, None])


def test_a_roster_that_was_sent_back_is_named_and_thrown_away_leaves_the_decision(desk: Desk) -> None:
    draft = desk.drawn_up()
    gone, left = (one["id"] for one in draft["rosters"])
    assert desk.approver.post(f"/rosters/{gone}/return", {"reason": "Thiếu số điện thoại"}).status == 200
    seen = desk.officer.get(f"/decisions/{draft['id']}").json
    told = {one["id"]: one["stale"] for one in seen["rosters"]}
    assert (told[gone]["action"], told[gone]["by"], told[left]) == ("return", desk.world.approver.name, None)
    assert desk.approve(draft).code == "wrong_status"
    assert desk.officer.delete(f"/rosters/{gone}").status == 204
    rest = desk.approver.get(f"/decisions/{draft['id']}").json
    assert [one["id"] for one in rest["rosters"]] == [left]
    assert desk.approve(draft).code == "validation_failed", "it was seen with both"
    assert desk.approve(rest).status == 200
    assert statuses(desk, draft["id"]) == {"approved"}


def test_every_roster_of_the_decision_must_have_been_seen(desk: Desk) -> None:
    draft = desk.drawn_up()
    hashes = dict(list(approval(draft)["hashes"].items())[:1])
    assert desk.approve(draft, hashes=hashes).code == "validation_failed"


def test_a_number_is_used_once_by_a_body_in_a_year_under_a_symbol(desk: Desk) -> None:
    first = desk.approved([desk.submitted()], number="12/QĐ-UBND")
    draft = desk.drawn_up([desk.submitted(desk.world.other_team)])
    taken = desk.approve(draft, number=12)
    assert (taken.status, taken.code) == (409, "number_taken")
    assert taken.json["params"]["decision_id"] == first["id"]
    assert desk.approve(draft, number="12/QĐ-UBND-VHXH").status == 200


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"number": "không số"}, "number"),
        ({"number": "0"}, "number"),
        ({"number": "05/1999/QĐ-UBND"}, "number"),
        ({"number": "5/QĐ-UBND", "symbol": "KH-UBND"}, "symbol"),
        ({"date": days(1)}, "date"),
        ({"effective_date": days(-1)}, "effective_date"),
        ({"signer": "   "}, "signer"),
    ],
)
def test_what_cannot_stand_on_paper_is_named(desk: Desk, told: dict[str, str], field: str) -> None:
    answer = desk.approve(desk.drawn_up([desk.submitted()]), None, **told)
    assert (answer.status, answer.code) == (422, "validation_failed")
    assert [error["field"] for error in answer.json["errors"]] == [field]


def test_the_letter_of_another_language_becomes_the_vietnamese_one(desk: Desk) -> None:
    decision = desk.approved([desk.submitted()], number="số: 9 / q\u00f0-ubnd")
    assert decision["label"] == "09/QĐ-UBND"
    assert decision["symbol"] == "Q\u0110-UBND"


def test_a_decision_is_approved_once(desk: Desk) -> None:
    draft = desk.drawn_up()
    assert desk.approve(draft).status == 200
    again = desk.approve(draft, number="46")
    assert (again.status, again.code) == (409, "decision_approved")
    assert again.json["params"]["label"] == "45/QĐ-UBND"


def race(app: App, desk: Desk, tries: list[tuple[str, dict[str, object]]]) -> list[Answer]:
    """Several approvals at the same moment, each by an approver of their own."""
    with desk.store.writing():
        people = [make_account("commune_approver", desk.world.commune) for _ in tries]
    clients = [Client(InProcess(app), desk.client_of(person).cookies) for person in people]
    gate, answers = threading.Barrier(len(tries)), list[Answer]()

    def go(client: Client, path: str, body: dict[str, object]) -> None:
        gate.wait()
        answers.append(client.post(path, body))

    threads = [threading.Thread(target=go, args=(client, *one)) for client, one in zip(clients, tries, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers, key=lambda answer: answer.status)


def test_of_two_approvers_at_once_one_wins_and_the_other_sees_why(app: App, desk: Desk) -> None:
    draft = desk.drawn_up()
    path = f"/decisions/{draft['id']}/approve"
    won, lost = race(app, desk, [(path, approval(draft)), (path, approval(draft, number="46"))])
    assert (won.status, lost.status, lost.code) == (200, 409, "decision_approved")
    assert lost.json["params"]["label"] == won.json["label"]
    assert desk.store.count(RosterVersion, RosterVersion.decision_id == uuid.UUID(draft["id"])) == 2


def test_of_two_decisions_with_one_number_at_once_one_gets_it(app: App, desk: Desk) -> None:
    drafts = [desk.drawn_up([desk.submitted(team)]) for team in (desk.world.team, desk.world.other_team)]
    won, lost = race(app, desk, [(f"/decisions/{draft['id']}/approve", approval(draft)) for draft in drafts])
    assert (won.status, lost.status, lost.code) == (200, 409, "number_taken")
    same = sa.select(Decision.id).where(Decision.unit_id == desk.world.commune.id, Decision.number == 45)
    assert len(desk.store.all(same)) == 1
