"""The app open three times: one store, one sender."""

import gzip
from collections import Counter

import orjson
from playwright.sync_api import Request, expect

from tests.e2e.support.desk import visits_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site


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
