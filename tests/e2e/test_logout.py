"""T6, fault 33: logging out with unsent visits loses none of them, unless somebody types their number."""

from playwright.sync_api import Locator, expect

from tests.e2e.support.desk import visits_of
from tests.e2e.support.many import save_many
from tests.e2e.support.outbox import ops_of
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site

UNSENT, FEW = 12, 2


def test_the_way_out_keeps_twelve_unsent_visits(site: Site, member: Person, phone: Phone) -> None:
    phone.network(on=False)
    save_many(phone.page, UNSENT)
    saved = {row["record_id"] for row in ops_of(phone.page)}
    gate = at_the_gate(phone)
    expect(gate.get_by_role("heading")).to_have_text("Còn 12 lượt chưa gửi")
    expect(gate.get_by_role("button", name="Gửi rồi đăng xuất")).to_have_count(0)

    phone.tap(gate.get_by_role("button", name="Khoá, giữ dữ liệu"))
    expect(phone.page.get_by_role("heading", name="Vào ứng dụng")).to_have_count(0)
    phone.page.get_by_label("PIN 6 số").fill(member.pin)
    phone.tap(phone.button("Mở khoá"))
    phone.open()
    expect(phone.bar).to_contain_text("Mất mạng · 12 lượt chờ gửi")
    assert visits_of(site, member) == []

    phone.network(on=True)
    phone.send_all()
    assert sorted(visit["id"] for visit in visits_of(site, member)) == sorted(saved)
    assert len(saved) == UNSENT


def test_only_the_typed_number_deletes_unsent_visits(phone: Phone) -> None:
    phone.network(on=False)
    save_many(phone.page, FEW)
    gate = at_the_gate(phone)
    phone.tap(gate.locator("summary"))
    wipe = gate.get_by_role("button", name="Xoá 2 lượt và đăng xuất")
    expect(wipe).to_be_disabled()
    for wrong in ("1", "22", "20"):
        gate.get_by_label("Gõ 2 để xoá").fill(wrong)
        expect(wipe).to_be_disabled()
    gate.get_by_label("Gõ 2 để xoá").fill("2")
    phone.tap(wipe)
    expect(phone.page.get_by_role("heading", name="Vào ứng dụng")).to_be_visible()
    left = phone.page.evaluate("indexedDB.databases().then(all => all.map(one => one.name).sort())")
    assert [name for name in left if "outbox" in name] == []


def at_the_gate(phone: Phone) -> Locator:
    """M9, "Đăng xuất", after a start of the app: the last save is no longer told over the button."""
    phone.open("#/cai-dat")
    phone.page.reload()
    phone.tap(phone.button("Đăng xuất"))
    return phone.page.locator("dialog")
