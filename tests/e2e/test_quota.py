"""A phone without room: the person is told, and what was saved stays saved."""

from playwright.sync_api import expect

from tests.e2e.support.desk import visits_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site

# Chromium does not heed a quota that is set from outside (Storage.overrideQuotaForOrigin): its refusal is played here.
REFUSE_WRITES = """() => {
    for (const name of ["put", "add"]) {
        const write = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...given) {
            if (window.full) {
                this.transaction.abort();
                throw new DOMException("no room", "QuotaExceededError");
            }
            return write.apply(this, given);
        };
    }
}"""


def test_no_room_is_told_and_loses_nothing(site: Site, member: Person, phone: Phone) -> None:
    phone.page.evaluate(REFUSE_WRITES)
    phone.network(on=False)
    phone.log_visit()
    phone.page.evaluate("window.full = true")
    phone.tap(phone.page.locator(".tile").nth(1))
    phone.tap(phone.button("Đã xong"))
    expect(phone.page.get_by_role("alert")).to_contain_text("Máy đầy, lượt này chưa lưu")
    expect(phone.page.locator("dialog")).to_be_visible()

    phone.page.evaluate("window.full = false")
    phone.tap(phone.button("Đã xong"))  # the same tap, once there is room
    phone.expect_saved()
    phone.network(on=True)
    phone.send_all()
    assert len(visits_of(site, member)) == 2
