"""A visit that the server could not take: said in plain words, mended in a few taps, its neighbour unharmed."""

import datetime as dt
from typing import Any

from playwright.sync_api import expect

from api.core import clock
from tests.e2e.conftest import NewPhone
from tests.e2e.support.desk import visits_of
from tests.e2e.support.look import wrong_with
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site

MENDING_TAPS = 4
TRIAL = {
    "kind": "topic",
    "code": "THU_DONG",
    "name": "Việc sắp ngừng",
    "name_en": "About to end",
    "short_vi": "Việc sắp ngừng",
    "short_en": "About to end",
    "order": 901,
}


def test_a_visit_of_a_closed_topic_is_mended(site: Site, member: Person, new_phone: NewPhone) -> None:
    put_topic(site, TRIAL)
    phone = new_phone()
    phone.log_in(member)
    phone.wait_until_installed()
    phone.network(on=False)
    phone.log_visit()
    log_by_search(phone, "sap ngung")
    put_topic(site, {**TRIAL, "valid_to": (clock.today() - dt.timedelta(days=40)).isoformat()})

    phone.network(on=True)
    phone.send_now()
    expect(phone.bar).to_contain_text("1 lượt cần sửa", timeout=30_000)
    (taken,) = visits_of(site, member)
    phone.open("#/viec")
    expect(phone.page.locator("[data-state=rejected]")).to_have_count(1)
    wrong = wrong_with(phone.page, phone=True)
    taps = phone.taps
    phone.tap(phone.page.locator("a.record").first)
    expect(phone.page.get_by_text("Việc này đã ngừng dùng. Chọn việc khác.")).to_be_visible()
    wrong += wrong_with(phone.page, phone=True)
    phone.tap(phone.page.get_by_role("link", name="Sửa và gửi lại"))
    phone.page.get_by_label("Việc", exact=True).select_option("SKILL")
    phone.tap(phone.button("Sửa và gửi lại"))
    expect(phone.page.locator(".visit-head")).to_be_visible()
    assert phone.taps - taps <= MENDING_TAPS
    assert wrong == []

    phone.send_all()
    topics = sorted(visit["items"][0]["topic"] for visit in visits_of(site, member))
    assert topics == sorted(["SKILL", taken["items"][0]["topic"]])


def put_topic(site: Site, topic: dict[str, Any]) -> None:
    """Save a version of a topic as the administrator does."""
    answer = site.client(site.first("admin")).put("/topics", topic)
    assert answer.status == 200, answer.text


def log_by_search(phone: Phone, words: str) -> None:
    """ "Việc khác…", found without accents."""
    phone.tap(phone.page.locator(".tile").last)
    phone.page.get_by_label("Tìm việc").fill(words)
    phone.tap(phone.page.locator("dialog .record"))
    phone.tap(phone.button("Đã xong"))
    phone.expect_saved()
