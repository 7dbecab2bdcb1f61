"""Newer builds of the phone app, made from the one there is: other names for all files, other words."""

import hashlib
import re
from collections import Counter
from pathlib import Path

# The words by which the stories tell an old build from newer ones.
OLD, NEW, NEWEST = "Bà con cần giúp việc gì?", "Bà con cần giúp gì hôm nay?", "Hôm nay bà con cần giúp gì?"
TEXT = (".js", ".css", ".html", ".webmanifest")


def make_newer(dist: Path, old_words: str, new_words: str) -> str:
    """Turn ``dist`` into a build in which ``old_words`` read ``new_words``.

    Every file of ``assets`` gets another name, as Vite gives changed files, and the service worker lists them under a
    version of their own. The old files are gone, as they are after a release. Returns the new version.
    """
    mark = hashlib.sha256(new_words.encode()).hexdigest()
    names = {path.name: f"{path.stem}-{mark[:6]}{path.suffix}" for path in (dist / "assets").iterdir()}
    named = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    changed = 0
    for path in [path for path in dist.rglob("*") if path.suffix in TEXT]:
        text = path.read_text()
        changed += old_words in text
        path.write_text(named.sub(lambda found: names[found[0]], text.replace(old_words, new_words)))
    assert changed == 1, f"one file says {old_words}"
    for old, new in names.items():
        (dist / "assets" / old).rename(dist / "assets" / new)
    worker = dist / "sw.js"
    worker.write_text(_renamed_version(worker.read_text(), mark[:16]))
    return mark[:16]


def _renamed_version(worker: str, new: str) -> str:
    """Another version. It is the hash that the worker names again and again; those of files stand there once."""
    ((version, times),) = Counter(re.findall(r"[\"'`]([0-9a-f]{16})[\"'`]", worker)).most_common(1)
    assert times > 1, "no version in the service worker"
    return worker.replace(version, new)
