"""Fault 41: a phone whose clock is far off. Order and day are right on the server, and the visits say what happened."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from api.core import clock
from tests.e2e.conftest import NewPhone
from tests.e2e.support.desk import visits_of
from tests.e2e.support.outbox import ops_of
from tests.e2e.support.site import Person, Site
from tests.e2e.support.trouble import NO_BELL

OFF = {"three years back": dt.timedelta(days=-3 * 365), "a day ahead": dt.timedelta(days=1)}
TILES = 3


@pytest.mark.parametrize("off", OFF)
def test_a_wrong_clock_changes_neither_order_nor_day(site: Site, member: Person, new_phone: NewPhone, off: str) -> None:
    phone = new_phone()
    phone.context.add_init_script(NO_BELL)
    phone.context.clock.install(time=dt.datetime.now(dt.UTC) + OFF[off])
    phone.log_in(member)
    phone.wait_until_installed()
    phone.network(on=False)
    for tile in range(TILES):
        phone.log_visit(tile)
    saved = [op["record_id"] for op in ops_of(phone.page)]
    phone.network(on=True)
    phone.send_all()
    expect(phone.page.get_by_role("heading", name="Giờ máy lệch")).to_be_visible()

    visits = sorted(visits_of(site, member), key=lambda visit: visit["started_at"])
    assert [visit["id"] for visit in visits] == saved
    assert {visit["business_day"] for visit in visits} == {clock.today().isoformat()}
    assert all("clock" in visit["flags"] for visit in visits)
    phone.open(f"#/nhat-ky/{visits[0]['id']}")
    expect(phone.page.get_by_text("Giờ máy lệch lúc ghi")).to_be_visible()
