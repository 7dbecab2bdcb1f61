"""Fault 29: the browser throws away what the app keeps. The person is told within one start, and so is the commune."""

from typing import Any

from playwright.sync_api import expect

from tests.e2e.support.desk import visits_of
from tests.e2e.support.many import save_many
from tests.e2e.support.outbox import delete_databases
from tests.e2e.support.phone import ARRIVES_WITHIN_MS, Phone
from tests.e2e.support.site import Person, Site

UNSENT = 5
TOLD = "Trình duyệt đã xoá 5 lượt chưa gửi"


def test_an_outbox_deleted_behind_the_app_is_told_within_one_start(site: Site, member: Person, phone: Phone) -> None:
    phone.log_visit()
    phone.send_all()
    phone.open()
    phone.network(on=False)
    save_many(phone.page, UNSENT)
    delete_databases(phone.page, "outbox-")

    phone.page.reload()
    told = phone.page.get_by_role("heading", name=TOLD)
    expect(told).to_be_visible()
    phone.tap(phone.button("Đã biết"))
    expect(told).to_have_count(0)
    phone.log_visit()
    phone.network(on=True)
    phone.send_all()
    assert len(visits_of(site, member)) == 2
    (silent,) = phones_that_want_a_call(site, member)
    assert (silent["reasons"], silent["lost_unsent"]) == (["lost"], UNSENT)

    phone.open()
    phone.page.reload()
    expect(phone.page.locator(".tile").first).to_be_visible()
    expect(told).to_have_count(0)


def test_everything_deleted_is_told_at_the_log_in_that_follows(site: Site, member: Person, phone: Phone) -> None:
    phone.network(on=False)
    save_many(phone.page, UNSENT)
    delete_databases(phone.page, "")

    phone.network(on=True)
    phone.page.reload()
    expect(phone.page.get_by_role("heading", name="Vào ứng dụng")).to_be_visible()
    phone.log_in(member)
    expect(phone.page.get_by_role("heading", name=TOLD)).to_be_visible()
    expect(phone.bar).to_contain_text("Đã gửi hết", timeout=ARRIVES_WITHIN_MS)
    assert [one["lost_unsent"] for one in phones_that_want_a_call(site, member)] == [UNSENT]


def phones_that_want_a_call(site: Site, owner: Person) -> list[dict[str, Any]]:
    """The owner's phones in the list that the leader of the team sees."""
    answer = site.client(site.first("leader")).get("/silent-phones", {"limit": 200})
    assert answer.status == 200, answer.text
    return [phone for phone in answer.json["items"] if phone["person_name"] == owner.name]
