"""A closed reporting month: what comes first is taken, what changes it waits for an official (S8)."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.conftest import At, ClientOf
from tests.factories.rounds import make_round
from tests.factories.world import World, make_world
from tests.support.client import Client
from tests.support.phone import Phone, amend, log, make_op, visit_body, void
from tests.support.store import Store
from tests.sync.conftest import PhoneOf

IN_MONTH = "2026-11-20T09:00:00+07:00"
AFTER = "2026-12-03T09:00:00+07:00"


@pytest.fixture
def december(at: At) -> Iterator[None]:
    """The clock stands on 10 December."""
    with at("2026-12-10T09:00"):
        yield


@pytest.fixture
def phone(world: World, phone_of: PhoneOf, december: None) -> Phone:
    """The member's phone in December."""
    return phone_of(world.member)


@pytest.fixture
def logged(world: World, phone: Phone, store: Store) -> dict[str, Any]:
    """A visit of November that came in time; then the month was closed."""
    op = log(world.team, started_at=IN_MONTH)
    assert phone.verdicts(op) == ["applied"]
    with store.writing():
        make_round(world.province, closed=True)
    return op


def waiting(client: Client) -> dict[str, Any]:
    """The only open item of the inbox."""
    (item,) = client.get("/quarantine", {"status": "open"}).json["items"]
    return dict(item)


def test_a_first_log_is_taken_and_its_change_waits(
    world: World, phone: Phone, logged: dict[str, Any], tallies_agree: Callable[[], None]
) -> None:
    late = log(world.team, started_at=IN_MONTH)
    assert phone.verdicts(late) == ["applied"]
    assert phone.verdicts(amend(late, place="one_stop"), void(logged)) == ["month_closed", "month_closed"]
    phone.pull()
    assert {body["place"] for body in phone.visits(world.team).values()} == {"home"}
    assert len(phone.visits(world.team)) == 2
    tallies_agree()


def test_a_second_log_of_the_owner_is_a_change_too(world: World, phone: Phone, logged: dict[str, Any]) -> None:
    body = visit_body(world.team, started_at=IN_MONTH, place="one_stop")
    assert phone.verdicts(make_op("log", body, record=logged["record_id"])) == ["month_closed"]


def test_no_visit_is_moved_into_or_out_of_a_closed_month(world: World, phone: Phone, logged: dict[str, Any]) -> None:
    newer = log(world.team, started_at=AFTER)
    out, into = amend(logged, started_at=AFTER), amend(newer, started_at=IN_MONTH)
    assert phone.verdicts(newer, out, into) == ["applied", "month_closed", "month_closed"]
    assert phone.verdicts(amend(newer, place="one_stop")) == ["applied"]


def test_the_officers_own_change_from_a_phone_waits_as_well(
    world: World, phone_of: PhoneOf, logged: dict[str, Any]
) -> None:
    assert phone_of(world.officer).verdicts(void(logged)) == ["month_closed"]


def test_the_officer_lets_a_change_pass(
    world: World,
    phone: Phone,
    logged: dict[str, Any],
    client_of: ClientOf,
    tallies_agree: Callable[[], None],
) -> None:
    phone.results(amend(logged, place="one_stop"))
    officer = client_of(world.officer)
    item = waiting(officer)
    assert (item["code"], item["message"]) == ("month_closed", "Tháng này đã chốt. Nhờ cán bộ xã xem.")
    assert officer.post(f"/quarantine/{item['id']}/replay").json["status"] == "replayed"
    phone.pull()
    assert phone.visits(world.team)[logged["record_id"]]["place"] == "one_stop"
    tallies_agree()


def test_the_officer_corrects_or_declines(
    world: World, phone: Phone, logged: dict[str, Any], client_of: ClientOf, tallies_agree: Callable[[], None]
) -> None:
    officer = client_of(world.officer)
    phone.results(amend(logged, place="one_stop"))
    body = {"body": visit_body(world.team, started_at=IN_MONTH, place="hamlet_hall")}
    assert officer.post(f"/quarantine/{waiting(officer)['id']}/correct", body).json["status"] == "corrected"
    phone.results(void(logged))
    declined = officer.post(f"/quarantine/{waiting(officer)['id']}/decline", {"note": "đã báo cáo"})
    assert declined.json["status"] == "declined"
    phone.pull()
    assert phone.visits(world.team)[logged["record_id"]]["place"] == "hamlet_hall"
    tallies_agree()


def test_another_provinces_month_and_an_open_round_close_nothing(
    world: World, phone: Phone, store: Store, client_of: ClientOf
) -> None:
    with store.writing():
        make_round(make_world().province, closed=True)
        make_round(world.province)
        make_round(world.province, dt.date(2026, 10, 1), closed=True)
    op = log(world.team, started_at=IN_MONTH)
    assert phone.verdicts(op, amend(op, place="one_stop")) == ["applied", "applied"]
