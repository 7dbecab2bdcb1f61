"""What newer apps say beside what this server knows: ignored, and counted so that somebody may wonder."""

import logging
from collections import Counter
from collections.abc import Iterable

log = logging.getLogger(__name__)
MOST_NAMES = 50
MOST_LETTERS = 40
_counted: Counter[str] = Counter()


def count(names: Iterable[str]) -> None:
    """Count unknown fields of an envelope, in this process; a log line at the first and then at every power of ten."""
    for name in names:
        known = name[:MOST_LETTERS] if name[:MOST_LETTERS] in _counted or len(_counted) < MOST_NAMES else "(others)"
        _counted[known] += 1
        if str(_counted[known]).rstrip("0") == "1":
            log.warning("unknown envelope field %r: %s times", known, _counted[known])
