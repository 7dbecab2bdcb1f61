"""Fault 30: what the phone called saved is on its disk, whatever ends the browser right afterwards."""

import pytest

from tests.e2e.conftest import NewOwnPhone
from tests.e2e.support.desk import visits_of
from tests.e2e.support.outbox import ops_of
from tests.e2e.support.phone import SAVED, OwnPhone
from tests.e2e.support.site import Person, Site

KILLS = [20, pytest.param(200, marks=pytest.mark.nightly)]
# Words that a power cut would put to the test: the browser answers a write only when it has reached the disk.
WATCH_WRITES = """{
    const begin = IDBDatabase.prototype.transaction;
    window.durabilities = [];
    IDBDatabase.prototype.transaction = function (...given) {
        const made = begin.apply(this, given);
        if (this.name.startsWith("outbox-") && made.mode === "readwrite") durabilities.push(made.durability);
        return made;
    };
}"""
# Asked at every frame: between Playwright's own looks a second may pass, twenty times over. All visits of the day are
# counted, not those that wait: a browser that starts may send one before the network is taken from it.
KEPT = r"count => [...document.querySelectorAll('h2')].some(head => head.textContent.includes(`: ${count} lượt`))"


@pytest.mark.parametrize("kills", KILLS)
def test_a_browser_killed_after_saved_has_lost_nothing(
    site: Site, member: Person, new_own_phone: NewOwnPhone, kills: int
) -> None:
    phone = new_own_phone()
    phone.log_in(member)
    phone.wait_until_installed()
    phone.page.add_init_script(WATCH_WRITES)
    phone.page.reload()
    phone.network(on=False)
    phone.log_visit()
    assert set(phone.page.evaluate("durabilities")) == {"strict"}
    phone.put_away()

    for killed in range(kills):
        phone.restart(offline=True)
        phone.open()
        phone.page.wait_for_function(KEPT, arg=killed + 1)
        save_and_kill(phone)

    phone.restart(offline=False)
    phone.open()
    saved = {row["record_id"] for row in ops_of(phone.page)}
    assert len(saved) == kills + 1
    phone.send_all()
    visits = visits_of(site, member)
    assert sorted(visit["id"] for visit in visits) == sorted(saved)


def save_and_kill(phone: OwnPhone) -> None:
    """The browser dies as soon as the words are on the screen."""
    phone.tap(phone.page.locator(".tile").first)
    phone.tap(phone.button("Đã xong"))
    phone.page.wait_for_function("words => document.querySelector('.toasts').textContent.includes(words)", arg=SAVED)
    phone.kill()
