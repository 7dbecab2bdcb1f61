"""A member is invited by the leader or the officer and comes in, once, on one phone, in time."""

import datetime as dt
import io
import threading
from typing import Any

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from api.core.text import phone_shown
from models.account import Account as AccountRow
from models.account import Invitation
from models.sync import FeedEntry
from tests.api.conftest import BrowserAt
from tests.api.rosters.offices import Office, lines_of
from tests.conftest import At, ClientOf
from tests.factories.accounts import Account, make_grant
from tests.factories.rosters import make_line
from tests.factories.world import World
from tests.support.client import Answer, Client
from tests.support.phone import Phone, log
from tests.support.store import Store

PIN = "602914"


@pytest.fixture
def newcomer(world: World, office: Office) -> Any:
    """The account of somebody whom the newest list has brought: ``(id, phone, login_name, status, synthetic)``."""
    office.approve(lines_of(world.team, make_line(full_name="Cao Thị Mới")))
    return office.account_of("Cao Thị Mới")


def person_of(store: Store, account: Any) -> Any:
    """The person of an account."""
    return store.one(sa.select(AccountRow.person_id).where(AccountRow.id == account.id))


def invite(client: Client, person_id: Any, kind: str = "screen") -> dict[str, Any]:
    """Get an invitation, with the secret of its link."""
    answer = client.post(f"/rosters/people/{person_id}/invitation", {"kind": kind})
    assert answer.status == 201, answer.text
    return {**answer.json, "secret": answer.json["link"].split("/#/vao/")[1]}


def enter(client: Client, code: str, phone: str | None = None) -> Answer:
    """Use an invitation."""
    return client.post("/auth/activate", {"code": code, "pin": PIN, "phone": phone})


def test_a_scanned_code_sets_the_pin_and_the_team_is_there(
    world: World, newcomer: Any, store: Store, client_of: ClientOf, browser_at: BrowserAt
) -> None:
    told = invite(client_of(world.leader), person_of(store, newcomer))
    assert (told["kind"], told["name"], told["phone"], told["login_name"]) == (
        *("screen", "Cao Thị Mới", newcomer.phone, None),
    )
    assert told["qr_svg"].startswith("<svg")
    assert "width=" not in told["qr_svg"].split(">")[0], "it grows with its place"
    assert len(told["secret"]) >= 22, "at least 128 bits"
    browser = browser_at()
    me = enter(browser, told["secret"])
    assert me.status == 200, me.text
    phone = Phone(browser, Account(newcomer.id, person_of(store, newcomer), "Cao Thị Mới", newcomer.phone))
    assert phone.verdicts(log(world.team)) == ["applied"]
    phone.pull()
    assert len(phone.visits(world.team)) == 1


def test_a_screen_is_good_for_ten_minutes_and_a_card_for_a_week(
    world: World, newcomer: Any, store: Store, client_of: ClientOf, browser_at: BrowserAt, at: At
) -> None:
    person = person_of(store, newcomer)
    with at("2026-12-01T08:00"):
        officer = client_of(world.officer)
        screen = invite(officer, person)
    with at("2026-12-01T08:10:01"):
        for code, phone in ((screen["secret"], None), (screen["code"], newcomer.phone)):
            assert enter(browser_at(), code, phone).code == "invitation_invalid"
        card = invite(officer, person, "card")
    assert dt.datetime.fromisoformat(card["expires_at"]) == dt.datetime.fromisoformat("2026-12-08T08:10:01+07:00")
    with at("2026-12-08T08:10:02"):
        assert enter(browser_at(), card["secret"]).code == "invitation_invalid"
    with at("2026-12-08T08:10:00"):
        assert enter(browser_at(), card["code"], newcomer.phone).status == 200


def test_whatever_kind_a_new_one_voids_the_older(
    world: World, newcomer: Any, store: Store, client_of: ClientOf, browser_at: BrowserAt
) -> None:
    person, leader = person_of(store, newcomer), client_of(world.leader)
    by_officer = client_of(world.officer).post("/invitations", {"account_id": newcomer.id}).json["link"]
    older = [by_officer.split("/#/vao/")[1], invite(leader, person, "card")["secret"], invite(leader, person)["secret"]]
    newest = invite(leader, person)
    assert [enter(browser_at(), secret).code for secret in older] == ["invitation_invalid"] * 3
    assert enter(browser_at(), newest["secret"]).status == 200


def test_of_two_phones_that_scan_at_once_one_comes_in(
    world: World, newcomer: Any, store: Store, client_of: ClientOf, browser_at: BrowserAt
) -> None:
    secret = invite(client_of(world.leader), person_of(store, newcomer))["secret"]
    browsers, start, answers = [browser_at(), browser_at()], threading.Barrier(2), []

    def scan(browser: Client) -> None:
        start.wait()
        answers.append(enter(browser, secret).code)

    threads = [threading.Thread(target=scan, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers, key=str) == [None, "invitation_invalid"]
    assert sorted(browser.get("/me").status for browser in browsers) == [200, 401]


def test_five_wrong_tries_end_a_code_until_it_is_given_anew(
    world: World, newcomer: Any, store: Store, client_of: ClientOf, browser_at: BrowserAt
) -> None:
    person, leader = person_of(store, newcomer), client_of(world.leader)
    code = invite(leader, person)["code"]
    wrong = "0" * 8 if code != "0" * 8 else "1" * 8
    for _ in range(5):
        assert enter(browser_at(), wrong, newcomer.phone).code == "invitation_invalid"
    assert enter(browser_at(), code, newcomer.phone).code == "invitation_invalid"
    assert enter(browser_at(), invite(leader, person)["code"], world.leader.phone).code == "invitation_invalid"
    assert enter(browser_at(), invite(leader, person)["code"], newcomer.phone).status == 200


def test_whoever_shares_a_number_comes_in_by_the_name(
    world: World, office: Office, store: Store, client_of: ClientOf, browser_at: BrowserAt
) -> None:
    office.approve(lines_of(world.team, make_line(full_name="Cao Thị Mới", phone=world.leader.phone)))
    second = office.account_of("Cao Thị Mới")
    told = invite(client_of(world.leader), person_of(store, second))
    assert told["login_name"] == second.login_name
    assert enter(browser_at(), told["code"], world.leader.phone).code == "invitation_invalid"
    assert enter(browser_at(), told["code"], second.login_name).status == 200


def test_a_leader_invites_neither_officials_nor_other_teams_people_nor_those_who_left(
    world: World, office: Office, store: Store, client_of: ClientOf
) -> None:
    official, double, left, fellow = *world.team.members, world.leader
    with store.writing():
        make_grant(official, "commune_approver", world.commune)
        make_grant(double, "member", world.hamlets[1], team_id=world.other_team.id)
    office.approve([line for line in lines_of(world.team) if line.person_id != left.person_id])
    leader, officer = client_of(world.leader), client_of(world.officer)
    for account, by_officer in ((official, 403), (double, 201), (left, 201), (fellow, 201)):
        path = f"/rosters/people/{account.person_id}/invitation"
        assert leader.post(path, {}).status == 403, account
        assert officer.post(path, {}).status == by_officer, account


def test_somebody_without_an_account_cannot_be_invited(world: World, office: Office, client_of: ClientOf) -> None:
    (note,) = office.approve(lines_of(world.team, make_line(phone=None))).notes
    leader = client_of(world.leader)
    assert leader.post(f"/rosters/people/{note.person_id}/invitation", {}).code == "not_found"


def test_secrets_are_in_no_feed_and_only_their_hashes_are_kept(
    world: World, newcomer: Any, store: Store, client_of: ClientOf
) -> None:
    before = store.count(FeedEntry)
    told = invite(client_of(world.leader), person_of(store, newcomer), "card")
    assert store.count(FeedEntry) == before
    kept = sa.select(Invitation.secret_hash, Invitation.code_hash)
    held = store.one(kept.where(Invitation.account_id == newcomer.id, Invitation.kind == "card"))
    assert all(len(value) == 32 and told["code"].encode() not in value for value in held)


def test_cards_are_printed_for_those_who_have_not_come_in(
    world: World, newcomer: Any, store: Store, client_of: ClientOf, browser_at: BrowserAt
) -> None:
    older = invite(client_of(world.officer), person_of(store, newcomer))["secret"]
    answer = client_of(world.officer).post(f"/teams/{world.team.id}/cards.pdf")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/pdf")
    (page,) = PdfReader(io.BytesIO(answer.body)).pages
    text = page.extract_text()
    assert world.team.title in text
    assert "Cao Thị Mới" in text
    assert phone_shown(newcomer.phone) in text
    assert not any(member.name in text for member in world.team.members if member.name != "Cao Thị Mới")
    line = next(line for line in text.splitlines() if line.strip()[4:5] == "-" and len(line.strip()) == 9)
    assert enter(browser_at(), older).code == "invitation_invalid"
    assert enter(browser_at(), line.strip(), newcomer.phone).status == 200
    assert client_of(world.leader).post(f"/teams/{world.team.id}/cards.pdf").code == "nobody_to_invite"


def test_nine_cards_take_two_pages(world: World, office: Office, store: Store, client_of: ClientOf) -> None:
    office.approve(lines_of(world.team, *(make_line() for _ in range(9))))
    answer = client_of(world.leader).post(f"/teams/{world.team.id}/cards.pdf")
    assert len(PdfReader(io.BytesIO(answer.body)).pages) == 2
    made = (Invitation.created_by_id == world.leader.id, Invitation.kind == "card", Invitation.voided_at.is_(None))
    assert store.count(Invitation, *made) == 9
