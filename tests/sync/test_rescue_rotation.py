"""S24: files sealed and entries set aside under an earlier secret still open once the secret has been changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from server.app import App, create_app
from server.config import Config
from tests.conftest import BASE_URL, ClientOf
from tests.factories.world import World
from tests.support import databases
from tests.support.client import Client, InProcess
from tests.support.databases import Database
from tests.support.phone import log
from tests.sync.conftest import KeyedPhoneOf

NEW = "5d0b8e21c97f4a36b1e2d4c8f7a90613"


@contextmanager
def server_with(database: Database, home: Path, *fallbacks: str) -> Iterator[App]:
    """The server after its secret was changed."""
    app = create_app(Config(NEW, database.url, home, testing=True, secret_key_fallbacks=fallbacks))
    yield app
    databases.close(app)


def test_a_changed_secret_opens_what_was_sealed_before_as_long_as_the_old_one_is_kept(
    world: World,
    database: Database,
    keyed_phone_of: KeyedPhoneOf,
    client_of: ClientOf,
    stranger: Client,
    tmp_path: Path,
) -> None:
    if BASE_URL:
        pytest.skip("the secret of a running server cannot be changed")
    phone, in_file, aside = keyed_phone_of(world.member), log(world.team), log(world.team, place="moon")
    assert phone.verdicts(aside) == ["unknown_code"]
    old_key = stranger.get("/meta").json["rescue_key"]
    file = phone.file(old_key, in_file)
    mate, officer = client_of(world.team.members[1]), client_of(world.officer)
    with server_with(database, tmp_path) as forgetful:
        assert Client(InProcess(forgetful), mate.cookies).get("/me").status == 401, "log-ins end with the old secret"
    with server_with(database, tmp_path, databases.SECRET) as app:
        new_key = Client(InProcess(app)).get("/meta").json["rescue_key"]
        assert new_key["id"] != old_key["id"]
        mate.door = officer.door = InProcess(app)
        told = mate.post("/sync/rescue-files", file)
        assert (told.status, told.json["taken"]) == (200, 1), told.text
        newer = mate.post("/sync/rescue-files", phone.file(new_key, in_file, log(world.team)))
        assert (newer.json["taken"], newer.json["known"]) == (1, 1)
        (item,) = officer.get("/quarantine").json["items"]
        assert item["raw"]["body"]["place"] == "moon"
    unknown = client_of(world.team.members[1]).post("/sync/rescue-files", phone.file(new_key, in_file))
    assert (unknown.status, unknown.code) == (422, "rescue_key_unknown"), "the file stays with the person"
