"""What a member's phone has to fetch, in bytes as gzip makes them."""

import gzip

from playwright.sync_api import Response, expect

from tests.e2e.conftest import Figure, NewPhone
from tests.e2e.support.site import Person

FIRST_LOAD, WHOLE_APP = 100 * 1024, 250 * 1024
# Every file that the service worker keeps, as [path, size in gzip].
KEPT = """async () => {
    const kept = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const body = (await cache.match(request)).body.pipeThrough(new CompressionStream("gzip"));
            kept.push([new URL(request.url).pathname, (await new Response(body).arrayBuffer()).byteLength]);
        }
    }
    return kept;
}"""


def test_a_member_fetches_little_and_nothing_of_the_desk(member: Person, new_phone: NewPhone, figure: Figure) -> None:
    phone = new_phone()
    fetched: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.request.resource_type in ("script", "stylesheet") and response.ok:
            fetched[response.url.removeprefix(phone.url)] = len(gzip.compress(response.body(), 6))

    phone.page.on("response", weigh)
    phone.log_in(member)
    phone.tap(phone.page.locator(".tile").first)  # the home screen is in use
    expect(phone.page.locator("dialog")).to_be_visible()
    first = sum(fetched.values())
    figure("member's first load, JS and CSS, KB gzip", round(first / 1024, 1))
    assert first <= FIRST_LOAD, fetched

    phone.wait_until_installed()
    kept = dict(phone.page.evaluate(KEPT))
    figure("whole app kept for the time without network, KB gzip", round(sum(kept.values()) / 1024, 1))
    assert sum(kept.values()) <= WHOLE_APP, kept
    assert [path for path in [*kept, *fetched] if "desk" in path] == []
