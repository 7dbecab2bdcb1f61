"""A Wi-Fi that answers everything with its own page and status 200."""

from playwright.sync_api import Route, expect

from tests.e2e.support.desk import visits_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site

PORTAL = "<!doctype html><title>Wi-Fi</title><form>Đăng nhập Wi-Fi</form>"


def answer_as_portal(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body=PORTAL)


def test_a_portal_takes_nothing_out_of_the_outbox(site: Site, member: Person, phone: Phone) -> None:
    phone.context.route("**/api/**", answer_as_portal)
    phone.log_visit()
    phone.send_now()
    expect(phone.bar).to_contain_text("Wi-Fi này cần đăng nhập")
    phone.open("#/nhat-ky")
    expect(phone.rows("queued")).to_have_count(1)

    phone.context.unroute("**/api/**")
    assert visits_of(site, member) == []
    phone.send_all()
    assert len(visits_of(site, member)) == 1
