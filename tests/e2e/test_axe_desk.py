"""Every page of the desk by role: 0 findings. At 360 px each time, on a desktop and in English in `make nightly`."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import NewDesk, NewPhone
from tests.e2e.support.look import LOOKED_IN, wrong_with
from tests.e2e.support.phone import Desk, Phone
from tests.e2e.support.site import Site

ROLES = ("commune_officer", "admin")
RAIL = ".dk-nav-link[href^='#/ban/']"
# Its form stands on the page of one indicator.
FORMS_OF_ONE = "#/ban/chi-tieu"
# A page that the rail does not offer hangs on one that it does.
BEHIND = {"#/ban/xuat": "#/ban/xuat/tu-dien"}


@pytest.mark.parametrize("role", ROLES)
def test_the_desk_on_a_phone(role: str, site: Site, new_phone: NewPhone) -> None:
    phone = new_phone()
    pages = log_in(phone, site, role)
    wrong = {page: look_at(phone, page, phone=True) for page in pages}
    assert {page: found for page, found in wrong.items() if found} == {}


@pytest.mark.nightly
@pytest.mark.parametrize("role", ROLES)
def test_the_desk(role: str, site: Site, new_desk: NewDesk) -> None:
    desk = new_desk()
    pages = log_in(desk, site, role)
    wrong = {f"{page} wide": look_at(desk, page, phone=False, themes=("sang",)) for page in pages}
    desk.tap(desk.page.get_by_role("button", name="English"))
    for page in pages:
        open_page(desk.page, page)
        wrong[f"{page} English"] = wrong_with(desk.page, phone=False, themes=("sang",), language="en")
    assert {page: found for page, found in wrong.items() if found} == {}


@pytest.mark.nightly
def test_the_desk_of_the_province(site: Site, new_desk: NewDesk, new_phone: NewPhone) -> None:
    """Its pages are the administrator's, with less on them."""
    wrong = {}
    for desk in (new_desk(), new_phone()):
        pages = log_in(desk, site, "province_staff")
        narrow = not isinstance(desk, Desk)
        for page in pages:
            open_page(desk.page, page)
            wrong[f"{page} {narrow=}"] = wrong_with(desk.page, phone=narrow)
    assert {page: found for page, found in wrong.items() if found} == {}


def log_in(desk: Phone, site: Site, role: str) -> list[str]:
    """Log in as the first of a role; the routes of the pages that the rail offers."""
    desk.log_in(site.first(role))
    pages = [str(link.get_attribute("href")) for link in desk.page.locator(RAIL).all()]
    assert len(pages) > 3
    return pages + [behind for page, behind in BEHIND.items() if page in pages]


def look_at(desk: Phone, route: str, *, phone: bool, themes: tuple[str, ...] = LOOKED_IN) -> list[str]:
    """What is wrong with a page, its form for a new thing, the first one that it lists, and its first sheet."""
    open_page(desk.page, route)
    wrong = wrong_with(desk.page, phone=phone, themes=themes)
    for name, which in (("new", "[href$=moi]"), ("one", ":not([href$=moi])")):
        link = desk.page.locator(f"main a[href^='{route}/']{which}").first
        if link.is_visible():
            open_page(desk.page, str(link.get_attribute("href")))
            wrong += [f"{name}: {line}" for line in wrong_with(desk.page, phone=phone, themes=themes)]
            if name == "one" and route == FORMS_OF_ONE:
                wrong += [f"one's {line}" for line in look_at_sheet(desk, phone=phone, themes=themes)]
            open_page(desk.page, route)
    return wrong + look_at_sheet(desk, phone=phone, themes=themes)


def look_at_sheet(desk: Phone, *, phone: bool, themes: tuple[str, ...]) -> list[str]:
    """What is wrong with the first sheet that the open page offers, if any."""
    sheet = desk.page.locator("main [aria-haspopup=dialog]").first
    if not sheet.is_visible():
        return []
    desk.tap(sheet)
    expect(desk.page.locator("dialog")).to_be_visible()
    wrong = [f"sheet: {line}" for line in wrong_with(desk.page, phone=phone, themes=themes)]
    desk.page.keyboard.press("Escape")
    return wrong


def open_page(page: Page, route: str) -> None:
    """Go there, and wait for what the server says."""
    page.evaluate("hash => { location.hash = hash }", route)
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator(".skeleton:visible")).to_have_count(0)
