"""S24: the rescue door is open to everybody, so it is closed to whoever knocks too often, and to nobody else."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import orjson
import sqlalchemy as sa
from sqlalchemy import event

from models.db import db
from server.app import App
from tests.api.conftest import new_address
from tests.conftest import BASE_URL, At
from tests.factories.world import World
from tests.support.address import FromAddress
from tests.support.client import Client
from tests.support.phone import log
from tests.support.rescue import DeviceKey, knock
from tests.sync.conftest import KeyedPhoneOf

NOON = "2026-11-12T12:01:00"


def unknown() -> bytes:
    """A request of a device that nobody knows."""
    return orjson.dumps({"device_id": str(uuid.uuid4()), "ops": []})


@contextmanager
def statements(app: App) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *more: object) -> None:
        asked.append(statement)

    with app.app_context():
        engine: sa.Engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_a_hundred_bad_signatures_close_the_door_at_that_address_to_bad_signatures_alone(
    app: App, world: World, keyed_phone_of: KeyedPhoneOf, at: At
) -> None:
    phone, op = keyed_phone_of(world.member), log(world.team)
    here = Client(FromAddress(app, new_address()))
    with at(NOON):
        statuses = [knock(here, unknown(), phone.key).status for _ in range(101)]
        assert statuses == [403] * 100 + [429]
        body = orjson.dumps({"device_id": phone.device_id, "ops": []})
        closed = knock(here, body, DeviceKey())
        assert (closed.code, 0 < int(closed.headers["Retry-After"]) <= 65 * 60) == ("too_many_tries", True)
        phone.client = here
        assert phone.knock(op).status == 200, "neighbours behind the same address are not shut out"
        assert knock(Client(FromAddress(app, new_address())), unknown(), phone.key).status == 403
    with at("2026-11-12T13:10:00"):
        assert knock(here, unknown(), phone.key).status == 403


def test_a_phone_that_knocks_without_end_waits_and_nothing_of_it_is_lost(
    world: World, keyed_phone_of: KeyedPhoneOf, at: At
) -> None:
    phone, other, op = keyed_phone_of(world.member), keyed_phone_of(world.leader), log(world.team)
    with at(NOON):
        assert {phone.knock().status for _ in range(100)} == {200}
        refused = phone.knock(op)
        assert (refused.status, refused.code) == (429, "too_many_tries")
        assert 0 < int(refused.headers["Retry-After"]) <= 20 * 60
        assert other.knock().status == 200
    with at("2026-11-12T12:25:00"):
        assert phone.knock(op).json["received"] == [op["op_id"]]


def test_an_unknown_device_costs_the_same_work_as_a_wrong_signature(
    app: App, world: World, keyed_phone_of: KeyedPhoneOf
) -> None:
    if BASE_URL:
        return
    phone, asked = keyed_phone_of(world.member), []
    here = Client(FromAddress(app, new_address()))
    for body in (orjson.dumps({"device_id": phone.device_id, "ops": [log(world.team)]}), unknown()):
        with statements(app) as made:
            assert knock(here, body, DeviceKey()).code == "not_signed"
        asked.append(made)
    assert asked[0] == asked[1]
    assert len(asked[0]) > 1
