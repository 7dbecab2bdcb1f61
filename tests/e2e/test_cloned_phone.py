"""Fault 47: a phone set up from a copy of another one. Both work on, and nothing of either is lost."""

import shutil

from playwright.sync_api import expect

from tests.e2e.conftest import NewOwnPhone
from tests.e2e.support.desk import visits_of
from tests.e2e.support.many import save_many
from tests.e2e.support.outbox import ops_of
from tests.e2e.support.site import Person, Site

EACH = 10


def test_a_copied_phone_and_its_original_save_ten_each(site: Site, member: Person, new_own_phone: NewOwnPhone) -> None:
    original = new_own_phone()
    original.log_in(member)
    original.wait_until_installed()
    original.put_away()
    clone = new_own_phone()
    clone.put_away()
    shutil.copytree(original.profile, clone.profile, dirs_exist_ok=True, symlinks=True)

    saved = set()
    for phone in (original, clone):
        phone.restart(offline=True)
        phone.open()
        expect(phone.page.locator(".tile").first).to_be_visible()
        save_many(phone.page, EACH)
        saved |= {row["op_id"] for row in ops_of(phone.page)}
    assert len(saved) == 2 * EACH
    for phone in (clone, original):
        phone.network(on=True)
        phone.send_all()
    assert sorted(visit["revision"] for visit in visits_of(site, member)) == sorted(saved)
