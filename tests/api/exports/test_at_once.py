"""One person who asks for the same file from many windows at once waits for one file."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import sqlalchemy as sa

from models.export import Export
from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.client import Client
from tests.support.store import Store

WINDOWS, FORMATS = 6, ("csv", "xlsx", "pdf", "parquet")


def test_the_same_wish_from_many_windows_is_one_file(client_of: ClientOf, world: World, store: Store) -> None:
    windows = [client_of(world.officer) for _ in range(WINDOWS)]
    for format_ in FORMATS:
        start = Barrier(WINDOWS)

        def ask(client: Client, start: Barrier = start, format_: str = format_) -> str:
            start.wait(30)
            answer = client.post("/exports", {"format": format_})
            assert answer.status == 202, answer.text
            return str(answer.json["id"])

        with ThreadPoolExecutor(WINDOWS) as pool:
            assert len(set(pool.map(ask, windows))) == 1
    made = sa.select(sa.func.count()).where(Export.requested_by_id == world.officer.id)
    assert store.one(made) == len(FORMATS)
