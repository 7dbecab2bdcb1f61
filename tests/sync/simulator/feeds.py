"""A phone's rows by scope and how far each scope was read. Each function is one transaction (S11)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

Entry = dict[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True)
class Cursor:
    """How far a scope was read; ``version`` is that of the grants under which it was read last (S17), 0 if unknown."""

    cursor: str | None = None
    seq: int | None = None
    version: int = 0
    snap: str | None = None
    parts: int = 0
    gaps: int = 0
    # how often "not yours" was said while the version is not known, and when last
    unheld: tuple[int, dt.datetime] | None = None

    @property
    def asked(self) -> str | None:
        """What a pull sends."""
        return self.snap or self.cursor


@dataclass
class Feeds:
    """Rows by scope, kind and record; ``staged`` keeps the parts of snapshots that are not complete."""

    cursors: dict[str, Cursor] = field(default_factory=dict)
    rows: dict[str, dict[Key, Entry]] = field(default_factory=dict)
    staged: dict[str, list[Entry]] = field(default_factory=dict)


def apply(feeds: Feeds, scope: str, cursor: Cursor, entries: Iterable[Entry], *, replacing: bool) -> None:
    """Apply entries and move the cursor together (S11); a complete snapshot replaces the scope."""
    put_rows(feeds, scope, entries, replacing=replacing)
    feeds.cursors[scope] = cursor
    if replacing:
        feeds.staged.pop(scope, None)


def put_rows(feeds: Feeds, scope: str, entries: Iterable[Entry], *, replacing: bool) -> None:
    """The rows' half of ``apply``."""
    rows = {} if replacing else dict(feeds.rows.get(scope, {}))
    for entry in entries:
        key, body = (entry["kind"], entry["record_id"]), entry.get("body")
        if entry["kind"] == "erased":
            rows.pop(("visit", entry["record_id"]), None)
        elif body is None or body.get("status") == "voided":
            rows.pop(key, None)
        else:
            rows[key] = entry
    feeds.rows[scope] = rows


def stage(feeds: Feeds, scope: str, cursor: Cursor, part: int, rows: list[Entry]) -> None:
    """Keep one part of a snapshot; part 1 forgets older ones (S27)."""
    feeds.staged[scope] = [*(feeds.staged.get(scope, []) if part > 1 else []), *rows]
    feeds.cursors[scope] = cursor


def purge(feeds: Feeds, scope: str) -> None:
    """Forget a scope that was revoked; outbox and sent are no part of it (S17)."""
    for kept in (feeds.cursors, feeds.rows, feeds.staged):
        kept.pop(scope, None)


def rewind(feeds: Feeds, scope: str) -> None:
    """Read a scope from its beginning with the next pull."""
    feeds.cursors[scope] = Cursor(version=feeds.cursors[scope].version)


def forget_versions(feeds: Feeds) -> None:
    """What a lost history said of grants says nothing about this one, which may count lower (S16, S17)."""
    feeds.cursors = {scope: replace(row, version=0) for scope, row in feeds.cursors.items()}


def count_unheld(feeds: Feeds, scope: str, unheld: tuple[int, dt.datetime] | None) -> None:
    """Note how often a scope was said not to be ours; None: it is held after all (S17)."""
    feeds.cursors[scope] = replace(feeds.cursors[scope], unheld=unheld)


def refuse(feeds: Feeds, scope: str, row: Cursor) -> None:
    """A page with a gap: ask again, and after a second one read the scope anew (S11)."""
    again = Cursor(version=row.version) if row.gaps else row
    feeds.cursors[scope] = replace(again, gaps=row.gaps + 1)
