"""Fault 34: two people with one phone. Everything goes out under its author, and nobody reads the other's."""

import re
from collections import defaultdict

from playwright.sync_api import Route, expect

from tests.e2e.support.desk import visits_of
from tests.e2e.support.outbox import ops_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site

SENDING = re.compile(r"/api/v1/sync/(push|rescue)$")
SAVED = 3


def fail(route: Route) -> None:
    route.abort()


def test_what_one_saved_is_theirs_while_another_works(
    site: Site, member: Person, demo_member: Person, phone: Phone
) -> None:
    other = site.new_member(demo_member)
    phone.context.route(SENDING, fail)  # so that nothing goes out before the other has the phone
    for _ in range(SAVED):
        phone.log_visit()
    hand_over(phone, other)
    expect(phone.page.get_by_text("Hôm nay chưa ghi lượt nào.")).to_be_visible()
    phone.open("#/nhat-ky")
    expect(phone.page.get_by_text("Chưa có lượt nào ở đây.")).to_be_visible()
    phone.open()
    assert visits_of(site, member) == []
    phone.context.unroute(SENDING)
    phone.log_visit(tile=2)
    phone.send_all()
    assert len(visits_of(site, other)) == 1

    hand_over(phone, member)
    expect(phone.page.get_by_role("heading", name="Hôm nay: 3 lượt")).to_be_visible()
    phone.send_all()
    assert len(visits_of(site, member)) == SAVED
    assert len(visits_of(site, other)) == 1
    verdicts = defaultdict(list)
    for op in ops_of(phone.page):
        verdicts[op["account"]].append(op["verdict"])
    assert sorted(verdicts.values(), key=len) == [["applied"], ["applied"] * SAVED]


def hand_over(phone: Phone, to: Person) -> None:
    """Lock, and let somebody else in."""
    phone.open("#/cai-dat")
    phone.tap(phone.button("Khoá ứng dụng"))
    phone.tap(phone.button("Người khác vào trên máy này"))
    phone.page.get_by_label("Số điện thoại").fill(to.phone)
    phone.page.get_by_label("PIN 6 số").fill(to.pin)
    phone.tap(phone.page.locator("[type=submit]"))
    expect(phone.page.locator(".tile").first).to_be_visible()
