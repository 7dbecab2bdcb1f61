"""C2 and C3: an officer brings a list with seven errors, mends it in the page, compares it, and hands the drafts in."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import NewDesk
from tests.e2e.support.communes import open_commune
from tests.e2e.support.look import wrong_with
from tests.e2e.support.phone import Desk
from tests.e2e.support.site import Site

FILE = Path(__file__).parents[1] / "api" / "rosters" / "files" / "co-loi.xlsx"
# Several of its hamlets have each of the names; no other test hands in lists there.
COMMUNE = "Phường Tân Khánh"
ROWS = (3, 5, 7, 9, 10, 12)
TO_DIFFERENCES = 4


def test_a_list_with_errors_becomes_drafts(site: Site, new_desk: NewDesk) -> None:
    desk = new_desk()
    officer = open_commune(site, COMMUNE).officer
    desk.log_in(officer)
    page = desk.page
    see_differences(desk)

    desk.tap(page.locator(".dk-steps a", has_text="Sửa dòng lỗi"))
    named = page.locator(".dk-fixes tbody tr")
    expect(named).to_have_count(len(ROWS))
    for row, line in zip(ROWS, named.all(), strict=True):
        expect(line).to_contain_text(f"Dòng {row}")
    expect(page.get_by_text("Khu phố 3 chưa có Tổ trưởng")).to_be_visible()
    assert wrong_with(page, phone=False) == []
    mend_by_keyboard(page, officer.pin)

    choose_hamlets(page)
    desk.tap(page.locator(".dk-steps a", has_text="Xem khác biệt"))
    expect(page.locator(".dk-sentences li").first).to_be_visible()
    assert wrong_with(page, phone=False) == []
    desk.tap(desk.button("Lập danh sách nháp (3 tổ)"))

    desk.tap(desk.button("Gửi duyệt 3 bản nháp"))
    expect(page.get_by_text("Không có bản nháp nào")).to_be_visible()
    desk.tap(desk.choice("Chờ duyệt"))
    expect(page.locator("main tbody tr")).to_have_count(3)
    desk.tap(page.locator("main tbody a").first)
    expect(desk.button("Rút lại")).to_be_visible()
    assert wrong_with(page, phone=False) == []
    assert desk.troubles == []


def see_differences(desk: Desk) -> None:
    """T9: from the home page to the differences in at most four clicks, the choice of the file among them."""
    before = desk.taps
    desk.tap(desk.page.locator(".dk-rail a", has_text="Nhập Excel"))
    with desk.page.expect_file_chooser() as chooser:
        desk.tap(desk.page.locator("label", has_text="Chọn tệp danh sách"))
    chooser.value.set_files(FILE)
    desk.tap(desk.page.locator(".dk-steps a", has_text="Xem khác biệt"))
    expect(desk.page.locator(".dk-sentences li").first).to_be_visible()
    assert desk.taps - before <= TO_DIFFERENCES


def mend_by_keyboard(page: Page, pin: str) -> None:
    """T12: Enter leads from one error to the next; half-done work is still there after a reload, behind the PIN."""
    page.locator("[data-fix]").first.focus()
    for row, text in ((3, "Nguyễn Thị Thử"), (5, "0530561999"), (7, "1998")):
        expect(page.locator(":focus")).to_have_attribute("aria-label", re.compile(rf"^Dòng {row}, "))
        page.keyboard.press("Control+A")
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Dòng 9, Vai trò")
    expect(page.locator("[data-fix=done]")).to_have_count(3)
    expect(page.locator(".dk-recheck [role=status]")).to_have_attribute("aria-busy", "false")
    page.reload()
    page.get_by_label("PIN 6 số").fill(pin)
    page.keyboard.press("Enter")
    expect(page.locator("[data-fix=done]")).to_have_count(3)
    page.get_by_label("Dòng 9, Vai trò").select_option("Tổ viên")
    page.get_by_label("Dòng 10, Vai trò").select_option("Tổ phó")
    page.get_by_role("button", name="Hai người dùng chung số").press("Enter")
    page.get_by_label("Tổ trưởng của Khu phố 3").select_option(index=1)
    expect(page.get_by_text("Còn 0 chỗ cần sửa")).to_be_visible()
    page.get_by_role("button", name="Kiểm tra lại (7 dòng đã sửa)").press("Enter")


def choose_hamlets(page: Page) -> None:
    """After the merger the commune has several hamlets of each name: each name gets one that no other has."""
    expect(page.get_by_text(re.compile(r"^Còn \d+ tên chưa rõ"))).to_be_visible()
    questions = page.locator(".dk-hamlets select")
    for at in range(questions.count()):
        questions.nth(at).select_option(index=at + 1)
        expect(page.locator(".dk-hamlets .field").nth(at)).to_contain_text("Đã chọn")
    expect(page.get_by_text("Mọi tên đều đã khớp.")).to_be_visible()
