"""What is typed in a commune's report outlives the tab, the network and the log-in, and a second pair of hands."""

import dataclasses
from typing import Any

from playwright.sync_api import expect

from tests.e2e.conftest import NewDesk
from tests.e2e.support.look import LOOKED_IN, wrong_with
from tests.e2e.support.phone import Desk
from tests.e2e.support.site import Person, Site

WEAK, PRINTER, TABLETS = "Mạng ở khu trọ yếu", "Thiếu máy in", "Thêm hai máy tính bảng"
RESTORED = "Đã lấy lại phần gõ dở"


def test_nothing_typed_is_lost_to_the_tab_the_network_or_the_log_in(site: Site, new_desk: NewDesk) -> None:
    """Typed without a network, the tab gone, the log-in ended: it stands there again until it is stored."""
    officer, desk = officers(site, 1)[0], new_desk()
    desk.log_in(officer)
    open_report(desk, site)
    desk.network(on=False)
    desk.page.get_by_label("Khó khăn").fill(WEAK)
    desk.tap(desk.button("Lưu nháp"))
    expect(desk.page.get_by_text("Chưa kết nối được.", exact=False)).to_be_visible()
    expect(desk.page.get_by_label("Khó khăn")).to_have_value(WEAK)
    expect(desk.page.locator("[role=status][aria-busy=false]", has_text="được giữ trên máy này")).to_be_visible()
    desk.network(on=True)

    come_back(desk, officer, kept=True)
    expect(desk.page.get_by_role("heading", name=RESTORED)).to_be_visible()
    expect(desk.page.get_by_label("Khó khăn")).to_have_value(WEAK)
    wrong = wrong_with(desk.page, phone=False, themes=LOOKED_IN)

    site.forget_log_ins(officer)
    desk.page.get_by_label("Kiến nghị").fill(TABLETS)
    desk.tap(desk.button("Lưu nháp"))
    desk.tap(desk.page.get_by_role("link", name="Đăng nhập lại"))
    desk.page.get_by_label("PIN 6 số").fill(officer.pin)
    desk.tap(desk.button("Vào").and_(desk.page.locator("[type=submit]")))
    expect(desk.page.locator("#dk-main")).to_be_visible()
    open_report(desk, site)
    expect(desk.page.get_by_label("Khó khăn")).to_have_value(WEAK)
    expect(desk.page.get_by_label("Kiến nghị")).to_have_value(TABLETS)
    desk.tap(desk.button("Lưu nháp"))
    expect(desk.page.get_by_text(RESTORED)).to_be_hidden()
    assert stored(site, officer)["difficulties"] == WEAK
    come_back(desk, officer, kept=False)
    expect(desk.page.get_by_label("Kiến nghị")).to_have_value(TABLETS)
    expect(desk.page.get_by_text(RESTORED)).to_be_hidden()
    assert wrong == []


def test_two_officers_write_at_once(site: Site, new_desk: NewDesk) -> None:
    """The second reads the first's text beside the own, and keeps both."""
    hands = officers(site, 2)
    first, second = new_desk(), new_desk()
    for desk, officer in zip((first, second), hands, strict=True):
        desk.log_in(officer)
        open_report(desk, site)
        expect(desk.page.get_by_label("Khó khăn")).to_have_value("")
    second.page.get_by_label("Khó khăn").fill(WEAK)
    first.page.get_by_label("Khó khăn").fill(PRINTER)
    first.page.get_by_label("Kiến nghị").fill(TABLETS)
    first.tap(first.button("Lưu nháp"))
    expect(first.page.get_by_text("được giữ trên máy này")).to_be_hidden()

    second.tap(second.button("Lưu nháp"))
    expect(second.page.get_by_text(f"{hands[0].name} vừa sửa lúc", exact=False)).to_be_visible()
    expect(second.page.get_by_text(PRINTER)).to_be_visible()
    expect(second.page.get_by_label("Khó khăn", exact=True)).to_have_value(WEAK)
    expect(second.page.get_by_label("Kiến nghị", exact=True)).to_have_value(TABLETS)
    wrong = wrong_with(second.page, phone=False, themes=LOOKED_IN)
    second.tap(second.button("Lưu nháp"))
    expect(second.page.get_by_role("link", name="Chọn bản giữ lại")).to_be_visible()
    assert stored(site, hands[0])["difficulties"] == PRINTER
    second.tap(second.button("Giữ cả hai: Khó khăn"))
    second.tap(second.button("Lưu nháp"))
    expect(second.page.get_by_role("group", name="Khó khăn")).to_be_hidden()
    expect(second.page.get_by_label("Khó khăn")).to_have_value(f"{PRINTER}\n{WEAK}")
    told = stored(site, hands[0])
    assert (told["difficulties"], told["proposals"]) == (f"{PRINTER}\n{WEAK}", TABLETS)
    assert wrong == []


def officers(site: Site, how_many: int) -> list[Person]:
    """New officers of a commune whose report nobody has begun, apart from what other tests hand in."""
    staff = site.client(site.first("province_staff"))
    untouched = [row for row in staff.get(f"/rounds/{waiting(site)['id']}").json["rows"] if not row["begun"]]
    commune = next(row["unit_id"] for row in untouched if row["unit_id"] != site.first("commune_officer").unit_id)
    like = dataclasses.replace(site.first("commune_officer"), unit_id=commune)
    return [site.new_officer(like) for _ in range(how_many)]


def waiting(site: Site) -> dict[str, Any]:
    """A round that takes reports: the demo's, or the one that another test has opened when it closed that."""
    rounds = site.client(site.first("province_staff")).get("/rounds").json["items"]
    return dict(next(one for one in rounds if one["closed_at"] is None))


def open_report(desk: Desk, site: Site) -> None:
    """The own commune's report, ready to be written in."""
    desk.open(f"#/ban/bao-cao/{waiting(site)['id']}")
    expect(desk.page.get_by_label("Khó khăn", exact=True)).to_be_visible()


def come_back(desk: Desk, officer: Person, *, kept: bool) -> None:
    """The tab is lost and opened again; what is kept opens with the PIN."""
    desk.page.reload()
    if kept:
        desk.page.get_by_label("PIN 6 số").fill(officer.pin)
        desk.tap(desk.button("Mở phần đang sửa"))
    expect(desk.page.get_by_label("Khó khăn", exact=True)).to_be_visible()


def stored(site: Site, officer: Person) -> dict[str, Any]:
    """The report as the API tells it."""
    return dict(site.client(officer).get(f"/rounds/{waiting(site)['id']}/reports/{officer.unit_id}").json)
