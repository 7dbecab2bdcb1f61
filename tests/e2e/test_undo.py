"""Hoàn tác within its 8 seconds: as if the visit had never been."""

from playwright.sync_api import expect

from tests.e2e.support.desk import visits_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site


def test_undo_leaves_nothing_on_the_phone_or_the_server(site: Site, member: Person, phone: Phone) -> None:
    phone.log_visit()
    phone.tap(phone.button("Hoàn tác"))
    expect(phone.page.locator(".toast")).to_contain_text("Đã bỏ lượt vừa ghi")
    expect(phone.page.get_by_text("Hôm nay chưa ghi lượt nào.")).to_be_visible()

    phone.log_visit(tile=1)  # sent after the other, so the other's turn is over when this one arrives
    phone.send_all()
    (visit,) = visits_of(site, member)
    assert visit["status"] == "live"
    phone.open("#/nhat-ky")
    expect(phone.page.locator("a.record")).to_have_count(1)
