"""Wrong clocks and the boundary of the day (S6)."""

import datetime as dt
import uuid

import pytest
import sqlalchemy as sa

from api.core import clock
from models.assistance import AssistanceSession, SessionRevision
from tests.conftest import At
from tests.factories.world import World
from tests.support.phone import amend, log, make_op, visit_body
from tests.support.store import Store
from tests.sync.conftest import PhoneOf


@pytest.mark.parametrize("wrong_by", [dt.timedelta(days=-3 * 365), dt.timedelta(days=1), dt.timedelta(minutes=-11)])
def test_a_wrong_clock_is_corrected_and_flagged(
    wrong_by: dt.timedelta, world: World, phone_of: PhoneOf, store: Store
) -> None:
    phones_now = (clock.now() + wrong_by).astimezone(clock.VIETNAM).isoformat()
    op = make_op("log", visit_body(world.team, started_at=phones_now), client_time=phones_now)
    assert phone_of(world.member).verdicts(op, sent_at=phones_now) == ["applied"]
    key = uuid.UUID(op["record_id"])
    day = store.one(sa.select(AssistanceSession.business_day).where(AssistanceSession.id == key))
    flags = store.one(sa.select(SessionRevision.flags).where(SessionRevision.record_id == key))
    assert abs((day - clock.today()).days) <= 1
    assert flags == ["clock"]


@pytest.mark.parametrize(
    ("started_at", "day"),
    [
        ("2026-11-20T23:59:59+07:00", "2026-11-20"),
        ("2026-11-21T00:00:00+07:00", "2026-11-21"),
        ("2026-11-20T17:00:00+00:00", "2026-11-21"),
        ("2026-11-20T11:59:59-05:00", "2026-11-20"),
        ("2026-11-21T02:00:00+09:00", "2026-11-21"),
    ],
)
def test_the_business_day_is_vietnams_wherever_the_phone_thinks_it_is(
    started_at: str, day: str, at: At, world: World, phone_of: PhoneOf, store: Store
) -> None:
    with at("2026-11-21T08:00"):
        op = log(world.team, started_at=started_at)
        assert phone_of(world.member).verdicts(op) == ["applied"]
    query = sa.select(AssistanceSession.business_day).where(AssistanceSession.id == uuid.UUID(op["record_id"]))
    assert str(store.one(query)) == day


def test_a_clock_that_is_right_within_ten_minutes_is_believed(world: World, phone_of: PhoneOf, store: Store) -> None:
    phones_now = (clock.now() - dt.timedelta(minutes=9)).isoformat()
    op = make_op("log", visit_body(world.team, started_at=phones_now), client_time=phones_now)
    assert phone_of(world.member).verdicts(op, sent_at=phones_now) == ["applied"]
    flags = store.one(sa.select(SessionRevision.flags).where(SessionRevision.op_id == uuid.UUID(op["op_id"])))
    assert flags == []


@pytest.mark.parametrize("sent_at", ["0001-01-01T00:00:00+07:00", "9999-12-31T23:59:59-07:00", "1900-01-01T00:00:00Z"])
def test_a_year_that_no_clock_shows_sets_one_op_aside_and_no_other(
    sent_at: str, world: World, phone_of: PhoneOf
) -> None:
    phone = phone_of(world.member)
    saved, visited = (
        {**log(world.team), "client_time": "9999-12-31T23:59:59-07:00"},
        log(world.team, started_at="0001-01-01T00:00:00+07:00"),
    )
    assert phone.verdicts(log(world.team), saved, visited) == ["applied", "time", "time"]
    phone.results(log(world.team), {**log(world.team), "client_time": sent_at}, sent_at=sent_at)
    assert phone.client.post("/sync/pull", {"device_id": uuid.uuid4(), "cursors": {}, "sent_at": sent_at}).status == 200


@pytest.mark.parametrize("wrong_by", [dt.timedelta(days=-3 * 365), dt.timedelta(days=3 * 365)])
def test_a_beginning_left_as_it_was_is_not_judged_by_the_clock_of_who_changes_the_rest(
    wrong_by: dt.timedelta, world: World, phone_of: PhoneOf, store: Store
) -> None:
    phone, op = phone_of(world.member), log(world.team)
    assert phone.verdicts(op) == ["applied"]
    phones_now = (clock.now() + wrong_by).isoformat()
    change = {**amend(op, place="one_stop"), "client_time": phones_now}
    assert phone.verdicts(change, sent_at=phones_now) == ["applied"]
    query = sa.select(AssistanceSession.business_day).where(AssistanceSession.id == uuid.UUID(op["record_id"]))
    assert store.one(query) == clock.today()
