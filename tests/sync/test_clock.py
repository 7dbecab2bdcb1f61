"""Wrong clocks and the boundary of the day (S6)."""

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from api.core import clock
from models.assistance import AssistanceSession, SessionRevision
from tests.conftest import At
from tests.factories.world import World
from tests.support.phone import Op, amend, log, make_op, visit_body
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


@pytest.mark.parametrize("moment", ["2026-11-20T16:59:59+00:00", "2026-11-20T17:00:00+00:00"])
@pytest.mark.parametrize("zone", ["Asia/Ho_Chi_Minh", "UTC", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati"])
def test_midnight_is_vietnams_in_five_zones(
    zone: str, moment: str, at: At, world: World, phone_of: PhoneOf, store: Store
) -> None:
    local = dt.datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
    offset = round((local.utcoffset() or dt.timedelta()).total_seconds() / 60)
    op = make_op("log", visit_body(world.team, started_at=local.isoformat()), utc_offset=offset)
    with at("2026-11-21T08:00"):
        assert phone_of(world.member).verdicts({**op, "client_time": local.isoformat()}) == ["applied"]
    query = sa.select(AssistanceSession.business_day).where(AssistanceSession.id == uuid.UUID(op["record_id"]))
    assert str(store.one(query)) == ("2026-11-20" if "16:59:59" in moment else "2026-11-21")
    said = sa.select(SessionRevision.utc_offset, SessionRevision.client_time)
    stored = store.one(said.where(SessionRevision.op_id == uuid.UUID(op["op_id"])))
    assert (stored.utc_offset, stored.client_time) == (offset, local)


def test_a_clock_that_jumps_in_the_middle_of_a_day_leaves_the_order_right_and_is_flagged(
    at: At, world: World, phone_of: PhoneOf, store: Store
) -> None:
    saved: list[tuple[Op, str]] = []
    # what the server's clock says, and by how much the phone's is off then
    for hour, days in ((8, 0), (9, -3 * 365), (10, -3 * 365), (11, 1), (12, 0)):
        with at(f"2026-11-20T{hour:02}:00"):
            phone = phone_of(world.member)
            phones_now = (clock.now() + dt.timedelta(days=days)).isoformat()
            op = make_op("log", visit_body(world.team, started_at=phones_now), client_time=phones_now)
            assert phone.verdicts(op, sent_at=phones_now) == ["applied"]
            saved.append((op, "clock" if days else ""))
    columns = sa.select(SessionRevision.op_id, SessionRevision.flags, SessionRevision.corrected_time)
    mine = SessionRevision.op_id.in_([uuid.UUID(op["op_id"]) for op, _ in saved])
    rows = store.all(columns.where(mine).order_by(SessionRevision.corrected_time))
    assert [str(row.op_id) for row in rows] == [op["op_id"] for op, _ in saved]
    assert ["".join(row.flags) for row in rows] == [flag for _, flag in saved]
    assert [row.corrected_time.astimezone(clock.VIETNAM).hour for row in rows] == [8, 9, 10, 11, 12]
