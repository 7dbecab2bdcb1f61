"""Waiting for the new version of the app that the browser finds by itself."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.support.until import until

SOON_MS = 20_000
# What the browser does by itself once a day.
UPDATE = "navigator.serviceWorker.ready.then(found => found.update()).then(() => {})"
WAITS = """async (name) => {
    const { waiting, installing } = await navigator.serviceWorker.ready;
    return waiting !== null && installing === null && (await caches.keys()).includes(name);
}"""


def wait_for_version(page: Page, version: str) -> None:
    """Until the browser has found this version, kept all of it, and lets it wait."""
    page.evaluate(UPDATE)
    until(page, WAITS, f"build-{version}", within_ms=SOON_MS)
    expect(notice(page)).to_be_visible(timeout=SOON_MS)


def notice(page: Page) -> Locator:
    """The card that offers a new version."""
    return page.get_by_role("heading", name="Có bản mới. Cập nhật khi rảnh.")


def question(page: Page, words: str) -> Locator:
    """The heading of the first screen, which tells the versions apart."""
    return page.get_by_role("heading", name=words)
