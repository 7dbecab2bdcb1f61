"""Fault 37: the app open three times. One store, one sender, also while one of them takes a new version."""

import gzip
from collections import Counter

import orjson
import pytest
from playwright.sync_api import Request, expect

from tests.e2e.support.build import NEW, OLD, make_newer
from tests.e2e.support.desk import visits_of
from tests.e2e.support.many import keep_saving
from tests.e2e.support.outbox import ops_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site
from tests.e2e.support.updates import wait_for_version

TABS = 3
EACH = [10, pytest.param(100, marks=pytest.mark.nightly)]
ALL_SAVED_WITHIN_MS = 120_000


def test_three_tabs_send_each_visit_once(site: Site, member: Person, phone: Phone) -> None:
    sent: Counter[str] = Counter()
    phone.context.on("request", lambda request: sent.update(pushed(request)))
    first, *others = tabs = [phone.page, *(phone.context.new_page() for _ in range(2))]
    for tab in others:
        tab.goto(f"{phone.url}/#/ghi")
        expect(tab.locator(".tile").first).to_be_visible()
    phone.network(on=False)
    for tab in tabs:
        phone.page = tab
        tab.bring_to_front()
        phone.log_visit()
        phone.log_visit(tile=1)
    for tab in tabs:
        expect(tab.get_by_role("heading", name="Hôm nay: 6 lượt")).to_be_visible()

    phone.network(on=True)
    phone.page = first
    first.bring_to_front()
    phone.send_all()
    for tab in tabs:
        expect(tab.get_by_role("link", name="Đã gửi hết")).to_be_visible()
    assert len(visits_of(site, member)) == 6
    assert sorted(sent.values()) == [1] * 6


def pushed(request: Request) -> list[str]:
    """The ids of the operations in a push."""
    if not request.url.endswith("/sync/push") or not request.post_data_buffer:
        return []
    body = request.post_data_buffer
    return [op["op_id"] for op in orjson.loads(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)["ops"]]


@pytest.mark.parametrize("each", EACH)
def test_three_tabs_save_while_one_takes_a_new_version(
    site: Site, member: Person, phone: Phone, release: None, each: int
) -> None:
    sent: Counter[str] = Counter()
    phone.context.on("request", lambda request: sent.update(pushed(request)))
    phone.context.add_init_script(keep_saving(each))
    version = make_newer(site.dist, OLD, NEW)
    tabs = [phone.page, *(phone.context.new_page() for _ in range(TABS - 1))]
    for tab in tabs[1:]:
        tab.goto(f"{phone.url}/#/ghi")
    tabs[0].reload()
    for tab in tabs:
        tab.wait_for_function("() => sessionStorage.getItem('told') > 1", polling=20)
    # The version that waits is the worker's to give to all tabs, and each of them starts anew with it.
    wait_for_version(tabs[0], version)
    # the tab saves on meanwhile, and its form may lie over the button in this very moment
    tabs[0].get_by_role("button", name="Cập nhật").dispatch_event("click")
    for tab in tabs:
        # the browser lets a new worker begin when the old one has nothing under way, which three busy tabs put off
        tab.get_by_role("heading", name=NEW).wait_for(timeout=ALL_SAVED_WITHIN_MS)
        tab.wait_for_function(
            "each => Number(sessionStorage.getItem('told')) === each", arg=each, polling=50, timeout=ALL_SAVED_WITHIN_MS
        )
    phone.send_all()

    ops = ops_of(phone.page)
    # A visit that was on the disk when its tab started anew was saved without anybody being told.
    assert TABS * each <= len(ops) <= TABS * each + TABS
    assert {op["state"] for op in ops} == {"confirmed"}
    assert sorted(visit["revision"] for visit in visits_of(site, member)) == sorted(op["op_id"] for op in ops)
    assert set(sent) <= {op["op_id"] for op in ops}
