"""A leader invites a member from the phone, the member comes in on another and logs; the officer prints cards."""

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import NewDesk, NewPhone
from tests.e2e.support.desk import visits_of
from tests.e2e.support.look import wrong_with
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import NEW_PIN, Person, Site

INVITES = re.compile("/invitation$")
CARDS = re.compile("/cards.pdf$")


def invite(phone: Phone, whom: Locator) -> str:
    """Open the invitation of somebody on the list; returns its link, as a camera would read it."""
    with phone.page.expect_response(INVITES) as answer:
        phone.tap(whom)
    expect(phone.page.get_by_role("timer")).to_contain_text(re.compile(r"Còn (10:00|9:5\d)"))
    return str(answer.value.json()["link"])


def test_a_member_scans_the_leaders_screen_and_logs_a_visit(site: Site, new_phone: NewPhone) -> None:
    # High, so that no row of the list behind the sheet lies half under the tabs: they would be small targets.
    leader, theirs = site.first("leader"), new_phone((360, 1300))
    theirs.log_in(leader)
    theirs.open("#/to-toi")
    others = theirs.page.get_by_role("button", name="Mời vào ứng dụng")
    expect(others.first).to_be_visible()
    first = invite(theirs, others.last)
    assert wrong_with(theirs.page, phone=True) == []
    name = theirs.page.locator(".sheet-title").inner_text().removeprefix("Mời ")
    with theirs.page.expect_response(INVITES) as answer:
        theirs.tap(theirs.button("Cấp lại"))
    told = answer.value.json()
    expect(theirs.page.get_by_text(f"{told['code'][:4]} {told['code'][4:]}")).to_be_visible()

    mine = new_phone()
    mine.page.goto(first)
    set_pin(mine)
    expect(mine.page.get_by_text("Mã đã dùng hoặc hết hạn").first).to_be_visible()
    mine.page.goto("about:blank")
    mine.page.goto(told["link"])
    set_pin(mine)
    expect(mine.page.locator(".tile").first).to_be_visible(timeout=20_000)
    mine.log_visit()
    mine.send_all()
    me = Person("member", f"0{told['phone'][3:]}", NEW_PIN, name, leader.unit_id, "", leader.team_id)
    assert len(visits_of(site, me)) >= 1


def set_pin(phone: Phone) -> None:
    """Choose a PIN on the page of a link."""
    phone.page.get_by_label("Chọn PIN 6 số").fill(NEW_PIN)
    phone.page.get_by_label("Gõ lại PIN").fill(NEW_PIN)
    phone.tap(phone.button("Xong"))


def test_an_officer_invites_and_prints_cards_from_the_team(site: Site, new_desk: NewDesk) -> None:
    officer, desk = site.first("commune_officer"), new_desk()
    desk.log_in(officer)
    teams = site.client(officer).get("/teams", {"limit": 200}).json["items"]
    entries = {team["id"]: site.client(officer).get(f"/teams/{team['id']}").json["roster"] for team in teams}
    waiting = [team for team, roster in entries.items() if roster and any(map(is_waiting, roster["entries"]))]
    desk.open(f"#/ban/to/{waiting[0]}")
    invite(desk, desk.page.get_by_role("button", name="Mời vào ứng dụng").first)
    assert wrong_with(desk.page, phone=False) == []
    desk.tap(desk.button("Xong"))
    desk.tap(desk.button("In thẻ mời"))
    with desk.page.expect_download() as download:
        desk.tap(desk.button("Tải thẻ (PDF)"))
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def is_waiting(entry: dict[str, str]) -> bool:
    """Whether somebody on a list has not come in yet."""
    return entry["account_status"] == "invited"
