"""M6: what was logged can be changed and cancelled, and both reach the server."""

from playwright.sync_api import expect

from tests.e2e.support.desk import visits_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site


def test_a_change_and_a_cancellation_reach_the_server(site: Site, member: Person, phone: Phone) -> None:
    phone.log_visit()
    phone.send_all()
    open_the_visit(phone)
    phone.tap(phone.page.get_by_role("link", name="Sửa lượt này"))
    phone.tap(phone.button("Thêm một"))
    phone.tap(phone.button("Lưu thay đổi"))
    expect(phone.page.locator(".visit-head")).to_contain_text("2\u00a0người")
    phone.send_all()
    (changed,) = visits_of(site, member)
    assert (changed["people"]["total"], changed["status"]) == (2, "live")

    open_the_visit(phone)
    phone.tap(phone.button("Huỷ lượt này"))
    phone.tap(phone.page.locator("dialog").get_by_text("Ghi nhầm"))
    expect(phone.page.locator(".visit-head")).to_contain_text("Đã huỷ")
    phone.send_all()
    (cancelled,) = visits_of(site, member)
    assert cancelled["status"] == "voided"
    phone.open()
    expect(phone.page.get_by_text("Hôm nay chưa ghi lượt nào.")).to_be_visible()


def open_the_visit(phone: Phone) -> None:
    """From the journal, as the only one in it."""
    phone.open("#/nhat-ky")
    phone.tap(phone.page.locator("a.record"))
