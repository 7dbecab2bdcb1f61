"""Databases that can be copied and put back while the application stands still: templates, backups, standbys."""

import shutil
from pathlib import Path
from typing import Protocol

from tests.support import databases
from tests.support.postgres import Cluster


class Storage(Protocol):
    """One database under a fixed address. Nobody may be connected while it is copied or put back."""

    kind: str
    url: str
    home: Path

    def copy(self, name: str) -> None:
        """Keep the database as it is now under ``name``."""

    def put_back(self, name: str) -> None:
        """Replace the database by what was kept."""


class SqliteStorage:
    """A file; copies lie beside it."""

    kind = "sqlite"

    def __init__(self, home: Path) -> None:
        self.home = home
        self.url = databases.sqlite_copy(home, "simulated")
        self.path = Path(self.url.removeprefix("sqlite:///"))

    def copy(self, name: str) -> None:
        """Copy the file; closing the last connection has emptied the write-ahead log into it."""
        shutil.copyfile(self.path, self.home / f"{name}.kept")

    def put_back(self, name: str) -> None:
        """Copy the kept file over it."""
        for tail in ("-wal", "-shm"):
            self.path.with_name(self.path.name + tail).unlink(missing_ok=True)
        shutil.copyfile(self.home / f"{name}.kept", self.path)


class PostgresStorage:
    """A database; copies are databases of their own."""

    kind = "postgres"

    def __init__(self, home: Path, cluster: Cluster, name: str) -> None:
        self.home, self.cluster = home, cluster
        self.url = databases.postgres_copy(cluster, name)
        self.name = self.url.partition("@/")[2].partition("?")[0]

    def copy(self, name: str) -> None:
        """Make a database like it."""
        self.cluster.drop(f"{self.name}_{name}")
        self.cluster.create(f"{self.name}_{name}", self.name)

    def put_back(self, name: str) -> None:
        """Make it anew, like the kept one."""
        self.cluster.drop(self.name)
        self.cluster.create(self.name, f"{self.name}_{name}")
