"""Reading the feeds (S10–S13, S16, S17, S27), as ``pwa/src/data/sync/pull.ts`` does."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.sync.simulator import feeds, leaving, outbox
from tests.sync.simulator.feeds import Cursor
from tests.sync.simulator.wire import Trouble, judge

if TYPE_CHECKING:
    from tests.sync.simulator.phone import Phone

MAX_TURNS = 60
Page = dict[str, Any]


def fetch_feeds(phone: "Phone", heard: Callable[[Page], object] = bool, **state: Any) -> str:
    """Read every scope to its head; ``caught-up`` or ``reset``. Raises Trouble, PhoneKilled.

    ``state`` is told with each request, ``heard`` gets each answer.
    """
    for _ in range(MAX_TURNS):
        nonce = phone.nonce()
        asked = {scope: row.asked for scope, row in phone.feeds.cursors.items()}
        said = judge(phone.post("pull", nonce, "cursors", json.dumps(asked), **state), nonce)
        heard(said.body)
        if said.kind == "idle":
            leaving.still_held(phone, {})
            return "caught-up"
        pages = said.body.get("scopes")
        if said.kind == "refused" or not isinstance(pages, dict):
            raise Trouble("server")
        end = apply_answer(phone, pages, said.body["grants_version"])
        if end != "more":
            return end
    raise Trouble("server")


def apply_answer(phone: "Phone", pages: dict[str, Page], version: int) -> str:
    """Apply all pages of an answer: ``more``, ``caught-up`` or ``reset``."""
    steps = []
    leaving.still_held(phone, pages)
    reset = any(is_reset(phone, scope, page) for scope, page in pages.items())
    if reset:
        # S16, before any cursor forgets that there was a reset
        phone.step(outbox.reoffer, phone.box)
        rewind_own(phone)
        phone.step(feeds.forget_versions, phone.feeds)
    for scope, page in pages.items():
        # with the versions forgotten, one answer alone proves too little to end a scope (S17)
        if not (reset and (scope.startswith("u/") or leaving.says_not_ours(page))):
            steps.append(apply_scope(phone, scope, page, version))
    if reset:
        return "reset"
    if "gap" in steps:
        raise Trouble("server")
    return "more" if "more" in steps else "caught-up"


def apply_scope(phone: "Phone", scope: str, page: Page, version: int) -> str:
    """Apply one scope's page."""
    row = phone.feeds.cursors.get(scope, Cursor())
    if leaving.says_not_ours(page):
        leaving.leave(phone, scope, row, page)
        return "done"
    if is_reset(phone, scope, page):
        phone.step(feeds.rewind, phone.feeds, scope)
        return "reset"
    at = replace(row, version=max(version, row.version))
    return apply_snapshot(phone, scope, at, page) if "snapshot" in page else apply_entries(phone, scope, at, page)


def apply_entries(phone: "Phone", scope: str, row: Cursor, page: Page) -> str:
    """Increments; a page that has a gap is refused (S11)."""
    if not follows(page, row.seq):
        phone.step(feeds.refuse, phone.feeds, scope, row)
        return "gap"
    entries = page["entries"]
    seq = entries[-1]["seq"] if entries else row.seq if row.seq is not None else seq_of(page["cursor"])
    apply_rows(phone, scope, Cursor(page["cursor"], seq, row.version), entries, replacing=False)
    return "more" if page.get("more") else "done"


def apply_snapshot(phone: "Phone", scope: str, row: Cursor, page: Page) -> str:
    """One part; applied when complete (S27)."""
    said = page["snapshot"]
    part, rows, following = said["part"], said["rows"], said.get("next")
    if part not in (1, row.parts + 1):
        phone.step(feeds.rewind, phone.feeds, scope)
        return "gap"
    if following:
        phone.step(feeds.stage, phone.feeds, scope, replace(row, snap=following, parts=part), part, rows)
        return "more"
    every = rows if part == 1 else [*phone.feeds.staged.get(scope, []), *rows]
    seq = seq_of(page["cursor"])
    apply_rows(phone, scope, Cursor(page["cursor"], seq, row.version), every, replacing=True)
    return "more" if seq < page["head"] else "done"


def apply_rows(phone: "Phone", scope: str, cursor: Cursor, entries: list[Page], *, replacing: bool) -> None:
    """What entries say about ops first (safe to hear twice), then rows and cursor together (S11)."""
    if replacing and scope.startswith("u/"):
        phone.step(outbox.unconfirm, phone.box)
    for entry in entries:
        body = entry.get("body")
        if scope.startswith("u/") and body is not None and entry["kind"] in ("verdict", "quarantine"):
            outlived = phone.step(outbox.hear, phone.box, entry["kind"], body, phone.clock)
            if outlived:
                phone.step(outbox.erase, phone.box, outlived)
        if entry["kind"] == "erased":
            phone.step(outbox.erase, phone.box, entry["record_id"])
    phone.step(feeds.apply, phone.feeds, scope, cursor, entries, replacing=replacing)


def rewind_own(phone: "Phone") -> None:
    """Read the account's own feed from its beginning again."""
    for scope in list(phone.feeds.cursors):
        if scope.startswith("u/"):
            phone.step(feeds.rewind, phone.feeds, scope)


def is_reset(phone: "Phone", scope: str, page: Page) -> bool:
    """A reset in answer to a cursor of null asks for nothing that is not being done."""
    row = phone.feeds.cursors.get(scope)
    return bool(page.get("reset")) and row is not None and row.asked is not None


def follows(page: Page, seq: int | None) -> bool:
    """Whether the page goes on after ``seq`` without a gap and reaches its head unless more is to come."""
    last = seq
    for entry in page["entries"]:
        if last is not None and entry["seq"] != last + 1:
            return False
        last = entry["seq"]
    return bool(page.get("more")) or last is None or last == page["head"]


def seq_of(cursor: str) -> int:
    """The number in a cursor."""
    return int(cursor.split(".")[1])
