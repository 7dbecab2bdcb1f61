"""After an upgrade: ops that knew more than the server are judged again (S26)."""

import uuid
from collections.abc import Sequence
from typing import Any

from api.core.db import atomic
from api.core.feed import NewEntry
from api.core.ops import record_named
from api.core.seal import unseal
from api.sync import inbox, replay, verdicts
from api.sync.ruling import Ruling
from api.sync.turns import take_turns
from models.db import db
from models.sync import Quarantine

PART = 50


def replay_newer(_payload: dict[str, Any]) -> None:
    """Judge all of them as their authors' ops, oldest first, in short writes; what is still not understood stays."""
    last: uuid.UUID | None = None
    while True:
        with atomic("write"):
            items = inbox.not_understood(last, PART)
            if not items:
                return
            last = items[-1].id
            _lock(items)
            rulings, notes = _judged(items)
            again, more = replay.orphans_of(rulings)
            verdicts.write([*rulings, *again], [*notes, *more])


def _lock(items: Sequence[Quarantine]) -> None:
    """Records before items, as whoever else is at one of them locks; what they are now is read anew."""
    take_turns({record for item in items if (record := record_named(unseal(item.raw or b"")))})
    for item in items:
        db.session.refresh(item, with_for_update=True)


def _judged(items: Sequence[Quarantine]) -> tuple[list[Ruling], list[NewEntry]]:
    """Rulings that say something new, and notes about what they settle."""
    rulings, notes = [], []
    for item in items:
        before = item.code
        # one may have been corrected by another of them
        if item.status != "open":
            continue
        ruling, settled = replay.judge_again(item)
        if settled or item.code != before:
            rulings.append(ruling)
            notes += settled
    return rulings, notes
