"""T6: logging out with 12 unsent visits and no network loses none of them, unless somebody types 12."""

from playwright.sync_api import expect

from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person

UNSENT = 12


def test_the_way_out_keeps_twelve_unsent_visits(member: Person, phone: Phone) -> None:
    phone.network(on=False)
    for _ in range(UNSENT):
        phone.log_visit()
    phone.open("#/cai-dat")
    phone.tap(phone.button("Đăng xuất"))
    gate = phone.page.locator("dialog")
    expect(gate.get_by_role("heading")).to_have_text("Còn 12 lượt chưa gửi")
    expect(gate.get_by_role("button", name="Gửi rồi đăng xuất")).to_have_count(0)

    phone.tap(gate.get_by_role("button", name="Khoá, giữ dữ liệu"))
    phone.page.get_by_label("PIN 6 số").fill(member.pin)
    phone.tap(phone.button("Mở khoá"))
    phone.open()
    expect(phone.bar).to_contain_text("Mất mạng · 12 lượt chờ gửi")

    phone.open("#/cai-dat")
    phone.tap(phone.button("Đăng xuất"))
    phone.tap(gate.locator("summary"))
    wipe = gate.get_by_role("button", name="Xoá 12 lượt và đăng xuất")
    expect(wipe).to_be_disabled()
    for wrong in ("1", "11", "120"):
        gate.get_by_label("Gõ 12 để xoá").fill(wrong)
        expect(wipe).to_be_disabled()
    gate.get_by_label("Gõ 12 để xoá").fill("12")
    phone.tap(wipe)
    expect(phone.page.get_by_role("heading", name="Vào ứng dụng")).to_be_visible()
    left = phone.page.evaluate("indexedDB.databases().then(all => all.map(one => one.name).sort())")
    assert [name for name in left if "outbox" in name] == []
