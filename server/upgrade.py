"""Notices that another program works on this database than before, and asks for what is due then."""

import hashlib
from functools import cache
from pathlib import Path

import api
from api.assistance import jobs as assistance
from api.core import outbox, settings
from api.core.db import atomic
from api.units import tiles

KEY = "program"


@cache
def fingerprint() -> str:
    """A digest of the program's own text: no version number that somebody forgets to raise."""
    digest = hashlib.sha256()
    for path in sorted(Path(next(iter(api.__path__))).rglob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def note(program: str | None = None) -> bool:
    """Remember which program works here; on another one than before, ops of newer apps are judged again (S26).

    Visits are counted again if they were counted by other rules, communes without a tile are placed. Returns True. To
    be called once by each worker; of two that start together both may ask, which does no harm.
    """
    current = program or fingerprint()
    with atomic("read"):
        known, behind = settings.get(KEY) == current, assistance.is_behind()
    if known and not behind:
        return True
    with atomic("write"):
        settings.put(KEY, current)
        if not known:
            outbox.enqueue("sync.replay_newer", {})
            if tiles.is_behind():
                outbox.enqueue("units.place", {})
        if behind:
            outbox.enqueue("assistance.catch_up", {})
    return True
