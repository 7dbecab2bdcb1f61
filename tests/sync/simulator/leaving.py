"""How a scope ends on the phone (S17), as ``pwa/src/data/sync/leaving.ts`` does."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from tests.sync.simulator import feeds
from tests.sync.simulator.feeds import Cursor

if TYPE_CHECKING:
    from tests.sync.simulator.phone import Phone

SAYINGS = 3
SAYINGS_APART = dt.timedelta(minutes=10)
Page = dict[str, Any]


def leave(phone: "Phone", scope: str, row: Cursor, page: Page) -> None:
    """Obey a page that says the scope is not ours, if it proves it."""
    if row.version == 0:
        _leave_unproven(phone, scope, row)
    elif "revoked" in page and page["revoked"]["grants_version"] > row.version:
        phone.purge(scope)


def _leave_unproven(phone: "Phone", scope: str, row: Cursor) -> None:
    """With the versions forgotten (S16) one answer may be a hiccup: it has to be said again, with a pause."""
    times, last = row.unheld or (0, None)
    if last is not None and dt.timedelta(0) <= phone.clock - last < SAYINGS_APART:
        return
    if times + 1 >= SAYINGS:
        phone.purge(scope)
    elif scope in phone.feeds.cursors:
        phone.step(feeds.count_unheld, phone.feeds, scope, (times + 1, phone.clock))


def still_held(phone: "Phone", pages: dict[str, Page]) -> None:
    """Whatever else an answer says of a scope, or if it says nothing, the scope is held."""
    for scope, row in list(phone.feeds.cursors.items()):
        if row.unheld and not says_not_ours(pages.get(scope, {})):
            phone.step(feeds.count_unheld, phone.feeds, scope, None)


def says_not_ours(page: Page) -> bool:
    """Whether a page says that the scope is not ours."""
    return bool(page.get("denied")) or "revoked" in page
