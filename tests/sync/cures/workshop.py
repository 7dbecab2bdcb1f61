"""A copy of the project in which something may be broken."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.sources import ROOT
from tests.sync.cures.table import Cure, taken_out

# Too large to be copied, and nothing in them is changed.
SHARED = (".venv", "pwa/node_modules")
LIST_FILES = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
LIMIT_SECONDS = 240


class Workshop:
    """A copy of the project's files; one edit at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._edits = 0
        self._built: str | None = None

    @contextmanager
    def without(self, cure: Cure) -> Iterator[None]:
        """The project without a cure until the block ends. Raises ValueError if the text is not there once."""
        path = self.root / cure.file
        whole = path.read_text()
        self._write(path, taken_out(cure, self.root))
        try:
            yield
        finally:
            self._write(path, whole)

    def run(self, command: list[str], folder: str = ".") -> int | None:
        """The exit code of a command; None if it took too long. Python stands for this process's own."""
        words = [sys.executable if word == "python" else word for word in command]
        bin_ = Path(sys.executable).parent
        env = {**os.environ, "PATH": f"{bin_}:{os.environ['PATH']}", "DATA_DIR": str(self.root / "var")}
        # a name of its own for the databases of each run
        env.pop("TOSO_TEST_RUN", None)
        with (self.root / "last-run.txt").open("w") as said:
            try:
                return subprocess.run(
                    words, cwd=self.root / folder, env=env, stdout=said, stderr=said, timeout=LIMIT_SECONDS, check=False
                ).returncode
            except subprocess.TimeoutExpired:
                return None

    def said(self) -> str:
        """The end of what the last command wrote."""
        return (self.root / "last-run.txt").read_text()[-2000:]

    def build(self) -> None:
        """Bring the app that browsers load in line with the sources. Raises RuntimeError if it cannot be built."""
        now = str(self._edits)
        if self._built != now and self.run(["npm", "run", "--silent", "build", "--", "--logLevel", "warn"], "pwa") != 0:
            raise RuntimeError(f"the phone app does not build: {self.said()}")
        (self.root / "pwa" / "dist" / ".built").touch()
        self._built = now

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text)
        self._edits += 1
        # Python knows its compiled files by whole seconds, and two edits may fall into one.
        stamp = path.stat().st_mtime + self._edits
        os.utime(path, (stamp, stamp))


@contextmanager
def opened() -> Iterator[Workshop]:
    """Copy the working tree, and remove the copy afterwards."""
    with tempfile.TemporaryDirectory(prefix="toso-cures-") as home:
        root = Path(home)
        listed = subprocess.run(LIST_FILES, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        for name in filter(None, listed.split("\0")):
            source, target = ROOT / name, root / name
            if source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)
        for name in SHARED:
            (root / name).symlink_to((ROOT / name).resolve())
        # The copy must never install: npm would empty the folder that it shares with the project.
        (root / "server" / "dev" / "npm.sh").write_text("#!/bin/sh\n")
        yield Workshop(root)
