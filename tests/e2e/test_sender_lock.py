"""Fault 37, with the browser's own lock (S18): of two tabs one sends; once it is closed, the other takes over."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import NewPhone
from tests.e2e.support.desk import visits_of
from tests.e2e.support.outbox import ops_of, wait_until_all
from tests.e2e.support.phone import ARRIVES_WITHIN_MS, Phone
from tests.e2e.support.site import Person, Site
from tests.e2e.support.trouble import NO_BELL
from tests.e2e.support.until import until

PUSH = "**/api/v1/sync/push"
WITHIN_MS = 10_000
# Each page counts for itself what it sends, pulls too.
COUNTED = """{
    window.sent = 0;
    const way = window.fetch;
    window.fetch = (...given) => {
        if (String(given[0]).includes("/api/v1/sync/")) window.sent += 1;
        return way(...given);
    };
}"""
WAITS_OR_SENDS = """async () => {
    const { pending } = await navigator.locks.query();
    return window.sent > 0 || pending.some((one) => one.name === "sender");
}"""


class FirstPush:
    """Keeps the answer of the first push back, and lets all others through."""

    def __init__(self, *, arrives: bool) -> None:
        self.arrives = arrives
        self.pages: list[Page] = []

    def __call__(self, route: Route) -> None:
        self.pages.append(route.request.frame.page)
        if len(self.pages) > 1:
            route.continue_()
        elif self.arrives:
            route.fetch()


@pytest.mark.parametrize("arrives", [False, True], ids=["lost on its way", "unanswered"])
def test_the_second_tab_waits_and_sends_once_the_first_is_closed(
    site: Site, member: Person, new_phone: NewPhone, arrives: bool
) -> None:
    phone, first_push = new_phone(), FirstPush(arrives=arrives)
    phone.context.add_init_script(NO_BELL + COUNTED)
    phone.log_in(member)
    phone.wait_until_installed()
    first, second = phone.page, open_another(phone)
    phone.context.route(PUSH, first_push)
    phone.page = first
    first.bring_to_front()
    phone.log_visit()
    with first.expect_request(PUSH):
        phone.send_now()

    second.evaluate("() => { window.sent = 0; }")
    phone.page = second
    second.bring_to_front()
    phone.send_now()
    until(second, WAITS_OR_SENDS, within_ms=WITHIN_MS)
    assert second.evaluate("() => window.sent") == 0, "both tabs send at a time"
    assert first_push.pages == [first]

    first.close()
    expect(phone.bar).to_contain_text("Đã gửi hết", timeout=ARRIVES_WITHIN_MS)
    assert first_push.pages == [first, second]
    wait_until_all(second, "confirmed", within_ms=ARRIVES_WITHIN_MS)
    (op,) = ops_of(second)
    assert [visit["revision"] for visit in visits_of(site, member)] == [op["op_id"]]


def open_another(phone: Phone) -> Page:
    """The app in a second tab, with nothing left to fetch."""
    tab = phone.context.new_page()
    tab.goto(f"{phone.url}/#/ghi")
    expect(tab.locator(".tile").first).to_be_visible()
    expect(tab.get_by_role("link", name="Đã gửi hết")).to_be_visible()
    return tab
