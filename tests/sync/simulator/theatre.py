"""A server with its template, ready to play one seed after the other."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support import databases, postgres
from tests.sync.simulator.run import Report, run_seed
from tests.sync.simulator.server import Server
from tests.sync.simulator.stage import Stage, build
from tests.sync.simulator.storage import PostgresStorage, SqliteStorage, Storage


@dataclass(frozen=True)
class Theatre:
    """Plays seeds on one database."""

    server: Server
    stage: Stage

    @property
    def kind(self) -> str:
        """``sqlite`` or ``postgres``."""
        return self.server.storage.kind

    def play(self, seed: int) -> Report:
        """Play a seed."""
        return run_seed(self.server, self.stage, seed)


@contextmanager
def opened(kind: str) -> Iterator[Theatre]:
    """A theatre of a process of its own; everything it wrote is removed in the end."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        storage: Storage
        if kind == "postgres":
            cluster = stack.enter_context(postgres.running(databases.run_name()))
            storage = PostgresStorage(home, cluster, f"simulated_{os.getpid()}")
        else:
            storage = SqliteStorage(home)
        yield stack.enter_context(on(storage))


@contextmanager
def on(storage: Storage) -> Iterator[Theatre]:
    """A theatre on a storage."""
    server = Server(storage)
    try:
        yield Theatre(server, build(server))
    finally:
        server.close()
