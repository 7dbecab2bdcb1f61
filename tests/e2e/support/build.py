"""A newer build of the phone app, made from the one there is: other names for the files that hold code, other words."""

import re
from collections import Counter
from pathlib import Path

TEXT = (".js", ".css", ".html", ".webmanifest")


def make_newer(dist: Path, old_words: str, new_words: str) -> None:
    """Turn ``dist`` into a build in which ``old_words`` read ``new_words``.

    The file with the words gets a name of its own, as Vite gives a changed file; the service worker lists it and
    names its version anew. The old file is gone, as it is after a release.
    """
    changed = next(path for path in (dist / "assets").glob("*.js") if old_words in path.read_text())
    name = re.sub(r"-[^-]+\.js$", "-newer0.js", changed.name)
    changed.write_text(changed.read_text().replace(old_words, new_words))
    changed.rename(changed.with_name(name))
    for path in dist.rglob("*"):
        if path.suffix in TEXT and changed.name in (text := path.read_text()):
            path.write_text(text.replace(changed.name, name))
    worker = dist / "sw.js"
    worker.write_text(_renamed_version(worker.read_text()))


def _renamed_version(worker: str) -> str:
    """Another version. It is the hash that the worker names again and again; those of files stand there once."""
    ((version, times),) = Counter(re.findall(r"[\"'`]([0-9a-f]{16})[\"'`]", worker)).most_common(1)
    assert times > 1, "no version in the service worker"
    return worker.replace(version, version[::-1])
