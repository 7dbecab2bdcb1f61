"""Fault 31: a phone without room, at every single write. What is called saved is, and none of it is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import NewPhone
from tests.e2e.support.desk import visits_of
from tests.e2e.support.many import SAVE, save_many
from tests.e2e.support.outbox import ops_of, wait_until_all
from tests.e2e.support.phone import ARRIVES_WITHIN_MS, Phone
from tests.e2e.support.site import Person, Site
from tests.e2e.support.trouble import FULL, NO_BELL, REFUSALS, ROOM_AGAIN, refuse_writes

# A save, or a round of sending, that needs more writes than this is no longer the one these tests were made for.
MOST_WRITES = 60
SAVE_ONE = f"async () => {{ {SAVE} return saveOne(); }}"
# Hold ended, taken, settled, seen in the feed: less than this, and the story no longer tells what it is for.
SENDING_WRITES = 5


@pytest.fixture
def phone(new_phone: NewPhone, member: Person) -> Phone:
    """A phone whose room is ours to take, and on which the page alone writes."""
    phone = new_phone()
    phone.context.add_init_script(NO_BELL)
    phone.context.add_init_script(FULL)
    phone.log_in(member)
    phone.wait_until_installed()
    return phone


@pytest.mark.parametrize("mode", REFUSALS)
def test_a_visit_is_saved_or_said_not_to_be(site: Site, member: Person, phone: Phone, mode: str) -> None:
    page = phone.page
    phone.network(on=False)
    save_many(page, 1)
    refusals = 0
    for write in range(1, MOST_WRITES):
        before = len(ops_of(page))
        page.evaluate(refuse_writes(mode, write))
        saved = page.evaluate(SAVE_ONE)
        assert len(ops_of(page)) == before + saved
        if not saved:
            told_that_it_is_not_saved(page)
            page.evaluate(ROOM_AGAIN)
            phone.tap(phone.button("Đã xong"))  # the same tap, once there is room
            phone.expect_saved()
        if not page.evaluate("() => window.refused"):
            break
        refusals += 1
    assert refusals >= 2, "a save is several writes"
    saved_ids = {op["record_id"] for op in ops_of(page)}
    assert len(saved_ids) == refusals + 2

    page.evaluate(ROOM_AGAIN)
    phone.network(on=True)
    phone.send_all()
    assert {visit["id"] for visit in visits_of(site, member)} == saved_ids


def test_no_room_while_sending_loses_nothing(site: Site, member: Person, phone: Phone) -> None:
    page = phone.page
    page.goto(f"{phone.url}/#/gui")
    refusals = 0
    for write in range(1, MOST_WRITES):
        phone.network(on=False)
        phone.open("#/ghi")
        save_many(page, 1)
        phone.network(on=True)
        phone.open("#/gui")
        page.evaluate(refuse_writes("from then on", write))
        phone.tap(phone.button("Gửi ngay"))
        wait_until_all(page, "confirmed", unless="window.refused", within_ms=ARRIVES_WITHIN_MS)
        refused = page.evaluate("() => window.refused")
        page.evaluate(ROOM_AGAIN)
        phone.send_all()
        if not refused:
            break
        refusals += 1
    assert refusals >= SENDING_WRITES, "each step of sending and fetching is a write"
    ops = ops_of(page)
    assert len(ops) == refusals + 1
    assert {op["verdict"] for op in ops} == {"applied"}
    assert sorted(visit["revision"] for visit in visits_of(site, member)) == sorted(op["op_id"] for op in ops)


def told_that_it_is_not_saved(page: Page) -> None:
    """In the sheet that is still open, over everything else."""
    expect(page.get_by_role("alert")).to_contain_text("Máy đầy, lượt này chưa lưu")
    expect(page.locator("dialog")).to_be_visible()
