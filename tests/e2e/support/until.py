"""Waiting for what only asynchronous questions can tell."""

from playwright.sync_api import Page

# Playwright's own wait_for_function takes a promise for a yes.
LOOP = """async ([given, limit]) => {
    const ends = performance.now() + limit;
    while (performance.now() < ends) {
        if (await (%s)(given)) return true;
        await new Promise((done) => setTimeout(done, 20));
    }
    return false;
}"""


def until(page: Page, condition: str, given: object = None, *, within_ms: int) -> None:
    """Until the page answers an async function of ``given`` with yes. Raises AssertionError when it takes too long."""
    assert page.evaluate(LOOP % condition, [given, within_ms]), f"not within {within_ms} ms: {condition}"
