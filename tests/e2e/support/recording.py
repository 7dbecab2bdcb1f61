"""Outboxes as released versions left them on phones (fault 38): read from files, laid into a browser."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.e2e.support.outbox import run

RECORDED = Path(__file__).parents[1] / "recorded"
WHO = """async () => {
    const registry = await open("to-so");
    const from = registry.transaction(["accounts", "kv"]);
    const [accounts, current] = await Promise.all([
        answer(from.objectStore("accounts").getAll()), answer(from.objectStore("kv").get("current")),
    ]);
    registry.close();
    const { id, device_id, canary } = accounts.find((one) => one.id === current.value);
    return { account: id, device: device_id, canary };
}"""
SCHEMA = """async (name) => {
    const db = await open(name);
    const stores = [...db.objectStoreNames].map((one) => {
        const store = db.transaction(one).objectStore(one);
        const indexes = [...store.indexNames].map((index) => ({ name: index, keyPath: store.index(index).keyPath }));
        return { name: one, keyPath: store.keyPath, indexes };
    });
    db.close();
    return { version: db.version, stores };
}"""
LAY = """async ({ database, version, stores, rows }) => {
    await answer(indexedDB.deleteDatabase(database));
    const request = indexedDB.open(database, version);
    request.onupgradeneeded = () => {
        for (const { name, keyPath, indexes } of stores) {
            const store = request.result.createObjectStore(name, { keyPath });
            for (const index of indexes) store.createIndex(index.name, index.keyPath);
        }
    };
    const db = await answer(request);
    const tx = db.transaction(Object.keys(rows), "readwrite");
    for (const [name, all] of Object.entries(rows)) for (const row of all) tx.objectStore(name).put(row);
    await new Promise((done, failed) => Object.assign(tx, { oncomplete: done, onabort: () => failed(tx.error) }));
    db.close();
}"""


def recordings() -> list[str]:
    """The recorded releases."""
    return sorted(path.stem for path in RECORDED.glob("*.json"))


def read_recording(release: str, page: Page, team: str, day: str) -> dict[str, Any]:
    """The recording of a release, as if the person of this page had made it on ``day`` for ``team``."""
    text = (RECORDED / f"{release}.json").read_text()
    who = run(page, WHO)
    for word, value in {**who, "team": team, "day": day}.items():
        text = text.replace("{" + word + "}", value)
    recording: dict[str, Any] = json.loads(text)
    # The app looks for it to see whether the browser threw the outbox away.
    recording["rows"]["kv"].append({"key": "canary", "value": who["canary"]})
    return recording


def lay(page: Page, recording: dict[str, Any]) -> None:
    """Put a recorded outbox in the place of the one that is there."""
    run(page, LAY, recording)


def schema_of(page: Page, database: str) -> dict[str, Any]:
    """Version, stores, keys and indexes of a database."""
    schema: dict[str, Any] = run(page, SCHEMA, database)
    return schema
