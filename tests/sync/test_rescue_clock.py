"""S6 for what comes in a rescue file: it goes by how far off the phone's clock was when it was heard last."""

import datetime as dt
import uuid

import pytest
import sqlalchemy as sa

from api.core import clock
from models.assistance import AssistanceSession, SessionRevision
from tests.conftest import ClientOf
from tests.factories.world import World
from tests.support.client import Client
from tests.support.phone import log, make_op, visit_body
from tests.support.store import Store
from tests.sync.conftest import KeyedPhoneOf

DOOR = "/sync/rescue-files"
DAY = dt.timedelta(days=1)


@pytest.fixture
def rescue_key(stranger: Client) -> dict[str, str]:
    """What a phone has kept of /meta."""
    key: dict[str, str] = stranger.get("/meta").json["rescue_key"]
    return key


@pytest.mark.parametrize(
    ("heard", "made", "visited", "flags"),
    [
        pytest.param(-1095 * DAY, -1097 * DAY, -1097 * DAY, ["clock"], id="three years behind, as when heard last"),
        pytest.param(-1095 * DAY, None, -1097 * DAY, ["clock"], id="a file that does not say when it was made"),
        pytest.param(-1095 * DAY, -2 * DAY, -2 * DAY, [], id="put right since"),
        pytest.param(None, 300 * DAY, 300 * DAY, ["clock"], id="never heard, and from the future"),
        pytest.param(None, -2 * DAY, -2 * DAY, [], id="never heard"),
    ],
)
def test_the_phones_clock_is_corrected_in_a_file_too(
    heard: dt.timedelta | None,
    made: dt.timedelta | None,
    visited: dt.timedelta,
    flags: list[str],
    world: World,
    keyed_phone_of: KeyedPhoneOf,
    client_of: ClientOf,
    store: Store,
    rescue_key: dict[str, str],
) -> None:
    phone = keyed_phone_of(world.member)
    if heard is not None:
        phone.results(log(world.team), sent_at=(clock.now() + heard).isoformat())
    at = (clock.now() + visited).isoformat()
    op = make_op("log", visit_body(world.team, started_at=at), client_time=at)
    file = phone.file(rescue_key, op, made_at=made and (clock.now() + made).isoformat())
    assert client_of(world.leader).post(DOOR, file).json["taken"] == 1
    s, r = AssistanceSession, SessionRevision
    day, told = store.all(
        sa.select(s.business_day, r.flags).join(r, r.record_id == s.id).where(s.id == uuid.UUID(op["record_id"]))
    )[0]
    assert told == flags
    assert 0 <= (clock.today() - day).days <= 3


def test_a_clock_beyond_the_calendar_harms_no_file(
    world: World, keyed_phone_of: KeyedPhoneOf, client_of: ClientOf, rescue_key: dict[str, str]
) -> None:
    phone, leader = keyed_phone_of(world.member), client_of(world.leader)
    phone.results(log(world.team), sent_at="0001-01-01T00:00:00+07:00")
    for made_at in ("9999-12-31T23:59:59-07:00", "0001-01-01T00:00:00+07:00", "no time", 7):
        file = phone.file(rescue_key, log(world.team), made_at=made_at)
        assert leader.post(DOOR, file).status == 200
