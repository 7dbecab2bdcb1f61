"""M4 "Đề nghị thay đổi": a leader changes the list without network, hands it in, gets it back, hands it in again."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import NewPhone
from tests.e2e.support.look import wrong_with
from tests.e2e.support.phone import ARRIVES_WITHIN_MS, Phone
from tests.e2e.support.site import Person, Site
from tests.support.client import Client, OverHttp

REASON = "Bổ sung số điện thoại của bà Ngô Thị Mới"
NEW, NUMBER = "Ngô Thị Mới", "0912 555 010"


@pytest.fixture
def leader(site: Site) -> Person:
    """A new leader of a team in the commune of the demo's officer; no other test changes this team's list."""
    officer = site.first("commune_officer")
    team = site.client(officer).get("/teams").json["items"][-1]
    person, invitation = site.invite("leader", replace(officer, team_id=team["id"]))
    activation = {"code": invitation["code"], "phone": person.phone, "pin": person.pin}
    assert Client(OverHttp(site.url)).post("/auth/activate", activation).status == 200
    return person


def test_a_list_is_proposed_returned_and_proposed_again(site: Site, leader: Person, new_phone: NewPhone) -> None:
    officer = site.client(site.first("commune_officer"))
    phone = new_phone()
    phone.log_in(leader)
    phone.wait_until_installed()
    phone.open("#/to-toi")
    phone.tap(phone.page.get_by_role("link", name="Đề nghị thay đổi"))

    phone.network(on=False)
    add_person(phone)
    expect(changes(phone)).to_have_text([f"Thêm bà {NEW}, làm Tổ viên."])
    expect(phone.page.get_by_text("Việc này cần có mạng")).to_be_visible()
    expect(phone.button("Gửi xã")).to_have_attribute("aria-disabled", "true")
    assert wrong_with(phone.page, phone=True) == []
    phone.page.reload()  # the draft is on the disk; the list asks for the PIN again
    unlock(phone, leader)
    expect(changes(phone)).to_have_text([f"Thêm bà {NEW}, làm Tổ viên."])
    assert in_clear(phone, NEW) == []

    phone.network(on=True)
    phone.tap(phone.button("Gửi xã"))
    expect(state(phone, "submitted")).to_be_visible(timeout=ARRIVES_WITHIN_MS)
    (version,) = waiting(officer, leader)
    assert version["changes"] == {"new": 1, "left": 0, "changed": 0}

    assert officer.post(f"/rosters/{version['id']}/return", {"reason": REASON}).status == 200
    phone.send_now()
    phone.open("#/to-toi")
    expect(phone.page.get_by_text(f"Yêu cầu bổ sung: {REASON}")).to_be_visible(timeout=ARRIVES_WITHIN_MS)
    assert wrong_with(phone.page, phone=True) == []
    phone.network(on=False)
    phone.tap(phone.page.get_by_role("link", name="Sửa tiếp"))
    phone.tap(phone.button(f"Sửa {NEW}"))
    phone.page.get_by_label("Số điện thoại").fill(NUMBER)
    phone.tap(phone.button("Xong"))
    expect(phone.page.locator(".record").filter(has_text=NUMBER.replace(" ", "\u00a0"))).to_be_visible()
    expect(state(phone, "returned")).to_be_visible()
    phone.network(on=True)
    phone.tap(phone.button("Gửi xã"))
    expect(state(phone, "submitted")).to_be_visible(timeout=ARRIVES_WITHIN_MS)
    (again,) = waiting(officer, leader)
    assert again["id"] == version["id"]
    lines = officer.get(f"/rosters/{again['id']}").json["lines"]
    assert [line["phone"] for line in lines if line["full_name"] == NEW] == ["+84912555010"]
    assert all(line["birth_year"] for line in lines if line["full_name"] != NEW), "the feed's silence wiped nothing out"


def add_person(phone: Phone) -> None:
    """A woman without a number, after a first try with a wrong one."""
    phone.tap(phone.button("Thêm người"))
    phone.page.get_by_label("Họ và tên").fill(NEW)
    phone.tap(phone.choice("Bà"))
    phone.page.get_by_label("Số điện thoại").fill("0912")
    phone.tap(phone.button("Xong"))
    expect(phone.page.locator("#person-phone-error")).to_have_text("Số điện thoại chưa đúng. Gõ 10 số.")
    assert wrong_with(phone.page, phone=True) == []
    phone.page.get_by_label("Số điện thoại").fill("")
    phone.tap(phone.button("Xong"))


def unlock(phone: Phone, leader: Person) -> None:
    """The PIN gate of the list."""
    phone.page.get_by_label("PIN", exact=True).fill(leader.pin)
    phone.tap(phone.button("Mở danh sách tổ"))


def changes(phone: Phone) -> Any:
    """The sentences of what changes."""
    return phone.page.locator("[data-changes] li")


def state(phone: Phone, name: str) -> Any:
    """The card that says where the proposal stands."""
    return phone.page.locator(f"[data-proposal={name}]")


def waiting(officer: Client, leader: Person) -> list[Any]:
    """The versions of the leader's team that wait for the commune."""
    items = officer.get("/rosters?status=submitted").json["items"]
    return [item for item in items if item["team_id"] == leader.team_id]


def in_clear(phone: Phone, word: str) -> list[str]:
    """Databases and tables in which a word can be read without the PIN."""
    found: list[str] = phone.page.evaluate(SEARCH, word)
    return found


SEARCH = """async (word) => {
    const answer = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
    const found = [];
    for (const { name } of await indexedDB.databases()) {
        const db = await answer(indexedDB.open(name));
        for (const table of db.objectStoreNames) {
            const rows = await answer(db.transaction(table).objectStore(table).getAll());
            if (JSON.stringify(rows).includes(word)) found.push(`${name} ${table}`);
        }
        db.close();
    }
    return found;
}"""
