"""Fault 44: a Wi-Fi that answers everything itself, with its own page, with nothing, or with a way elsewhere."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Route, expect

from tests.e2e.support.desk import visits_of
from tests.e2e.support.outbox import OPEN, ops_of
from tests.e2e.support.phone import ARRIVES_WITHIN_MS, Phone
from tests.e2e.support.site import Person, Site
from tests.e2e.support.until import until

API = "**/api/**"
# The op was sent so many times and lies in the outbox again.
TRIED = f"""async (tries) => {{
    {OPEN}
    const [name] = await named("outbox-");
    const db = await open(name);
    const [op] = await answer(db.transaction("ops").objectStore("ops").getAll());
    db.close();
    return op.tries >= tries && op.state === "queued";
}}"""
PORTALS: dict[str, dict[str, Any]] = {
    "its own page": {"status": 200, "content_type": "text/html", "body": "<title>Wi-Fi</title><form>Wi-Fi</form>"},
    "nothing": {"status": 200, "body": ""},
    "no content": {"status": 204},
    "a way elsewhere": {"status": 302, "headers": {"location": "/"}},
    "some JSON": {"status": 200, "content_type": "application/json", "body": '{"results": []}'},
}


def test_a_portal_takes_nothing_out_of_the_outbox(site: Site, member: Person, phone: Phone) -> None:
    phone.log_visit()
    for tries, answer in enumerate(PORTALS.values(), start=1):
        phone.context.route(API, answering(answer))
        phone.send_now()
        until(phone.page, TRIED, tries, within_ms=ARRIVES_WITHIN_MS)
        expect(phone.bar).to_contain_text("Wi-Fi này cần đăng nhập")
        (op,) = ops_of(phone.page)
        assert (op["state"], op["verdict"]) == ("queued", None)
        phone.context.unroute(API)
    assert visits_of(site, member) == []
    phone.send_all()
    assert len(visits_of(site, member)) == 1


def answering(answer: dict[str, Any]) -> Callable[[Route], None]:
    """A portal that gives this answer to every request."""

    def fulfill(route: Route) -> None:
        route.fulfill(**answer)

    return fulfill
