"""C4 and C5: an approver checks submitted lists, approves them with a number, and prints the decision (T8, T12)."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Figure, NewDesk, NewPhone
from tests.e2e.support.lists import NEWCOMER, submit_one
from tests.e2e.support.look import wrong_with
from tests.e2e.support.phone import Phone
from tests.e2e.support.site import Person, Site

PHONE_TAPS, DESK_CLICKS = 5, 4
APPROVE = "Duyệt danh sách"
MOST_TABS = 80


def test_five_taps_and_a_number(
    site: Site, demo_member: Person, new_phone: NewPhone, new_desk: NewDesk, figure: Figure
) -> None:
    """T8 on a phone; then the papers come out, and the team's history tells who approved."""
    waiting = submit_one(site, "0539970001", besides=demo_member)
    phone = new_phone()
    approver = site.first("commune_approver")
    phone.log_in(approver)
    phone.open("#/ban/hom-nay")
    phone.taps = 0
    phone.tap(phone.page.get_by_role("link", name="Xem và duyệt"))
    expect(phone.page.get_by_text(f"Bà {NEWCOMER['full_name']} vào Tổ", exact=False)).to_be_visible()
    approve(phone, "901")
    assert phone.taps <= PHONE_TAPS
    figure("t8_phone_taps", phone.taps)
    expect(phone.page.get_by_role("heading", name="Quyết định 901/QĐ-UBND")).to_be_visible()
    expect(phone.page.get_by_text("In quyết định", exact=False)).to_be_visible()
    assert download(phone, "Tải PDF để in").startswith(b"%PDF-")
    assert download(phone, "Tải Word").startswith(b"PK")
    issued = phone.page.url.partition("#")[2].partition("?")[0]
    history = f"/ban/lich-su/{waiting.team['id']}"
    wrong = {route: look(phone, f"#{route}", narrow=True) for route in (issued, history)}
    expect(phone.page.get_by_text(f"Duyệt: {approver.name}")).to_be_visible()

    desk = new_desk()
    desk.log_in(site.first("commune_officer"))
    wrong |= {f"{route} wide": look(desk, f"#{route}", narrow=False) for route in (issued, history)}
    assert {route: found for route, found in wrong.items() if found} == {}


def test_a_list_that_changed_meanwhile(
    site: Site, demo_member: Person, new_desk: NewDesk, new_phone: NewPhone, figure: Figure
) -> None:
    """The new differences are shown, the number stays; T8 on a desk. The check page is looked at as well."""
    waiting = submit_one(site, "0539970002", besides=demo_member)
    desk = new_desk()
    desk.log_in(site.first("commune_approver"))
    desk.open("#/ban/hom-nay")
    desk.taps = 0
    desk.tap(desk.page.get_by_role("link", name="Xem và duyệt"))
    expect(desk.page.get_by_text(str(NEWCOMER["organization"]), exact=False).first).to_be_attached()
    clicks = desk.taps
    wrong = wrong_with(desk.page, phone=False)
    phone = new_phone()
    phone.log_in(site.first("commune_approver"))
    wrong += look(phone, "#/ban/quyet-dinh/moi", narrow=True)
    assert wrong == []

    waiting.change("Đoàn Thanh niên")
    number = desk.page.get_by_label("Số quyết định")
    desk.tap(number)
    number.fill("902/QĐ-UBND")
    desk.tap(desk.button(APPROVE))
    expect(desk.page.get_by_text("Danh sách vừa đổi")).to_be_visible()
    expect(desk.page.get_by_text("Vừa đổi", exact=True)).to_be_visible()
    expect(number).to_have_value("902/QĐ-UBND")
    desk.tap(desk.button(APPROVE))
    expect(desk.page.get_by_role("heading", name="Quyết định 902/QĐ-UBND")).to_be_visible()
    # One click went to the refusal.
    figure("t8_desk_clicks", desk.taps - 1)
    assert clicks == 1
    assert desk.taps - 1 <= DESK_CLICKS


def test_without_a_mouse(site: Site, demo_member: Person, new_desk: NewDesk) -> None:
    """T12: from the day's page to the approved decision with the keyboard alone; a number that is taken is told."""
    submit_one(site, "0539970003", besides=demo_member)
    desk = new_desk()
    desk.log_in(site.first("commune_approver"))
    desk.open("#/ban/hom-nay")
    page = desk.page
    link = page.get_by_role("link", name="Xem và duyệt")
    expect(link).to_be_visible()
    tab_to(page, link)
    page.keyboard.press("Enter")
    number = page.get_by_label("Số quyết định")
    expect(number).to_be_visible()
    tab_to(page, number)
    taken = site.client(site.first("commune_approver")).get("/decisions").json["items"][0]
    page.keyboard.type(taken["label"])
    date = page.get_by_label("Ngày quyết định")
    tab_to(page, date)
    page.keyboard.press("Control+a")
    page.keyboard.type("/".join(reversed(taken["date"].split("-"))))
    page.keyboard.press("Enter")
    expect(number).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(number).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("903")
    tab_to(page, desk.button(APPROVE))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Quyết định 903/QĐ-UBND")).to_be_visible()


def approve(phone: Phone, number: str) -> None:
    """Type the number and press the one button."""
    field = phone.page.get_by_label("Số quyết định")
    phone.tap(field)
    field.fill(number)
    phone.tap(phone.button(APPROVE))


def download(phone: Phone, button: str) -> bytes:
    """What the button gives."""
    with phone.page.expect_download() as given:
        phone.tap(phone.button(button))
    return given.value.path().read_bytes()


def look(desk: Phone, route: str, *, narrow: bool) -> list[str]:
    """What is wrong with a page."""
    desk.open(route)
    expect(desk.page.locator("main h1")).to_be_visible()
    expect(desk.page.locator("main .dk-box, main .card, main .dk-check").first).to_be_visible()
    return wrong_with(desk.page, phone=narrow)


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is there, and see it."""
    wanted = target.element_handle()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("one => document.activeElement === one", wanted):
            return
    raise AssertionError(f"{MOST_TABS} tabs do not reach {target}")
