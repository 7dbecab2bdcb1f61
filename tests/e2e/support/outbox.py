"""What lies in a phone's outbox, read and changed behind the app's back with the browser's own IndexedDB."""

from typing import Any

from playwright.sync_api import Page

from tests.e2e.support.until import until

OPEN = """
const named = async (prefix) =>
    (await indexedDB.databases()).map((one) => one.name).filter((name) => name.startsWith(prefix));
const open = (name) => new Promise((done, failed) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
});
const answer = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
});
"""
READ = """async () => {
    const found = [];
    for (const name of await named("outbox-")) {
        const db = await open(name);
        const ops = await answer(db.transaction("ops").objectStore("ops").getAll());
        db.close();
        found.push(...ops.map((op) => ({ ...op, account: name.slice("outbox-".length) })));
    }
    return found;
}"""
ALL_IN = """async (state) => {
    for (const name of await named("outbox-")) {
        const db = await open(name);
        const ops = await answer(db.transaction("ops").objectStore("ops").getAll());
        db.close();
        if (ops.some((op) => op.state !== state)) return false;
    }
    return true;
}"""
DELETE = """async (prefix) => {
    const all = await named(prefix);
    for (const name of all) await answer(indexedDB.deleteDatabase(name));
    return all.length;
}"""


def ops_of(page: Page) -> list[dict[str, Any]]:
    """The rows of every account's outbox on this phone, in order of saving, each with its ``account``."""
    rows: list[dict[str, Any]] = run(page, READ)
    return sorted(rows, key=lambda row: (row["account"], row["seq"]))


def delete_databases(page: Page, prefix: str) -> None:
    """Throw away the databases whose names begin so, as a browser does that wants the room."""
    assert run(page, DELETE, prefix) > 0, f"no database {prefix}…"


def wait_until_all(page: Page, state: str, *, unless: str = "false", within_ms: int) -> None:
    """Until everything saved on this phone is in this state, or a condition of the page's own holds.

    "sent" means that the server has answered for it, "confirmed" that the phone has also seen it in its own feed.
    """
    condition = f"async (state) => {{ {OPEN} return ({unless}) || ({ALL_IN})(state); }}"
    until(page, condition, state, within_ms=within_ms)


def run(page: Page, script: str, given: object = None) -> Any:
    """Run an async function of one argument that may use ``named``, ``open`` and ``answer``."""
    return page.evaluate(f"(given) => {{ {OPEN} return ({script})(given); }}", given)
