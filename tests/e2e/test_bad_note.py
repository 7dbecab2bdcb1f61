"""A note with an identity number never leaves the sheet."""

import pytest
from playwright.sync_api import expect

from tests.e2e.support.desk import visits_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site

SAID = "Ghi chú có số giống CCCD hoặc điện thoại. Xoá số đó rồi lưu."


@pytest.mark.parametrize("bad", ["CCCD 079 203 001 234", "gọi 0912.345.678"])
def test_a_note_with_a_number_of_a_person_is_refused(site: Site, member: Person, phone: Phone, bad: str) -> None:
    phone.tap(phone.page.locator(".tile").nth(0))
    phone.tap(phone.page.locator("#place label").first)
    phone.tap(phone.page.locator("summary", has_text="Thêm chi tiết"))
    note = phone.page.get_by_label("Ghi chú")
    note.fill(bad)
    phone.tap(phone.button("Đã xong"))
    expect(phone.page.get_by_text(SAID)).to_be_visible()
    expect(note).to_have_value(bad)  # what was typed stays, to be mended

    note.fill("hẹn sáng thứ bảy")
    phone.tap(phone.button("Đã xong"))
    phone.expect_saved()
    phone.send_all()
    (visit,) = visits_of(site, member)
    assert visit["note"] == "hẹn sáng thứ bảy"
