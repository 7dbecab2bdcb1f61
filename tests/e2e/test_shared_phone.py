"""Two people with one phone: nobody's visits are sent under another's name, and nobody's are lost."""

from playwright.sync_api import Route, expect

from tests.e2e.support.desk import visits_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site

PUSH = "**/api/v1/sync/push"


def fail(route: Route) -> None:
    route.abort()


def test_what_one_saved_waits_while_another_works(
    site: Site, member: Person, demo_member: Person, phone: Phone
) -> None:
    other = site.new_member(demo_member)
    phone.context.route(PUSH, fail)  # so that nothing goes out before the other has the phone
    for _ in range(3):
        phone.log_visit()
    hand_over(phone, other)
    expect(phone.page.get_by_text("Hôm nay chưa ghi lượt nào.")).to_be_visible()
    phone.context.unroute(PUSH)
    phone.log_visit(tile=2)
    phone.send_all()
    assert len(visits_of(site, other)) == 1
    assert visits_of(site, member) == []

    hand_over(phone, member)
    phone.send_all()
    assert len(visits_of(site, member)) == 3
    assert len(visits_of(site, other)) == 1


def hand_over(phone: Phone, to: Person) -> None:
    """Lock, and let somebody else in."""
    phone.open("#/cai-dat")
    phone.tap(phone.button("Khoá ứng dụng"))
    phone.tap(phone.button("Người khác vào trên máy này"))
    phone.page.get_by_label("Số điện thoại").fill(to.phone)
    phone.page.get_by_label("PIN 6 số").fill(to.pin)
    phone.tap(phone.page.locator("[type=submit]"))
    expect(phone.page.locator(".tile").first).to_be_visible()
