"""Where is measured: an SQLite file and a PostgreSQL cluster of its own, both with the durability of production."""

from collections.abc import Iterator
from pathlib import Path

from tests.support import databases, postgres


def databases_to_measure(home: Path) -> Iterator[tuple[str, str]]:
    """Name and address of each database, migrated and empty; the cluster ends with the last one."""
    yield "sqlite", databases.sqlite_copy(home, "bench")
    with postgres.running(f"bench-{databases.run_name()}", durable=True) as cluster:
        yield "postgres", databases.postgres_copy(cluster, "bench")
