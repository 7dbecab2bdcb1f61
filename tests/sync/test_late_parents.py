"""A change comes before the visit that it changes: it waits, however long, and is taken when the visit is there
(S8; fault 18)."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.conftest import At, ClientOf
from tests.factories.world import World
from tests.support.phone import amend, log, visit_body, void
from tests.sync.conftest import PhoneOf

START = dt.datetime.fromisoformat("2026-11-12T08:00:00+07:00")


@pytest.mark.parametrize(
    ("later", "shown"), [(dt.timedelta(seconds=2), 0), (dt.timedelta(days=6), 1)], ids=["2 s", "6 days"]
)
def test_a_change_before_its_visit_waits_and_is_taken(
    later: dt.timedelta,
    shown: int,
    at: At,
    world: World,
    phone_of: PhoneOf,
    client_of: ClientOf,
    tallies_agree: Callable[[], None],
) -> None:
    with at(START.isoformat()):
        phone = phone_of(world.member)
        visit = log(world.team)
        change = amend(visit, place="one_stop")
        end = void(visit, base=change["op_id"])
        assert phone.verdicts(change) == ["parent_missing"]
    with at((START + later).isoformat()):
        officer = client_of(world.officer)
        # people are asked only when it has waited for five days
        assert len(officer.get("/quarantine", {"status": "open"}).json["items"]) == shown
        assert phone.verdicts(visit) == ["applied"]
        assert phone.verdicts(change) == ["applied"], "the stored verdict was brought up to date"
        phone.pull()
        assert phone.visits(world.team)[visit["record_id"]]["place"] == "one_stop"
        assert officer.get("/quarantine", {"status": "open"}).json["items"] == []
        items = officer.get("/quarantine").json["items"]
        assert [(item["op_id"], item["status"]) for item in items] == [(change["op_id"], "replayed")]
        tallies_agree()
        assert phone.verdicts(end) == ["applied"]
        tallies_agree()


def test_a_change_is_taken_when_an_officer_corrects_the_visit_that_it_waits_for(
    world: World, phone_of: PhoneOf, client_of: ClientOf, tallies_agree: Callable[[], None]
) -> None:
    phone, officer = phone_of(world.member), client_of(world.officer)
    visit = log(world.team, place="moon")
    change = amend(visit, place="one_stop")
    assert phone.verdicts(visit) == ["unknown_code"]
    assert phone.verdicts(change) == ["parent_missing"]
    (item,) = officer.get("/quarantine", {"status": "open"}).json["items"]
    assert officer.post(f"/quarantine/{item['id']}/correct", {"body": visit_body(world.team)}).status == 200
    assert phone.verdicts(change)[0] in ("applied", "conflict_kept")
    items = officer.get("/quarantine").json["items"]
    assert {(one["op_id"], one["status"]) for one in items} == {
        (visit["op_id"], "corrected"),
        (change["op_id"], "replayed"),
    }
    phone.pull()
    assert len(phone.visits(world.team)) == 1
    tallies_agree()
